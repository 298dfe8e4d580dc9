"""Lists of people: where one eight-digit number is a DNI, the next one in the list is too."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from safefeedback.findings import Evidence
from safefeedback.recognizers.numbers.runs import Run
from safefeedback.recognizers.numbers.scoring import Verdict
from safefeedback.text import View

__all__ = ["neighbours"]

_SURE: Final = 0.5
_SCORE: Final = 0.45
_SIZE: Final = 8
_REACH: Final = 120  # characters between two entries of a list


def neighbours(
    view: View, read: Sequence[Run], found: Sequence[tuple[int, int, Verdict]]
) -> list[tuple[int, int, Verdict]]:
    """Return the solid eight-digit numbers that nothing was found for, near a DNI on a line of the same kind."""
    known = [(start, end) for start, end, verdict in found if verdict.entity == "PE_DNI" and verdict.score >= _SURE]
    if not known:
        return []
    listed: list[tuple[int, int, Verdict]] = []
    for run in read:
        start, end = run.groups[0].start, run.groups[-1].end
        if len(run.groups) != 1 or end - start != _SIZE or any(a < end and start < b for a, b, _ in found):
            continue
        if any(_is_listed(view.text, start, place) for place in (*known, *((a, b) for a, b, _ in listed))):
            listed.append((start, end, Verdict("PE_DNI", _SCORE, (Evidence("neighbour", "list-of-dni", _SCORE),))))
    return listed


def _is_listed(text: str, start: int, known: tuple[int, int]) -> bool:
    """The same mark stands before both, or they stand in one enumeration."""
    if not -_REACH <= start - known[0] <= _REACH:
        return False
    first, second = sorted((start, known[0]))
    mark = text[max(0, start - 2) : start]
    return (mark == text[max(0, known[0] - 2) : known[0]] and mark.strip() != "" and not mark.isalpha()) or (
        text[first + _SIZE : second].strip() in (",", "y", "e", ";", "/", "-")
    )
