"""What was deleted and why, who is on hold, and what was put back."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from safefeedback.audit.period import day_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from safefeedback.audit.period import Period
    from safefeedback.ledger.leaf import Leaf

__all__ = ["Retention", "RetentionCounter"]


@dataclass(frozen=True, slots=True)
class Retention:
    """Deletions of a period.

    Attributes:
        purged: records deleted because their term was over.
        erased: records deleted with their person.
        runs: purges that ran.
        last_run: day of the last of them, in the period or before.
        persons: persons erased, by the code of the basis.
        kept: persons who have a key at the end.
        backups_dead_on: day from which no backup of anyone of them opens; None: for one of them none is promised.
        promised: for how many of them a day is promised.
        holds: persons on hold at the end, by the code of the reason.
        restores: how often a backup was put back.
    """

    purged: int
    erased: int
    runs: int
    last_run: dt.date | None
    persons: Mapping[str, int]
    kept: int
    backups_dead_on: dt.date | None
    promised: int
    holds: Mapping[str, int]
    restores: int


class RetentionCounter:
    """Counts while the logs are read."""

    def __init__(self, period: Period) -> None:
        self._period = period
        self._events: Counter[str] = Counter()
        self._persons: Counter[str] = Counter()
        self._dead: list[dt.date] = []
        self._holds: dict[str, str] = {}
        self._last_run: dt.date | None = None
        self._kept = 0

    def take(self, leaf: Leaf) -> None:
        """Note a leaf."""
        day = day_of(leaf.at, self._period.zone)
        if day > self._period.last:
            return
        if leaf.event == "subject.held":
            self._holds[leaf.fields["sub"]] = leaf.fields["reason"]
        elif leaf.event in {"subject.freed", "subject.erased"}:
            self._holds.pop(leaf.fields["sub"], None)
        if leaf.event == "purge.ran":
            self._last_run = day
        self._kept += leaf.fields["n"] if leaf.event == "subject.added" else -(leaf.event == "subject.erased")
        if day >= self._period.first:
            self._events[leaf.event] += 1
            if leaf.event == "subject.erased":
                self._erased(leaf)

    def figures(self) -> Retention:
        """Return what was counted."""
        all_promised = len(self._dead) == self._persons.total()
        return Retention(
            purged=self._events["record.purged"],
            erased=self._events["record.erased"],
            runs=self._events["purge.ran"],
            last_run=self._last_run,
            persons=dict(self._persons.most_common()),
            kept=max(0, self._kept),
            backups_dead_on=max(self._dead) if self._dead and all_promised else None,
            promised=len(self._dead),
            holds=dict(Counter(self._holds.values()).most_common()),
            restores=self._events["restore.ran"],
        )

    def _erased(self, leaf: Leaf) -> None:
        self._persons[leaf.fields["basis"]] += 1
        if "dead" in leaf.fields:
            self._dead.append(dt.date.fromisoformat(leaf.fields["dead"]))
