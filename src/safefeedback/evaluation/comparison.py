"""Two reports side by side: what changed between a saved one and a new one.

Both are read in their JSON form, so that a report saved by another version can be the baseline.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from safefeedback.errors import InputError
from safefeedback.evaluation.report import SCHEMA

__all__ = ["Difference", "check_report", "compare"]

_SECTIONS: Final = ("entities", "recognizers")


@dataclass(frozen=True, slots=True)
class Difference:
    """One measure in two reports.

    Attributes:
        section: ``overall``, ``entities`` or ``recognizers``.
        name: the entity or recognizer; empty for ``overall``.
        measure: the measure.
        before: its value in the baseline, or None when there was nothing to measure.
        after: its value now, or None.
        is_clear: the two intervals do not overlap. Intervals that do overlap leave the question open.
    """

    section: str
    name: str
    measure: str
    before: float | None
    after: float | None
    is_clear: bool

    @property
    def change(self) -> float | None:
        """``after`` less ``before``, or None when one of them is missing."""
        return None if self.before is None or self.after is None else self.after - self.before


def compare(baseline: object, report: object) -> tuple[Difference, ...]:
    """Return the measures that differ, overall first, in the order of the new report.

    Args:
        baseline: the JSON form of the older report.
        report: the JSON form of the newer one.

    Raises:
        InputError: one of them is not a report of this version.
    """
    old, new = check_report(baseline, "baseline"), check_report(report, "report")
    differences = [*_differences(("overall", ""), old["overall"], new["overall"])]
    for section in _SECTIONS:
        names = [*new[section], *(name for name in old[section] if name not in new[section])]
        for name in names:
            differences += _differences((section, name), old[section].get(name, {}), new[section].get(name, {}))
    return tuple(differences)


def _differences(of: tuple[str, str], old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Difference]:
    for measure in [*new, *(name for name in old if name not in new)]:
        before, after = old.get(measure, {}), new.get(measure, {})
        if before.get("value") != after.get("value"):
            yield Difference(*of, measure, before.get("value"), after.get("value"), _are_apart(before, after))


def _are_apart(before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    ends = before.get("low"), before.get("high"), after.get("low"), after.get("high")
    if any(end is None for end in ends):
        return False
    return bool(before["high"] < after["low"] or after["high"] < before["low"])


def check_report(value: object, name: str) -> Mapping[str, Any]:
    """Return the JSON form of a report, or raise InputError; ``name`` says where it came from."""
    if not isinstance(value, dict) or value.get("schema") != SCHEMA:
        raise InputError(
            f"{name}: expected a report of {SCHEMA}", hint="make one with: safefeedback evaluate --output FILE"
        )
    if not all(isinstance(value.get(section), dict) for section in ("overall", *_SECTIONS)):
        raise InputError(f"{name}: expected the sections overall, entities and recognizers")
    return value
