"""A message with marked spans, and edits that keep them on their characters.

An edit ``(start, end, replacement)`` is read against the text as it stands. A change that reaches over the edge of a
span is left out, and so is a deletion at its first or last character; what is put in at an edge stays outside.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple, TypeAlias

__all__ = ["Edit", "Noisy", "Spans", "apply", "span_over"]

Edit: TypeAlias = tuple[int, int, str]
Spans: TypeAlias = list[tuple[int, int, str]]


class Noisy(NamedTuple):
    """A message on its way through the disturbances.

    Attributes:
        text: the message as it stands.
        spans: half-open, in order, disjoint, none empty.
    """

    text: str
    spans: Spans


def apply(noisy: Noisy, edits: Iterable[Edit]) -> Noisy:
    """Return the message after the edits; of two that overlap, the first counts."""
    ends = [end for _, end, _ in noisy.spans]
    parts: list[str] = []
    last, last_inner, shifts = [], [], [0]
    at = 0
    for start, end, new in sorted(edits, key=_place):
        if start < at or not _is_safe(start, end, new, noisy.spans, ends):
            continue
        parts += (noisy.text[at:start], new)
        last.append(end)
        last_inner.append(end if end > start else end + 1)
        shifts.append(shifts[-1] + len(new) - (end - start))
        at = end
    parts.append(noisy.text[at:])
    moved = [
        (start + shifts[bisect_right(last, start)], end + shifts[bisect_right(last_inner, end)], label)
        for start, end, label in noisy.spans
    ]
    return Noisy("".join(parts), moved)


def span_over(spans: Spans, ends: list[int], place: int) -> tuple[int, int, str] | None:
    """Return the span that holds the character at a place; ``ends`` are the ends of the spans."""
    index = bisect_right(ends, place)
    return spans[index] if index < len(spans) and spans[index][0] <= place else None


def _place(edit: Edit) -> tuple[int, int]:
    return edit[0], edit[1]


def _is_safe(start: int, end: int, new: str, spans: Spans, ends: list[int]) -> bool:  # noqa: PLR0917 - in the inner loop
    index = bisect_right(ends, start)
    if start == end or index == len(spans) or end <= spans[index][0]:
        return True
    first, last, _ = spans[index]
    if start < first or end > last:
        return False
    at_edge = start == first or end == last
    return not at_edge or (new != "" and not new[0].isspace() and not new[-1].isspace())
