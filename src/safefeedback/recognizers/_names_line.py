"""A message as the name recognizer reads it: words, what stands between them, how they are written."""

from __future__ import annotations

from operator import itemgetter
from typing import Final, NamedTuple

from safefeedback.recognizers._names_words import Kind, Kinds
from safefeedback.text import View, Word, words

__all__ = ["STARTS", "Tokens", "tokens"]

STARTS: Final[frozenset[str]] = frozenset((".", "!", "n", "N", "^", "q"))
"""Gaps after which a capital tells nothing."""

_SIGNS: Final = (
    *((sign, sign) for sign in "@/"),
    *((sign, "!") for sign in "!?¡¿"),
    (".", "."), (":", ":"), ("(", "("), (")", ")"), ('"', "q"), ("«", "q"), ("“", "q"), ("'", "q"),
    (";", ","), (",", ","), ("-", "-"), ("–", "-"), ("—", "-"), ("_", "u"),
)  # fmt: skip


class _Gaps(dict[str, str]):
    """What stands between two words to its class; only those given at first are kept."""

    def __missing__(self, between: str) -> str:
        if "\n" in between:
            return "N" if "\n\n" in between else ":" if ":" in between else "n"
        return next((name for sign, name in _SIGNS if sign in between), "o" if between.strip() else "_")


_GAPS: Final = _Gaps(
    {
        " ": "_",
        "": "0",
        ", ": ",",
        ",": ",",
        ". ": ".",
        ".": "=",
        "\n": "n",
        ": ": ":",
        "  ": "_",
        "@": "@",
        "_": "u",
    }
)
_START, _END, _FOLDED = itemgetter(0), itemgetter(1), itemgetter(2)
_CAPITALS: Final = frozenset(character for character in map(chr, range(0x250)) if character.isupper())


class Tokens(NamedTuple):
    """A message in words.

    Attributes:
        words: the words, in order.
        kinds: what each may be.
        gaps: the class of what stands before each word, and after the last one.
        capitals: each word begins with a capital.
        shown: each word as a neighbour, then an edge on the right and one on the left (``shown[-1]``).
        style: ``M`` capitals mean something, ``l`` there are none, ``U`` nearly all are.
        text: the text of the view.
    """

    words: tuple[Word, ...]
    kinds: list[Kind]
    gaps: list[str]
    capitals: list[bool]
    shown: list[str]
    style: str
    text: str


def tokens(view: View, kinds: Kinds) -> Tokens:
    """Return the words of a view with what is known of each."""
    found, text = words(view), view.text
    starts, ends = list(map(_START, found)), list(map(_END, found))
    between = [text[end:start] for end, start in zip(ends, starts[1:], strict=False)]
    capitals = list(map(_CAPITALS.__contains__, map(text.__getitem__, starts)))
    style = _style(text, capitals)
    known = list(map(kinds.__getitem__, map(_FOLDED, found)))
    if style == "M":
        shown = [kind.shown_capital if capital else kind.shown for kind, capital in zip(known, capitals, strict=True)]
    else:
        shown = [kind.shown for kind in known]
    return Tokens(found, known, ["^", *map(_GAPS.__getitem__, between), "^"], capitals, [*shown, "^", "^"], style, text)


def _style(text: str, capitals: list[bool]) -> str:
    total = sum(capitals)
    if total <= 0.02 * len(capitals):
        return "l"
    if total < 0.6 * len(capitals):
        return "M"
    return "U" if sum(map(str.isupper, text)) > sum(map(str.islower, text)) else "M"
