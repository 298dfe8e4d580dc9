"""Retention: records whose time is over are deleted, and persons of whom nothing is left are erased."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from safefeedback.vault.batch import Progress, in_batches
from safefeedback.vault.erasure import backups_dead_on
from safefeedback.vault.stores.stored_key import StoredErasure

if TYPE_CHECKING:
    from safefeedback.vault.erasure import Eraser
    from safefeedback.vault.holdings import Holdings

__all__ = ["Purge", "Purger"]

_TOGETHER: Final = 500
_BASIS: Final = "retention"


@dataclass(frozen=True, slots=True)
class Purge:
    """What a purge did, or would do.

    Attributes:
        records: records whose time is over.
        subjects: persons of whom no other record is left: their key is destroyed.
        held: records that a legal hold keeps; they are left.
        on: records that were to be kept until a day before this one.
        is_done: False: nothing was deleted, this is what would be.
    """

    records: int
    subjects: int
    held: int
    on: dt.date
    is_done: bool


class Purger:
    """Purges records of an agency."""

    def __init__(self, held: Holdings, eraser: Eraser) -> None:
        self._held: Final = held
        self._eraser: Final = eraser
        self._dead_on: Final = backups_dead_on(held)
        self._counted: Final[set[bytes]] = set()

    def run(self, on: dt.date, *, dry_run: bool, progress: Progress) -> Purge:
        """Delete what is over on a day, keys first; nothing with ``dry_run``."""
        records = subjects = held = 0
        for batch in in_batches(self._due(on), _TOGETHER):
            free = [(record_id, subject) for record_id, subject, is_held in batch if not is_held]
            held += len(batch) - len(free)
            ids = {record_id for record_id, _ in free}
            alone = self._left_alone({subject for _, subject in free if subject is not None}, on)
            records, subjects = records + len(ids), subjects + len(alone)
            if not dry_run:
                self._delete(ids, alone)
            progress(len(batch))
        if not dry_run:
            self._held.keys.append([self._held.scribe.leaf("purge.ran", n=records, on=on.isoformat())])
        return Purge(records, subjects, held, on, is_done=not dry_run)

    def _due(self, on: dt.date) -> Iterator[tuple[bytes, bytes | None, bool]]:
        """Yield record, person and whether it is held; rows that were yielded may go meanwhile."""
        for record_id in self._held.records.expired(self._held.agency, on):
            record = self._held.records.get(record_id, agency=self._held.agency)
            if record is not None:
                row = None if record.subject is None else self._held.keys.subject(record.subject)
                yield record_id, record.subject, row is not None and row.hold is not None

    def _left_alone(self, subjects: set[bytes], on: dt.date) -> list[bytes]:
        """Return the persons whose records are all over, each in one batch only."""
        found = []
        for each in sorted(subjects - self._counted):
            if count := self._all_over(each, on):
                found.append(each)
            if count > 1:  # the others may come in a later batch
                self._counted.add(each)
        return found

    def _all_over(self, subject: bytes, on: dt.date) -> int:
        """Return how many records a person has, or 0 where one is not over."""
        records = 0
        for record in self._of(subject):
            if not self._is_over(record, on):
                return 0
            records += 1
        return records

    def _of(self, subject: bytes) -> Iterator[bytes]:
        return self._held.records.of_subject(self._held.agency, subject)

    def _is_over(self, record_id: bytes, on: dt.date) -> bool:
        record = self._held.records.get(record_id, agency=self._held.agency)
        return record is None or (record.purpose_until is not None and record.purpose_until < on)

    def _delete(self, records: set[bytes], subjects: list[bytes]) -> None:
        today = self._held.clock()
        self._eraser.repeat([StoredErasure(self._held.agency, each, today, _BASIS, self._dead_on) for each in subjects])
        self._held.records.delete(
            sorted(records), self._held.scribe.deleted("record.purged", records), agency=self._held.agency
        )
