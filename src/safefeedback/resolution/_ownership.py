"""Each character gets one owner; stretches of one owner become findings again."""

from __future__ import annotations

import heapq
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import pairwise

from safefeedback.entities import rank
from safefeedback.findings import Evidence, Finding


@dataclass(slots=True)
class _Run:
    """A stretch of the message with one owner.

    Attributes:
        place: the owner's place in the order of precedence, 0 first.
        owner: the finding at that place.
        losers: findings whose first lost character lies here.
    """

    start: int
    end: int
    place: int
    owner: Finding
    losers: list[Finding] = field(default_factory=list)


def owned(findings: list[Finding], ranked: list[Finding]) -> tuple[Finding, ...]:
    """Return the winners and remainders, ordered by start.

    Args:
        findings: all that were accepted.
        ranked: those of them that may own characters, in order of precedence.
    """
    runs = _runs(ranked)
    _record(findings, runs)
    return tuple(_combined(group) for group in _joined(runs))


def _runs(ranked: list[Finding]) -> list[_Run]:
    """Give each character to the first finding in order of precedence that claims it."""
    arrivals = sorted(range(len(ranked)), key=lambda place: ranked[place].start, reverse=True)
    claims: list[int] = []
    runs: list[_Run] = []
    for start, end in pairwise(sorted({edge for f in ranked for edge in f.span})):
        while arrivals and ranked[arrivals[-1]].start == start:
            heapq.heappush(claims, arrivals.pop())
        while claims and ranked[claims[0]].end <= start:
            heapq.heappop(claims)
        if runs and claims and runs[-1].place == claims[0]:
            runs[-1].end = end
        elif claims:
            runs.append(_Run(start, end, claims[0], ranked[claims[0]]))
    return runs


def _record(findings: list[Finding], runs: list[_Run]) -> None:
    """Name each finding that lost a character in the run that owns the first one it lost."""
    starts = [run.start for run in runs]
    for finding in findings:
        at = bisect_right(starts, finding.start) - 1
        if runs[at].owner is finding:
            at += 1
        if at < len(runs) and runs[at].start < finding.end:
            runs[at].losers.append(finding)


def _joined(runs: list[_Run]) -> list[list[_Run]]:
    """Group each remainder with the run of the same entity that cut it, the one on its left if there are two."""
    goes_left = [_gives_way(b, a) and b.owner.start < b.start for a, b in pairwise(runs)]
    goes_right = [_gives_way(a, b) and a.owner.end > a.end for a, b in pairwise(runs)]
    groups: list[list[_Run]] = []
    for position, run in enumerate(runs):
        is_joined = position > 0 and (
            goes_left[position - 1] or (goes_right[position - 1] and not (position > 1 and goes_left[position - 2]))
        )
        if is_joined:
            groups[-1].append(run)
        else:
            groups.append([run])
    return groups


def _gives_way(run: _Run, neighbour: _Run) -> bool:
    touches = run.end == neighbour.start or neighbour.end == run.start
    is_same = (run.owner.entity, run.owner.public) == (neighbour.owner.entity, neighbour.owner.public)
    return touches and is_same and neighbour.place < run.place


def _combined(group: list[_Run]) -> Finding:
    """Make one finding of a group: its first owner in order of precedence, over the span of all."""
    root = min(group, key=lambda run: run.place).owner
    start, end = group[0].start, group[-1].end
    others = [f for run in group for f in (run.owner, *run.losers) if f is not root]
    same = [f for f in others if (f.entity, f.public) == (root.entity, root.public)]
    is_cut = root.start < start or root.end > end
    nested = _nested([*others, root] if is_cut else others)
    return replace(
        root,
        start=start,
        end=end,
        score=max(f.score for f in (root, *same)),
        evidence=tuple(dict.fromkeys((*root.evidence, *nested))),
        role=root.role or min((f.role for f in same if f.role), default=None),
    )


def _nested(losers: Iterable[Finding]) -> list[Evidence]:
    ordered = sorted(losers, key=lambda f: (f.start, f.end, rank(f.entity), f.entity))
    return [Evidence("nested", f.entity.lower(), start=f.start, end=f.end) for f in ordered]
