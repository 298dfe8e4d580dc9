"""Which finding comes first, and one finding out of several that agree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from itertools import chain
from operator import attrgetter
from typing import Final

from safefeedback.entities import kind, rank
from safefeedback.findings import Evidence, Finding

PROVEN: Final = 0.9
_AGREED: Final = 0.6
_PLAUSIBLE: Final = 0.4


def precedence(finding: Finding) -> tuple[object, ...]:
    """Return a key that sorts the finding that wins first; no two agreed findings share one."""
    return (
        finding.public or not kind(finding.entity).is_hidden,
        -_score_class(finding),
        finding.start - finding.end,
        -finding.score,
        rank(finding.entity),
        finding.entity,
        finding.start,
        finding.public,
    )


def _score_class(finding: Finding) -> int:
    by_score = sum(finding.score >= floor for floor in (_PLAUSIBLE, _AGREED, PROVEN))
    is_checked = any(e.kind == "check" and e.weight > 0 for e in finding.evidence)
    return max(by_score, 2) if is_checked else by_score


def agree(findings: Iterable[Finding]) -> list[Finding]:
    """Make one finding of those that agree on span, entity and publicness; ordered by start."""
    groups: defaultdict[tuple[int, int, str, bool], list[Finding]] = defaultdict(list)
    for finding in findings:
        groups[finding.start, finding.end, finding.entity, finding.public].append(finding)
    return sorted((_agreement(group) for group in groups.values()), key=attrgetter("start"))


def _agreement(group: list[Finding]) -> Finding:
    if len(group) == 1:
        return group[0]
    group.sort(key=_strength)
    evidence = tuple(dict.fromkeys(chain.from_iterable(f.evidence for f in group)))
    return replace(group[0], evidence=evidence, role=next((f.role for f in group if f.role), None))


def _strength(finding: Finding) -> tuple[object, ...]:
    return -finding.score, finding.recognizer, finding.role or "", [_evidence_key(e) for e in finding.evidence]


def _evidence_key(evidence: Evidence) -> tuple[object, ...]:
    numbers = (evidence.start, evidence.end, evidence.distance)
    return (-evidence.weight, evidence.kind, evidence.code, *(-1 if n is None else n for n in numbers))
