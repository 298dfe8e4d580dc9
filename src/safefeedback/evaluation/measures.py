"""Measures as ratios of counts, with bootstrap intervals.

The bootstrap draws whole messages with replacement (mentions of one message are not independent of each other), adds
up the counts of each draw and takes the percentiles of each ratio. A message's counts are packed into one integer,
64 bits a count, so that a draw of hundreds of messages is one sum of integers.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from struct import Struct

from safefeedback.entities import rank
from safefeedback.evaluation.ratios import ENTITY_RATIOS, OVERALL_RATIOS, RECOGNIZER_RATIOS, Ratio
from safefeedback.evaluation.tally import Counts, Key

__all__ = ["Bootstrap", "Measure", "Section", "measure"]


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure.

    Attributes:
        numerator: what counts.
        denominator: out of how many; 0 when there was nothing to measure.
        low: lower end of the interval, or None when none was asked for or nothing was measured.
        high: upper end of it.
    """

    numerator: int
    denominator: int
    low: float | None = None
    high: float | None = None

    @property
    def value(self) -> float | None:
        """The ratio in ``[0, 1]``, or None when there was nothing to measure."""
        return self.numerator / self.denominator if self.denominator else None


@dataclass(frozen=True, slots=True)
class Section:
    """The measures of a set of messages.

    Attributes:
        messages: how many there were.
        overall: measure by name, over all entities.
        entities: entity to measures, in the guide's order; entities that neither occur nor were found are absent.
        recognizers: recognizer to measures, by name.
    """

    messages: int
    overall: Mapping[str, Measure]
    entities: Mapping[str, Mapping[str, Measure]]
    recognizers: Mapping[str, Mapping[str, Measure]]


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


def measure(tallies: Sequence[Counts], bootstrap: Bootstrap = Bootstrap()) -> Section:
    """Return the measures of a set of messages, given the counts of each."""
    sums = _sums(tallies, bootstrap)
    entities = sorted(sums.names("entity"), key=lambda name: (rank(name), name))
    return Section(
        messages=len(tallies),
        overall=sums.measures("all", "", OVERALL_RATIOS),
        entities={name: sums.measures("entity", name, ENTITY_RATIOS) for name in entities},
        recognizers={
            name: sums.measures("recognizer", name, RECOGNIZER_RATIOS) for name in sorted(sums.names("recognizer"))
        },
    )


@dataclass(frozen=True, slots=True)
class _Sums:
    """The counts of all messages and of each draw, a column for each key."""

    columns: Mapping[Key, int]
    total: Sequence[int]
    draws: Sequence[Sequence[int]]
    tail: float

    def names(self, section: str) -> set[str]:
        return {key[1] for key in self.columns if key[0] == section}

    def measures(self, section: str, name: str, ratios: Sequence[Ratio]) -> dict[str, Measure]:
        return {ratio.name: self._measure(ratio, (section, name)) for ratio in ratios}

    def _measure(self, ratio: Ratio, of: tuple[str, str]) -> Measure:
        top = self._find(ratio.top, of)
        bottom = self._find(ratio.bottom, ("all", "") if ratio.over_all else of)
        values = []
        for row in self.draws:
            below = sum([row[column] for column in bottom])
            if below:
                values.append(sum([row[column] for column in top]) / below)
        low, high = _percentiles(values, self.tail)
        return Measure(sum(self.total[n] for n in top), sum(self.total[n] for n in bottom), low, high)

    def _find(self, names: Sequence[str], of: tuple[str, str]) -> list[int]:
        return [self.columns[(*of, name)] for name in names if (*of, name) in self.columns]


def _sums(tallies: Sequence[Counts], bootstrap: Bootstrap) -> _Sums:
    keys = sorted({key for counts in tallies for key in counts})
    columns = {key: column for column, key in enumerate(keys)}
    row = Struct(f"<{len(keys)}Q")
    packed = [_pack(counts, columns, row) for counts in tallies]
    draws = list(_draws(packed, row, bootstrap))
    return _Sums(columns, _unpack(sum(packed), row), draws, (1 - bootstrap.confidence) / 2)


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


def _percentiles(values: list[float], tail: float) -> tuple[float | None, float | None]:
    if not values:
        return None, None
    values.sort()
    last = len(values) - 1
    return values[round(last * tail)], values[round(last * (1 - tail))]
