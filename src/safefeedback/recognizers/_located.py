"""Where a finding stands in a view: the way from the message as received to the words of a reading."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import itemgetter
from typing import Final

from safefeedback.text import View, words

__all__ = ["located", "word_range"]

_START: Final = itemgetter(0)
_END: Final = itemgetter(1)


def located(view: View, span: tuple[int, int]) -> tuple[int, int]:
    """Return the part of a view that comes from a span of the message; empty when nothing of it is left."""
    start, end = span
    if view.starts is None or view.ends is None:
        return start, end
    first = bisect_right(view.ends, start)
    return first, max(first, bisect_left(view.starts, end))


def word_range(view: View, span: tuple[int, int]) -> tuple[int, int]:
    """Return the places, half-open, of the words of a view that a span of the message touches."""
    start, end = located(view, span)
    found = words(view)
    first = bisect_right(found, start, key=_END)
    return first, max(first, bisect_left(found, end, key=_START))
