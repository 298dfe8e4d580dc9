"""Lists of people: where one eight-digit number is a DNI, the next one in the list is too."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence
from itertools import accumulate
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
    known = sorted(start for start, _, verdict in found if verdict.entity == "PE_DNI" and verdict.score >= _SURE)
    if not known:
        return []
    ordered = sorted((start, end) for start, end, _ in found)
    starts = [start for start, _ in ordered]
    furthest = list(accumulate((end for _, end in ordered), max))
    listed: list[tuple[int, int, Verdict]] = []
    for run in read:
        start, end = run.groups[0].start, run.groups[-1].end
        before = bisect_left(starts, end)
        if len(run.groups) != 1 or end - start != _SIZE or (before and furthest[before - 1] > start):
            continue
        near = known[bisect_left(known, start - _REACH) : bisect_right(known, start + _REACH)]
        if any(_is_listed(view.text, start, place) for place in near):
            listed.append((start, end, Verdict("PE_DNI", _SCORE, (Evidence("neighbour", "list-of-dni", _SCORE),))))
            insort(known, start)
    return listed


def _is_listed(text: str, start: int, known: int) -> bool:
    """The same mark stands before both, or they stand in one enumeration."""
    first, second = sorted((start, known))
    mark = text[max(0, start - 2) : start]
    return (mark == text[max(0, known - 2) : known] and mark.strip() != "" and not mark.isalpha()) or (
        text[first + _SIZE : second].strip() in (",", "y", "e", ";", "/", "-")
    )
