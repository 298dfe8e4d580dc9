"""Promotion: records that a write-only host sealed come under a person's key and get their indexes.

Each is opened with the ingest key, linked to a person, wrapped under the person's key, and the stanza of the ingest key
is dropped: from then on the person can be erased. Resumable: work goes in batches by row number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from safefeedback.crypto import RecipientKey, SealedRecord, rewrap_header
from safefeedback.errors import DecryptionError, KeyringError
from safefeedback.vault.batch import Progress, in_batches
from safefeedback.vault.deposit import KNOWN_FIELD, Known, known_of
from safefeedback.vault.key_tree import INGEST, KeyTree
from safefeedback.vault.row import open_row
from safefeedback.vault.stores.stored_record import HeaderChange, StoredRecord

if TYPE_CHECKING:
    from safefeedback.crypto import Opener
    from safefeedback.vault.evidence import Scribe
    from safefeedback.vault.indexing import Indexing
    from safefeedback.vault.linking import Linking
    from safefeedback.vault.persons import Person
    from safefeedback.vault.stores.record_store import RecordStore

__all__ = ["Promoter", "Promotion", "ingest_keys", "known_in"]

_TOGETHER: Final = 200


@dataclass(frozen=True, slots=True)
class Promotion:
    """What a run of promotion did.

    Attributes:
        promoted: records that came under a person's key.
        failed: records that no ingest key of this vault opens; they stay as they are.
        is_done: whether it came to the end of the records.
    """

    promoted: int
    failed: int
    is_done: bool


class Promoter:
    """Promotes the records of an agency."""

    def __init__(
        self, tree: KeyTree, records: RecordStore, *, linking: Linking, indexing: Indexing, scribe: Scribe
    ) -> None:
        self._tree = tree
        self._scribe = scribe
        self._records = records
        self._linking = linking
        self._indexing = indexing
        self._cursor: Final = f"promote {tree.agency}"

    def run(self, *, limit: int | None, again: bool, progress: Progress) -> Promotion:
        """Promote what is waiting, at most ``limit`` rows; ``again`` also tries what failed before."""
        after = 0 if again else int(self._records.cursor(self._cursor) or 0)
        keys = ingest_keys(self._tree)
        promoted = failed = seen = 0
        for rows in in_batches(self._records.scan(self._tree.agency, after=after, limit=limit), _TOGETHER):
            waiting = [record for _, record in rows if record.subject is None]
            changed, lost = self._promote(waiting, keys)
            promoted, failed, seen = promoted + changed, failed + lost, seen + len(rows)
            self._records.set_cursor(self._cursor, str(rows[-1][0]))
            progress(len(rows))
        return Promotion(promoted, failed, limit is None or seen < limit)

    def _promote(self, records: Sequence[StoredRecord], keys: Sequence[Opener]) -> tuple[int, int]:
        opened = [(record, known) for record in records if (known := _known(record, keys)) is not None]
        owners = [self._linking.owner(record.record_id) for record, _ in opened]
        persons = self._linking.resolve(
            [known for _, known in opened], owners, [record.record_id for record, _ in opened]
        )
        changes = [
            self._change(record, known, keys, person) for (record, known), person in zip(opened, persons, strict=True)
        ]
        for _, key in persons:
            key.secret.wipe()
        return self._records.swap_header(changes), len(records) - len(opened)

    def _change(
        self, record: StoredRecord, known: tuple[Known, ...], keys: Sequence[Opener], person: Person
    ) -> HeaderChange:
        subject, key = person
        header = rewrap_header(record.header, agency=record.agency, keys=keys, recipients=[key])
        expected = sha256(record.header).digest()
        digest = SealedRecord(header, record.fields).digest.hex()
        leaf = self._scribe.promoted(record.record_id, record.version, digest)
        indexes = self._indexing.entries(known)
        return HeaderChange(record.record_id, record.version, expected, header, subject, indexes, leaf)


def ingest_keys(tree: KeyTree, *, skip_missing: bool = False) -> list[Opener]:
    """Return the private parts of the ingest keys that were not destroyed.

    Args:
        tree: the keys.
        skip_missing: leave out every key whose root key is not there. A retired one is always left out then: its
            destruction has begun.

    Raises:
        KeyringError: the provider does not give the root key of one.
    """
    found: list[Opener] = []
    for key in tree.all():
        if key.kind == INGEST and key.state != "destroyed":
            try:
                found.append(RecipientKey.from_seed(tree.secret(key), kem=key.epoch.partition("/")[0]))
            except KeyringError:
                if key.state != "retired" and not skip_missing:
                    raise
    return found


def known_in(record: StoredRecord, keys: Sequence[Opener]) -> tuple[Known, ...]:
    """Return what the sender of a record is known by.

    Raises:
        DecryptionError: the record does not open.
    """
    with open_row(record, agency=record.agency, keys=keys) as opened:
        sealed = dict(record.fields).get(KNOWN_FIELD)
        return () if sealed is None else known_of(opened.field(KNOWN_FIELD, sealed))


def _known(record: StoredRecord, keys: Sequence[Opener]) -> tuple[Known, ...] | None:
    try:
        return known_in(record, keys)
    except DecryptionError:
        return None
