"""Findings that belong to the finding around them, whatever the scores."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import accumulate, chain
from operator import attrgetter
from typing import Final

from safefeedback.entities import kind
from safefeedback.findings import Finding
from safefeedback.resolution._precedence import PROVEN

_CONTACT: Final = ("EMAIL_ADDRESS", "URL", "USERNAME")

ABSORBED: Final[Mapping[str, tuple[str, ...]]] = {
    "PERSON": (*_CONTACT, "STREET_ADDRESS", "LOCATION"),
    "LOCATION": (*_CONTACT, "STREET_ADDRESS"),
    "DATE_TIME": (*_CONTACT, "STREET_ADDRESS", "LOCATION", "CASE_NUMBER"),
    "USERNAME": ("EMAIL_ADDRESS", "URL"),
    "URL": ("EMAIL_ADDRESS",),
}
"""For each entity, those that it belongs to when it lies inside one; a private one never belongs to a public one."""

_IN_ORGANIZATION: Final = ("PERSON", "LOCATION", "DATE_TIME")


class _Containers:
    """Answers whether a span lies inside one of some findings, strictly unless said otherwise."""

    def __init__(self, findings: Iterable[Finding], *, is_strict: bool = True) -> None:
        self._is_strict = is_strict
        ordered = sorted(findings, key=attrgetter("start"))
        self._starts = [f.start for f in ordered]
        self._reach = list(accumulate((f.end for f in ordered), max))
        self._scores: defaultdict[tuple[int, int], float] = defaultdict(float)
        for f in ordered:
            self._scores[f.span] = max(self._scores[f.span], f.score)

    def hold(self, finding: Finding) -> bool:
        """Tell whether one of them contains the finding, and is longer where that is asked."""
        before, upto = bisect_left(self._starts, finding.start), bisect_right(self._starts, finding.start)
        from_before = before > 0 and self._reach[before - 1] >= finding.end
        return from_before or (upto > 0 and self._reach[upto - 1] >= finding.end + self._is_strict)

    def outdo(self, finding: Finding) -> bool:
        """Tell whether one of them has the same span and a higher score."""
        return self._scores.get(finding.span, 0.0) > finding.score


def standing(findings: list[Finding]) -> list[Finding]:
    """Leave out the findings that belong to one around them; organisations first, because they are shown."""
    organizations = _Containers(f for f in findings if f.entity == "ORGANIZATION")
    public = _Containers((f for f in findings if f.public), is_strict=False)
    left = [f for f in findings if not _is_part_of_name(f, organizations) and not _is_known_public(f, public)]
    around = _around(left)
    return [f for f in left if f.entity not in ABSORBED or not around[f.entity, f.public].hold(f)]


def _around(findings: list[Finding]) -> dict[tuple[str, bool], _Containers]:
    by_entity: defaultdict[tuple[str, bool], list[Finding]] = defaultdict(list)
    for finding in findings:
        by_entity[finding.entity, finding.public].append(finding)
    return {
        (entity, public): _Containers(
            chain.from_iterable(
                by_entity.get((name, shown), ()) for name in ABSORBED[entity] for shown in {False, public}
            )
        )
        for entity, public in by_entity
        if entity in ABSORBED
    }


def _is_part_of_name(finding: Finding, organizations: _Containers) -> bool:
    if finding.entity not in _IN_ORGANIZATION:
        return False
    if finding.score >= PROVEN and any(e.kind == "known" for e in finding.evidence):
        return False
    return organizations.hold(finding) or organizations.outdo(finding)


def _is_known_public(finding: Finding, public: _Containers) -> bool:
    """Tell whether only a model speaks of a number, link or handle that a list knows to be public."""
    if finding.public or not kind(finding.entity).is_structured:
        return False
    return all(e.kind == "model" for e in finding.evidence) and bool(finding.evidence) and public.hold(finding)
