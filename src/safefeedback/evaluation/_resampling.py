"""Sums of counts over messages, and over messages drawn again.

The bootstrap draws whole messages with replacement (mentions of one message are not independent of each other), adds
up the counts of each draw and takes the percentiles of each ratio. A message's counts are packed into one integer,
64 bits a count, so that a draw of hundreds of messages is one sum of integers.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from struct import Struct

from safefeedback.evaluation.tally import Counts, Key

__all__ = ["Bootstrap", "Sums", "add_up"]

Interval = tuple[float | None, float | None]


@dataclass(frozen=True, slots=True)
class Bootstrap:
    """How the intervals are made.

    Attributes:
        resamples: draws that they rest on; 0 for no intervals.
        seed: the same seed and messages give the same intervals.
        confidence: share of the draws inside an interval.
    """

    resamples: int = 1000
    seed: str = ""
    confidence: float = 0.95


@dataclass(frozen=True, slots=True)
class Sums:
    """The counts of all messages and of each draw, a column for each key."""

    columns: Mapping[Key, int]
    total: Sequence[int]
    draws: Sequence[Sequence[int]]
    tail: float

    def names(self, section: str) -> set[str]:
        """Return the names that a section has."""
        return {key[1] for key in self.columns if key[0] == section}

    def sum(self, keys: Iterable[Key]) -> int:
        """Return the sum of some counts over all messages; a key that no message has counts nothing."""
        return sum(self.total[column] for column in self._find(keys))

    def shares(self, top: Iterable[Key], bottom: Iterable[Key]) -> list[float | None]:
        """Return the ratio of two sums in each draw; None where there was nothing to measure."""
        above, below = self._find(top), self._find(bottom)
        return [_share(sum([row[n] for n in above]), sum([row[n] for n in below])) for row in self.draws]

    def interval(self, values: Iterable[float | None]) -> Interval:
        """Return the middle of the values of the draws, those without a value left out."""
        ordered = sorted(value for value in values if value is not None)
        if not ordered:
            return None, None
        last = len(ordered) - 1
        return ordered[round(last * self.tail)], ordered[round(last * (1 - self.tail))]

    def _find(self, keys: Iterable[Key]) -> list[int]:
        return [self.columns[key] for key in keys if key in self.columns]


def add_up(tallies: Sequence[Counts], bootstrap: Bootstrap) -> Sums:
    """Add up the counts of all messages, and of each draw."""
    keys = sorted({key for counts in tallies for key in counts})
    columns = {key: column for column, key in enumerate(keys)}
    row = Struct(f"<{len(keys)}Q")
    packed = [_pack(counts, columns, row) for counts in tallies]
    draws = list(_draws(packed, row, bootstrap))
    return Sums(columns, _unpack(sum(packed), row), draws, (1 - bootstrap.confidence) / 2)


def _share(above: int, below: int) -> float | None:
    return above / below if below else None


def _pack(counts: Counts, columns: Mapping[Key, int], row: Struct) -> int:
    values = [0] * len(columns)
    for key, count in counts.items():
        values[columns[key]] = count
    return int.from_bytes(row.pack(*values), "little")


def _unpack(packed: int, row: Struct) -> tuple[int, ...]:
    return row.unpack(packed.to_bytes(row.size, "little"))


def _draws(packed: Sequence[int], row: Struct, bootstrap: Bootstrap) -> Iterator[tuple[int, ...]]:
    draw = random.Random(f"safefeedback:{bootstrap.seed}")  # noqa: S311 - resampling, not secrecy
    if packed:
        for _ in range(bootstrap.resamples):
            yield _unpack(sum(draw.choices(packed, k=len(packed))), row)
