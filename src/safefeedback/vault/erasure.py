"""Erasure: a person's key is destroyed, and with it all that was sealed under it; then the records go too.

Order, so that a crash at any place leaves the person erased or untouched, never half: a line on the list outside that
it has begun (who cannot be noted is not erased), the key (that is the erasure), the line that it is done, lines for the
records, the records.
What a crash left of the line and the records is finished by the next run. What has only begun is never replayed: the
person may have written again since.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from safefeedback.errors import VaultError
from safefeedback.vault.batch import Progress, in_batches
from safefeedback.vault.erasure_list import ErasedRecord
from safefeedback.vault.key_tree import EPOCH
from safefeedback.vault.stores.stored_key import StoredErasure

if TYPE_CHECKING:
    from safefeedback.vault.holdings import Holdings

__all__ = ["Eraser", "Erasure", "backups_dead_on"]

_TOGETHER: Final = 500


@dataclass(frozen=True, slots=True)
class Erasure:
    """The receipt of an erasure, or what one would do.

    Attributes:
        subjects: persons (32 hexadecimal digits each) whose key was destroyed.
        held: persons that a legal hold keeps; they were left as they are.
        records: records that were deleted with them.
        erased: the day.
        backups_dead_on: day from which no backup copy can be opened, when the keys that are due are destroyed in time;
            None: the provider cannot promise one.
        compacted: whether the key store was rewritten, so that no free space holds a copy; None where it was not tried.
    """

    subjects: tuple[str, ...]
    held: tuple[str, ...]
    records: int
    erased: dt.date
    backups_dead_on: dt.date | None
    compacted: bool | None = None


class Eraser:
    """Erases persons of an agency."""

    def __init__(self, held: Holdings) -> None:
        self._held: Final = held
        self._cursor: Final = f"erase {held.agency}"
        self._noted: Final = f"note {held.agency}"

    def plan(self, subjects: Iterable[bytes]) -> Erasure:
        """Return what an erasure of these persons would do; who has no key is left out."""
        alive = {each: row for each in dict.fromkeys(subjects) if (row := self._held.keys.subject(each)) is not None}
        mine = {each: row for each, row in alive.items() if row.agency == self._held.agency}
        free = [each for each, row in mine.items() if row.hold is None]
        held = [each for each, row in mine.items() if row.hold is not None]
        records = sum(1 for each in free for _ in self._held.records.of_subject(self._held.agency, each))
        dead_on = backups_dead_on(self._held)
        return Erasure(_shown(free), _shown(held), records, self._held.clock(), dead_on)

    def erase(self, subjects: Iterable[bytes], *, basis: str, progress: Progress) -> Erasure:
        """Erase persons; those on hold are left."""
        plan = self.plan(subjects)
        rows = [
            StoredErasure(self._held.agency, bytes.fromhex(each), plan.erased, basis, plan.backups_dead_on)
            for each in plan.subjects
        ]
        self.repeat(rows)
        deleted = self.finish(progress)
        compacted = self._compact() if rows else None
        return Erasure(plan.subjects, plan.held, deleted, plan.erased, plan.backups_dead_on, compacted)

    def repeat(self, rows: Sequence[StoredErasure]) -> int:
        """Destroy persons' keys, and note it outside; return how many keys there were."""
        gone = 0
        for batch in in_batches(rows, _TOGETHER):
            self._held.listed.append(batch, begun=True)
            gone += self._held.keys.erase(batch, self._held.scribe.erased(batch))
            self._held.persons.forget([each.subject for each in batch])
        self.note()
        return gone

    def note(self) -> None:
        """Note outside who was erased since the last time.

        Raises:
            VaultError: the list outside cannot be written; the next run notes it.
        """
        after = int(self._held.keys.cursor(self._noted) or 0)
        for batch in in_batches(self._held.keys.erasures(self._held.agency, after), _TOGETHER):
            self._held.listed.append([each for _, each in batch])
            self._held.keys.set_cursor(self._noted, str(batch[-1][0]))

    def finish(self, progress: Progress, *, again: bool = False) -> int:
        """Delete the records of those who were erased since the last run, or of all; return how many.

        Whose key is still there, because of a hold, keeps the records too.
        """
        after = 0 if again else int(self._held.keys.cursor(self._cursor) or 0)
        deleted = 0
        for batch in in_batches(self._held.keys.erasures(self._held.agency, after), _TOGETHER):
            for ids in in_batches(self._ids(each.subject for _, each in batch), _TOGETHER):
                self._held.listed.append_records(list(self._erased(ids)))
                leaves = self._held.scribe.deleted("record.erased", ids)
                self._held.records.delete(ids, leaves, agency=self._held.agency)
                deleted += len(ids)
            self._held.keys.set_cursor(self._cursor, str(batch[-1][0]))
            progress(len(batch))
        return deleted

    def _ids(self, subjects: Iterable[bytes]) -> Iterator[bytes]:
        for subject in subjects:
            if self._held.keys.subject(subject) is None:
                yield from tuple(self._held.records.of_subject(self._held.agency, subject))

    def _erased(self, ids: Iterable[bytes]) -> Iterator[ErasedRecord]:
        for each in ids:
            record = self._held.records.get(each, agency=self._held.agency)
            if record is not None:
                yield ErasedRecord(self._held.agency, each, record.version)

    def _compact(self) -> bool:
        try:
            self._held.keys.compact()
        except VaultError:  # the role of an application may not rewrite tables of PostgreSQL; doctor says so
            return False
        return True


def backups_dead_on(held: Holdings) -> dt.date | None:
    """Return the day from which no copy of a key that is destroyed today can be opened.

    A copy in a backup lies under the epoch key of then or of today: the last of those that are not destroyed decides,
    or today where that one is overdue, and the provider's waiting time comes on top. None: the provider cannot destroy,
    because copies of its own file keep its keys.
    """
    if not held.provider.capabilities.destroys:
        return None
    due = [key.destroy_on for key in held.tree.all() if key.kind == EPOCH and key.state != "destroyed"]
    dates = [each for each in due if each is not None]
    if not dates or len(dates) < len(due):
        return None
    return max(*dates, held.clock()) + dt.timedelta(days=held.provider.capabilities.waiting_days)


def _shown(subjects: Iterable[bytes]) -> tuple[str, ...]:
    return tuple(each.hex() for each in subjects)
