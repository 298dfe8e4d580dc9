"""The stretches of a view that are read: those around numbers long enough to be somebody's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from safefeedback.recognizers.numbers.runs import Run
from safefeedback.recognizers.numbers.windows import MIN_DIGITS

__all__ = ["code_zones", "is_worth_reading"]

_CODE_LEFT: Final = 34
_CODE_RIGHT: Final = 40


def is_worth_reading(run: Run, text: str) -> bool:
    """Tell whether a run has four digits, or touches a letter or a hyphen as codes do."""
    if sum(map(len, run.digits)) >= MIN_DIGITS:
        return True
    before = text[max(0, run.groups[0].start - 2) : run.groups[0].start]
    after = text[run.groups[-1].end : run.groups[-1].end + 1]
    return before[-1:].isalnum() or after.isalpha() or before.endswith(("-", "*")) or before[:1].isalpha()


def code_zones(read: Sequence[Run], text: str) -> Iterator[tuple[int, int]]:
    """Yield the disjoint stretches that may hold a code with letters, in order; they end between words."""
    return _merged(text, ((run.groups[0].start - _CODE_LEFT, run.groups[-1].end + _CODE_RIGHT) for run in read))


def _merged(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    current: tuple[int, int] | None = None
    for low, high in spans:
        start, end = max(0, low), _between_words(text, high)
        if current is None:
            current = (start, end)
        elif start <= current[1]:
            current = (current[0], max(current[1], end))
        else:
            yield current
            current = (start, end)
    if current is not None:
        yield current


def _between_words(text: str, position: int) -> int:
    limit = min(len(text), position + _CODE_RIGHT)
    while position < limit and not text[position].isspace():
        position += 1
    return min(position, len(text))
