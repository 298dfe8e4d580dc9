"""The measures of a run, and their JSON form (``docs/reference/schemas/evaluation-1.json``)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Final

from safefeedback.evaluation.fairness import Fairness, Standing
from safefeedback.evaluation.measures import Bootstrap, Measure, Section
from safefeedback.evaluation.mistakes import Confusion, Mistake

__all__ = ["SCHEMA", "Report"]

SCHEMA: Final = "safefeedback/evaluation/1"
"""Name and version of the JSON form."""


@dataclass(frozen=True, slots=True)
class Report:
    """What :func:`safefeedback.evaluation.evaluate` returns.

    Attributes:
        section: the measures over all messages.
        groups: field of messages to value to measures, values in order of name.
        fairness: field to ``direct_leak`` and ``person_leak`` to the leak of each group beside the average.
        confusion: which entity was found as which.
        mistakes: pointers to single mistakes, gravest first; as many as were asked for.
        withheld: messages that the detector refused; they are in no measure.
        bootstrap: how the intervals were made.
        about: what was measured, as names and digests.
    """

    section: Section
    groups: Mapping[str, Mapping[str, Section]] = field(default_factory=dict)
    fairness: Mapping[str, Mapping[str, Fairness]] = field(default_factory=dict)
    confusion: tuple[Confusion, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    withheld: int = 0
    bootstrap: Bootstrap = field(default_factory=Bootstrap)
    about: Mapping[str, str] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """Return the report as JSON values. It holds figures and pointers, no text."""
        return {
            "schema": SCHEMA,
            "about": dict(self.about),
            "settings": asdict(self.bootstrap),
            "withheld": self.withheld,
            **_section(self.section),
            "groups": {by: {name: _section(s) for name, s in named.items()} for by, named in self.groups.items()},
            "fairness": {
                by: {name: _fairness(shares) for name, shares in measured.items()}
                for by, measured in self.fairness.items()
            },
            "confusion": [asdict(row) for row in self.confusion],
            "mistakes": [asdict(mistake) for mistake in self.mistakes],
        }


def _section(section: Section) -> dict[str, Any]:
    return {
        "messages": section.messages,
        "overall": _measures(section.overall),
        "entities": {name: _measures(measures) for name, measures in section.entities.items()},
        "recognizers": {name: _measures(measures) for name, measures in section.recognizers.items()},
    }


def _measures(measures: Mapping[str, Measure]) -> dict[str, Any]:
    return {name: _measure(measure) for name, measure in measures.items()}


def _measure(measure: Measure) -> dict[str, Any]:
    return {"value": measure.value, **asdict(measure)}


def _fairness(shares: Fairness) -> dict[str, Any]:
    return {
        "average": _measure(shares.average),
        "worst": shares.worst,
        "groups": {name: _standing(standing) for name, standing in shares.groups.items()},
    }


def _standing(standing: Standing) -> dict[str, Any]:
    ratio = {"value": standing.ratio, "low": standing.low, "high": standing.high}
    return {"leak": _measure(standing.leak), "ratio": ratio, "is_judged": standing.is_judged}
