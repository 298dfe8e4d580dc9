"""After a backup was put back: the erasures that were made since are made again, before anything is served."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from safefeedback.errors import VaultError
from safefeedback.vault.batch import Progress, in_batches
from safefeedback.vault.stores.stored_key import StoredErasure

if TYPE_CHECKING:
    from safefeedback.vault.erasure import Eraser
    from safefeedback.vault.erasure_list import ErasedRecord
    from safefeedback.vault.holdings import Holdings

__all__ = ["Restoration", "Restorer"]

_TOGETHER: Final = 500


@dataclass(frozen=True, slots=True)
class Restoration:
    """What a replay of the erasures did.

    Attributes:
        listed: erasures of this agency, in the key store and on the list outside.
        erased_again: persons whom the backup had brought back.
        records: records of erased persons that were deleted.
        held: persons whom a legal hold of the backup keeps, with their records; lift it and repeat.
    """

    listed: int
    erased_again: int
    records: int
    held: int


class Restorer:
    """Replays the erasures of an agency."""

    def __init__(self, held: Holdings, eraser: Eraser) -> None:
        self._held: Final = held
        self._eraser: Final = eraser

    def run(self, progress: Progress) -> Restoration:
        """Erase again who was erased, in the order of the list; may be repeated."""
        listed = again = held = 0
        outside = (each for each in self._held.listed.read() if each.agency == self._held.agency)
        for batch in in_batches(outside, _TOGETHER):
            self._held.keys.add_erasures(batch)
            progress(len(batch))
        for rows in in_batches(self._held.keys.erasures(self._held.agency), _TOGETHER):
            batch = [each for _, each in rows]
            kept = [each for each in batch if self._is_held(each)]
            free = [each for each in batch if each not in kept]
            again += self._held.keys.erase(free, self._held.scribe.erased(free))
            listed, held = listed + len(batch), held + len(kept)
            progress(len(batch))
        deleted = self._eraser.finish(progress, again=True) + self._forget(progress)
        if again:
            self._compact()
        self._eraser.note()
        self._held.keys.append([self._held.scribe.leaf("restore.ran", n=again)])
        return Restoration(listed, again, deleted, held)

    def _forget(self, progress: Progress) -> int:
        """Delete records of erased persons that came back from before their promotion, when they had no person yet."""
        deleted = 0
        outside = (each for each in self._held.listed.records() if each.agency == self._held.agency)
        for batch in in_batches(outside, _TOGETHER):
            ids = [each.record_id for each in batch if self._came_back(each)]
            leaves = self._held.scribe.deleted("record.erased", ids)
            self._held.records.delete(ids, leaves, agency=self._held.agency)
            deleted += len(ids)
            progress(len(batch))
        return deleted

    def _came_back(self, erased: ErasedRecord) -> bool:
        found = self._held.records.get(erased.record_id, agency=self._held.agency)
        return found is not None and found.subject is None and found.version <= erased.version

    def _is_held(self, erasure: StoredErasure) -> bool:
        row = self._held.keys.subject(erasure.subject)
        return row is not None and row.hold is not None

    def _compact(self) -> None:
        try:
            self._held.keys.compact()
        except VaultError:  # not this role's right; doctor says so
            return
