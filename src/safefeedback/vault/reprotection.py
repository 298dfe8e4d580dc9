"""Stored messages are protected again where a newer detector finds more than the recorded one did.

Originals are opened inside this process and shown to nobody. That they are opened, and with what, is on the disk before
the first one is (``reprotect.began``); what is written in the place of a protected text is a leaf in the same
transaction (``record.reprotected``).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from safefeedback.crypto import SealedRecord
from safefeedback.errors import DecryptionError, SafeFeedbackError
from safefeedback.vault.batch import Progress, in_batches
from safefeedback.vault.promotion import ingest_keys
from safefeedback.vault.row import open_row
from safefeedback.vault.stores.stored_record import ViewChange

if TYPE_CHECKING:
    from safefeedback.crypto import Opener
    from safefeedback.vault.holdings import Holdings
    from safefeedback.vault.stores.stored_record import StoredRecord, StoredView

__all__ = ["Protector", "Reprotected", "Reprotection", "Reprotector"]

_TOGETHER: Final = 100  # records of one transaction


class Protector(Protocol):
    """Protects a message again: what a pipeline is to the vault."""

    @property
    def policy_digest(self) -> str:
        """SHA-256 of the policy in force."""
        ...

    @property
    def detector_digest(self) -> str:
        """SHA-256 of what finds."""
        ...

    def views(
        self, fields: Mapping[str, bytes], audiences: Sequence[str]
    ) -> tuple[tuple[StoredView, ...], Mapping[str, Mapping[str, int]]]:
        """Return the protected texts of a message, and how many findings it has by entity and operator.

        Args:
            fields: the sealed values of its record, by name.
            audiences: whose texts; none: those that are stored by default.

        Raises:
            SafeFeedbackError: it cannot be protected.
        """
        ...


@dataclass(frozen=True, slots=True)
class Reprotected:
    """A version of a record in which more is found.

    Attributes:
        record_id: 32 hexadecimal digits.
        version: which version.
        more: by how many the findings grew, by entity.
    """

    record_id: str
    version: int
    more: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Reprotection:
    """What a run did.

    Attributes:
        looked: versions that were looked at.
        more: versions in which more is found.
        changed: versions that have new protected texts; 0 when nothing was to be changed.
        failed: ids of the records that do not open or cannot be protected; nothing of them was changed.
        is_complete: all of the vault was looked at; otherwise the next run goes on.
    """

    looked: int
    more: int
    changed: int
    failed: tuple[str, ...]
    is_complete: bool


class Reprotector:
    """Looks through the records of an agency."""

    def __init__(self, held: Holdings, protector: Protector) -> None:
        self._held: Final = held
        self._protector: Final = protector
        self._cursor: Final = f"reprotect {protector.detector_digest[:16]} {held.agency}"

    def run(
        self, *, dry_run: bool, limit: int | None, progress: Progress, tell: Callable[[Reprotected], None]
    ) -> Reprotection:
        """Look at the records behind where the last run stopped; ``dry_run`` looks at all and changes nothing."""
        held, protector = self._held, self._protector
        began = held.scribe.leaf(
            "reprotect.began", pol=protector.policy_digest, det=protector.detector_digest, dry=int(dry_run)
        )
        held.records.append([began])
        after = 0 if dry_run else int(held.records.cursor(self._cursor) or 0)
        ingest = ingest_keys(held.tree, skip_missing=True)
        looked = more = changed = 0
        failed: list[str] = []
        for rows in in_batches(held.records.scan(held.agency, after=after, limit=limit), _TOGETHER):
            found = list(self._found([record for _, record in rows], ingest, failed))
            for each, _ in found:
                tell(each)
            looked, more = looked + len(rows), more + len(found)
            if not dry_run:
                changed += held.records.swap_views([change for _, change in found])
                held.records.set_cursor(self._cursor, str(rows[-1][0]))
            progress(len(rows))
        is_complete = limit is None or looked < limit
        if is_complete and not dry_run:
            held.records.set_cursor(self._cursor, None)
        return Reprotection(looked, more, changed, tuple(failed), is_complete)

    def _found(
        self, records: Sequence[StoredRecord], ingest: Sequence[Opener], failed: list[str]
    ) -> Iterator[tuple[Reprotected, ViewChange]]:
        """Yield what is found in more of the records; ids of those that fail are added to ``failed``."""
        for record in records:
            old = self._held.records.views(record.record_id, record.version)
            if old and old[0].detector_digest == self._protector.detector_digest:
                continue
            try:
                fields = self._opened(record, ingest)
                views, counts = self._protector.views(fields, [view.audience for view in old])
            except SafeFeedbackError:
                failed.append(record.record_id.hex())
                continue
            if (more := dict(_entities(views) - _entities(old))) or not old:
                yield (
                    Reprotected(record.record_id.hex(), record.version, more),
                    self._change(record, old, views, counts),
                )

    def _opened(self, record: StoredRecord, ingest: Sequence[Opener]) -> dict[str, bytes]:
        key = None if record.subject is None else self._held.persons.get(record.subject)
        if record.subject is not None and key is None:
            raise DecryptionError("cannot be opened: the person's key is not there")
        try:
            with open_row(record, agency=record.agency, keys=ingest if key is None else [key]) as opened:
                return opened.fields(SealedRecord(record.header, record.fields))
        finally:
            if key is not None:
                key.secret.wipe()

    def _change(
        self,
        record: StoredRecord,
        old: Sequence[StoredView],
        views: tuple[StoredView, ...],
        counts: Mapping[str, Mapping[str, int]],
    ) -> ViewChange:
        leaf = self._held.scribe.leaf(
            "record.reprotected",
            record.record_id,
            rec=record.record_id.hex(),
            ver=record.version,
            aud=[view.audience for view in views],
            pol=self._protector.policy_digest,
            det=self._protector.detector_digest,
            cnt={entity: dict(done) for entity, done in counts.items()},
        )
        expected = old[0].detector_digest if old else None
        return ViewChange(record.agency, record.record_id, record.version, expected, views, leaf)


def _entities(views: Sequence[StoredView]) -> Counter[str]:
    """Return how many findings there are of each entity; all texts of a version have the same ones."""
    return Counter(each["entity"] for each in json.loads(views[0].findings)) if views else Counter()
