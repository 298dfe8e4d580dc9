"""Measures as ratios of counts, with bootstrap intervals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from safefeedback.entities import rank
from safefeedback.evaluation._resampling import Bootstrap, Sums, add_up
from safefeedback.evaluation.ratios import ENTITY_RATIOS, OVERALL_RATIOS, RECOGNIZER_RATIOS, Ratio
from safefeedback.evaluation.tally import Counts

__all__ = ["Bootstrap", "Measure", "Section", "measure"]

_DEFAULT: Final = Bootstrap()


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


def measure(tallies: Sequence[Counts], bootstrap: Bootstrap = _DEFAULT) -> Section:
    """Return the measures of a set of messages, given the counts of each."""
    sums = add_up(tallies, bootstrap)
    entities = sorted(sums.names("entity"), key=lambda name: (rank(name), name))
    return Section(
        messages=len(tallies),
        overall=_measures(sums, ("all", ""), OVERALL_RATIOS),
        entities={name: _measures(sums, ("entity", name), ENTITY_RATIOS) for name in entities},
        recognizers={
            name: _measures(sums, ("recognizer", name), RECOGNIZER_RATIOS) for name in sorted(sums.names("recognizer"))
        },
    )


def _measures(sums: Sums, of: tuple[str, str], ratios: Sequence[Ratio]) -> dict[str, Measure]:
    return {ratio.name: _measure(sums, of, ratio) for ratio in ratios}


def _measure(sums: Sums, of: tuple[str, str], ratio: Ratio) -> Measure:
    top = [(*of, name) for name in ratio.top]
    bottom = [(*(("all", "") if ratio.over_all else of), name) for name in ratio.bottom]
    low, high = sums.interval(sums.shares(top, bottom))
    return Measure(sums.sum(top), sums.sum(bottom), low, high)
