"""Whether one word by itself is said as a name: by its case, its neighbours and its line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from safefeedback.recognizers._names_cues import CUES, HEADS, PARTICLES
from safefeedback.text import View, Word

__all__ = ["stands_as_name"]

_ENDS: Final = ".!?\n¿¡:;•-*"
_SAME: Final = frozenset(("mismo", "misma"))

_DONE: Final = frozenset(
    "dice dijo volvio sigue siguio vino llamo contesto respondio prometio grito pego golpeo insulto amenazo robo cobro"
    " pidio nego firmo sabe quiere quiso cerro boto mintio miente trabaja vive me nos les".split()
)
"""What somebody does, and what stands before it: behind a name without an article."""

_TOLD: Final = frozenset(
    "hable hablo hablar hablamos converse conversar dije digo decirle avise pregunte pedi reclame denuncie denuncio"
    " llame vi conozco busque encontre acuse acuso culpo entregue pague".split()
)
"""What somebody does with or to another: before ``con`` or ``a`` and a name."""

_NO_NAME: Final = frozenset(
    "el la los las un una unos unas mi mis tu tus su sus este esta esa ese nuestro nuestra de del al sin con hay por"
    " para otra otro mucha mucho poca poco mas que".split()
)
"""What stands before a word that is no name."""


def stands_as_name(view: View, found: Sequence[Word], at: int, *, is_plain: bool) -> bool:
    """Tell whether the word is somebody's name there.

    Args:
        view: the reading.
        found: its words.
        at: place of the word among them.
        is_plain: it is no common word; it counts unless it is the name of a street or an institution.
    """
    head = _head(found, at)
    if head in HEADS and head not in CUES:
        return False
    if is_plain:
        return True
    if _is_acting(view, found, at) or _is_told(found, at) or _is_accused(view, found, at):
        return True
    if _is_announced(view, found, at) or _is_line(view, found[at]):
        return True
    return _has_capital(view, found[at]) and not _is_in_capitals(view, found, at)


def _head(found: Sequence[Word], at: int) -> str:
    """Return the last word before it that is no particle, or an empty string."""
    for before in range(at - 1, max(-1, at - 4), -1):
        if found[before].folded not in PARTICLES:
            return found[before].folded
    return ""


def _is_acting(view: View, found: Sequence[Word], at: int) -> bool:
    """Tell whether it does something: "y cruz me cerro la puerta", but "la luz me falta"."""
    if at + 1 >= len(found) or found[at + 1].folded not in _DONE:
        return False
    if view.text[found[at].end : found[at + 1].start].strip():
        return False
    return at == 0 or found[at - 1].folded not in _NO_NAME or "\n" in view.text[found[at - 1].end : found[at].start]


def _is_told(found: Sequence[Word], at: int) -> bool:
    """Tell whether somebody spoke with it: "hable con rosa", but "una casa con luz"."""
    return at > 1 and found[at - 1].folded in ("con", "a") and found[at - 2].folded in _TOLD


def _is_accused(view: View, found: Sequence[Word], at: int) -> bool:
    """Tell whether it was this one who did it: ", fue barrera." at the end of what is said."""
    if at < 1 or found[at - 1].folded != "fue":
        return False
    before = view.text[found[at - 2].end : found[at - 1].start] if at > 1 else "."
    after = view.text[found[at].end : found[at].end + 1]
    return any(mark in before for mark in ",.;:¿¡!?\n") and not after.strip(".,;:!?\n ")


def _is_announced(view: View, found: Sequence[Word], at: int) -> bool:
    """Tell whether a word that announces a name stands right before, or a document right after."""
    if at and CUES.get(found[at - 1].folded, "number") != "number" and found[at - 1].folded not in _SAME:
        return view.text[found[at - 1].end : found[at].start].strip(" .:,") == ""
    return at + 1 < len(found) and CUES.get(found[at + 1].folded) == "number"


def _is_line(view: View, word: Word) -> bool:
    """Tell whether it stands alone on a line, as a signature does."""
    start = view.text.rfind("\n", 0, word.start) + 1
    before, after = (
        view.text[max(start, word.start - 4) : word.start],
        view.text[word.end : word.end + 4].split("\n")[0],
    )
    is_whole = word.start - start <= len(before) and not any(c.isalnum() for c in before + after)
    return is_whole and len(after) < 4 and start > 0


def _has_capital(view: View, word: Word) -> bool:
    """Tell whether it has a capital that neither the start of a sentence nor shouting explains."""
    written = view.text[word.start : word.end]
    behind = view.text[max(0, word.start - 8) : word.start].rstrip(" \t")
    return written[0].isupper() and not written.isupper() and bool(behind) and behind[-1] not in _ENDS


def _is_in_capitals(view: View, found: Sequence[Word], at: int) -> bool:
    """Tell whether a neighbour has a capital too ("Luz del Sur", "Cruz Roja"), so that both are another name."""
    after = at + 1
    while after < len(found) and after - at <= 2 and found[after].folded in PARTICLES:
        after += 1
    near = [found[at - 1]] if at else []
    near += [found[after]] if after < len(found) and not _is_broken(view, found[at], found[after]) else []
    return any(_has_capital(view, word) for word in near)


def _is_broken(view: View, one: Word, other: Word) -> bool:
    return any(c in ".,;:!?\n()" for c in view.text[one.end : min(other.start, one.end + 20)])
