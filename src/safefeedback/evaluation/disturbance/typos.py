"""Slips of the fingers: a neighbouring key, a letter dropped, doubled, or swapped with the next one.

Only letters slip, never the first or last one of a word or of a span, and never those of copied signs
(:func:`~safefeedback.evaluation.disturbance.reach.fixed`); so every number stays as it is.
"""

from __future__ import annotations

from random import Random
from typing import Final

from safefeedback.evaluation.disturbance.draft import Draft
from safefeedback.evaluation.disturbance.reach import fixed, words
from safefeedback.evaluation.gold import GoldMessage

__all__ = ["NEIGHBOURS", "typos"]

_SHARE: Final = 0.05
_SHORTEST: Final = 4
_KINDS: Final = ("neighbour", "neighbour", "dropped", "doubled", "swapped")

NEIGHBOURS: Final[dict[str, str]] = {
    "q": "wa", "w": "qes", "e": "wrd", "r": "etf", "t": "ryg", "y": "tuh", "u": "yij", "i": "uok", "o": "ipl",
    "p": "oñ", "a": "qsz", "s": "adwx", "d": "sfec", "f": "dgrv", "g": "fhtb", "h": "gjyn", "j": "hkum", "k": "jli",
    "l": "kño", "ñ": "lp", "z": "xas", "x": "zcs", "c": "xvd", "v": "cbf", "b": "vng", "n": "bmh", "m": "nj",
}  # fmt: skip
"""Letter to the letters beside it on a Spanish keyboard."""


def typos(message: GoldMessage, random: Random) -> GoldMessage:
    """Return the message with a slip at 5 % of the letters of its words; words of fewer than four letters stay."""
    draft, copied = Draft(message), fixed(message)
    for start, end in words(draft.text, least=_SHORTEST):
        place = start + 1
        while place < end - 1:
            if random.random() < _SHARE / (1 - 2 / (end - start)) and _is_free(draft, copied, place):
                place += _slip(draft, place, random)
            place += 1
    return draft.finish()


def _is_free(draft: Draft, copied: bytearray, place: int) -> bool:
    return not (copied[place] or draft.is_edge(place) or draft.is_edge(place + 1))


def _slip(draft: Draft, place: int, random: Random) -> int:
    """Change one letter; return how many of the next ones are used up."""
    letter, after = draft.text[place], draft.text[place + 1]
    match random.choice(_KINDS):
        case "dropped":
            draft.pieces[place] = ""
        case "swapped" if _is_inner(draft, place + 1):
            draft.pieces[place], draft.pieces[place + 1] = after, letter
            return 1
        case "doubled":
            draft.pieces[place] = letter * 2
        case _:
            draft.pieces[place] = _beside(letter, random)
    return 0


def _is_inner(draft: Draft, place: int) -> bool:
    """Tell whether a letter is neither the last one of its word nor of a span."""
    return not draft.is_edge(place + 1) and draft.text[place + 1 : place + 2].isalpha()


def _beside(letter: str, random: Random) -> str:
    found = NEIGHBOURS.get(letter.lower())
    if found is None:
        return letter
    chosen = random.choice(found)
    return chosen.upper() if letter.isupper() else chosen
