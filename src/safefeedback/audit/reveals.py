"""Who opened what for which purpose, and what was refused."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from safefeedback.entities import COUNTRY_ENTITIES, ENTITIES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from safefeedback.audit.period import Period
    from safefeedback.ledger.leaf import Leaf

__all__ = ["Purpose", "RevealCounter", "Reveals"]

_FIELDS: Final = frozenset(
    {"message", "contact", "envelope", "findings", *(k.name for k in (*ENTITIES, *COUNTRY_ENTITIES))}
)
_OTHER: Final = "other"


@dataclass(frozen=True, slots=True)
class Purpose:
    """Openings for one purpose.

    Attributes:
        why: code of the purpose.
        base: code of its legal basis.
        times: how often something was opened.
        records: of how many records.
        with_case: how often a case was named.
        with_approval: how often officers had approved it.
    """

    why: str
    base: str
    times: int
    records: int
    with_case: int
    with_approval: int


@dataclass(frozen=True, slots=True)
class Reveals:
    """Openings in a period.

    Attributes:
        times: how often something was opened.
        records: of how many records.
        purposes: most frequent first.
        actors: openings by member of staff or service, most first.
        fields: how often each field was opened; values that a policy sealed by their entity.
        denied: refusals by purpose and cause.
        requested: how often an approval was asked for.
        approved: approvals by officer.
    """

    times: int
    records: int
    purposes: tuple[Purpose, ...]
    actors: Mapping[str, int]
    fields: Mapping[str, int]
    denied: Mapping[tuple[str, str], int]
    requested: int
    approved: Mapping[str, int]


class RevealCounter:
    """Counts while the log of records is read."""

    def __init__(self, period: Period) -> None:
        self._period = period
        self._times: Counter[tuple[str, str]] = Counter()
        self._cases: Counter[tuple[str, str]] = Counter()
        self._approvals: Counter[tuple[str, str]] = Counter()
        self._records: dict[tuple[str, str], set[str]] = {}
        self._actors: Counter[str] = Counter()
        self._fields: Counter[str] = Counter()
        self._denied: Counter[tuple[str, str]] = Counter()
        self._approved: Counter[str] = Counter()
        self._requested = 0

    def take(self, leaf: Leaf) -> None:
        """Count a leaf."""
        if not leaf.event.startswith(("record.revealed", "reveal.")) or not self._period.holds(leaf.at):
            return
        if leaf.event == "record.revealed":
            self._opened(leaf)
        elif leaf.event == "reveal.denied":
            self._denied[leaf.fields["why"], leaf.fields["cause"]] += 1
        elif leaf.event == "reveal.approved":
            self._approved[leaf.fields["off"]] += 1
        else:
            self._requested += 1

    def figures(self) -> Reveals:
        """Return what was counted."""
        purposes = tuple(
            Purpose(why, base, times, len(self._records[why, base]), self._cases[why, base], self._approvals[why, base])
            for (why, base), times in self._times.most_common()
        )
        return Reveals(
            times=self._times.total(),
            records=len(set().union(*self._records.values())),
            purposes=purposes,
            actors=dict(self._actors.most_common()),
            fields=dict(self._fields.most_common()),
            denied=dict(self._denied.most_common()),
            requested=self._requested,
            approved=dict(self._approved.most_common()),
        )

    def _opened(self, leaf: Leaf) -> None:
        key = leaf.fields["why"], leaf.fields["base"]
        self._times[key] += 1
        self._cases[key] += "case" in leaf.fields
        self._approvals[key] += bool(leaf.fields.get("app"))
        self._records.setdefault(key, set()).add(leaf.fields["rec"])
        self._actors[leaf.by] += 1
        self._fields.update({_kind_of(name) for name in leaf.fields["names"]})


def _kind_of(name: str) -> str:
    kind = name.partition(".")[0]
    return kind if kind in _FIELDS else _OTHER
