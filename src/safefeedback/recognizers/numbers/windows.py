"""Windows of a run: every stretch of neighbouring groups that could be one number."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from safefeedback.recognizers.numbers.options import Window
from safefeedback.recognizers.numbers.runs import Run

__all__ = ["MAX_DIGITS", "MIN_DIGITS", "is_tight", "windows"]

MAX_DIGITS: Final = 22
MIN_DIGITS: Final = 4
_TIGHT: Final = frozenset("-.*_·/")


def windows(run: Run, text: str, *, is_dictated: bool) -> Iterator[tuple[int, int, Window]]:
    """Yield ``(first group, last group, window)`` for all stretches of 4 to 22 digits."""
    for first, head in enumerate(run.groups):
        has_plus = head.start > 0 and text[head.start - 1] == "+"
        digits, sizes, separators = "", (), ()  # type: str, tuple[int, ...], tuple[str, ...]
        for last in range(first, len(run.groups)):
            if last > first:
                separators += (_separator(run.gaps[last - 1]),)
            digits += run.digits[last] if len(run.digits[last]) <= MAX_DIGITS else " " * (MAX_DIGITS + 1)
            sizes += (run.groups[last].size,)
            if len(digits) > MAX_DIGITS:
                break
            if len(digits) >= MIN_DIGITS:
                yield first, last, Window(digits, sizes, separators, has_plus, is_dictated)


def _separator(gap: str) -> str:
    bare = gap.replace("(", "").replace(")", "").replace("\n", " ").strip(" ")
    return bare[0] if bare else " "


def is_tight(run: Run, position: int) -> bool:
    """Tell whether the gap at a position joins its groups closely, as in ``12-34``: nobody ends a number there."""
    return 0 <= position < len(run.gaps) and len(run.gaps[position]) == 1 and run.gaps[position] in _TIGHT
