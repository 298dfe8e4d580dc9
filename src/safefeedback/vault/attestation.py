"""Whether the stored records are those that the log tells of: no row changed, put back to an earlier state, or gone.

An earlier version of a row that is put back passes every cryptographic check of its own. The log has the digest of each
version as it was stored or promoted last, so comparing the two finds it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from safefeedback.crypto import SealedRecord
from safefeedback.errors import LedgerError
from safefeedback.ledger.leaf import Leaf, read_leaf

if TYPE_CHECKING:
    from safefeedback.vault.batch import Progress
    from safefeedback.vault.holdings import Holdings
    from safefeedback.vault.stores.stored_record import StoredRecord

__all__ = ["Attestation", "attest"]

_STORED: Final = frozenset({"record.sealed", "record.promoted"})
_DELETED: Final = frozenset({"record.purged", "record.erased"})
_SEALED: Final = b'"ev":"record.sealed"'


@dataclass(frozen=True, slots=True)
class Attestation:
    """How the stored records compare with the log.

    Attributes:
        records: versions that were compared.
        changed: record ids (32 hexadecimal digits) with a version that is not what the log says it is.
        unlogged: record ids with a version that the log does not tell of.
        missing: record ids that the log says were stored and not deleted, and that are not there.
    """

    records: int
    changed: tuple[str, ...]
    unlogged: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def is_sound(self) -> bool:
        """Every record is what the log says, and none is gone."""
        return not (self.changed or self.unlogged or self.missing)


def attest(held: Holdings, progress: Progress) -> Attestation:
    """Compare every record with the log, and the log with the records; a message may be stored meanwhile."""
    changed: dict[str, None] = {}
    unlogged: dict[str, None] = {}
    records = 0
    for _, record in held.records.scan(held.agency, limit=None):
        digests = _digests(held, record.record_id, record.version)
        if not digests:
            unlogged[record.record_id.hex()] = None
        elif digests[-1] != _digest(record) and not _is_newer(held, record):
            changed[record.record_id.hex()] = None
        records += 1
        progress(1)
    return Attestation(records, tuple(changed), tuple(unlogged), tuple(dict.fromkeys(_missing(held, progress))))


def _is_newer(held: Holdings, record: StoredRecord) -> bool:
    """Return whether the row was promoted or deleted since it was read, and is what the log says now."""
    again = held.records.get(record.record_id, record.version, agency=held.agency)
    if again is None:
        return True
    return again != record and _digests(held, record.record_id, record.version)[-1:] == [_digest(again)]


def _digest(record: StoredRecord) -> str:
    return SealedRecord(record.header, record.fields).digest.hex()


def _digests(held: Holdings, record_id: bytes, version: int) -> list[str]:
    """Return the digests that a version had, as the log tells, the newest last; none from before it was deleted."""
    found: list[str] = []
    for leaf in _leaves(held, record_id):
        if leaf.event in _DELETED:
            found.clear()
        elif leaf.event in _STORED and leaf.fields["ver"] == version:
            found.append(str(leaf.fields["dig"]))
    return found


def _missing(held: Holdings, progress: Progress) -> Iterator[str]:
    for body in held.records.leaves(held.agency):
        if _SEALED in body and (leaf := _read(body)) is not None:
            record_id, version = bytes.fromhex(leaf.fields["rec"]), leaf.fields["ver"]
            if held.records.get(record_id, version, agency=held.agency) is None and _digests(held, record_id, version):
                yield record_id.hex()
        progress(1)


def _leaves(held: Holdings, record_id: bytes) -> Iterator[Leaf]:
    return (leaf for _, body in held.records.leaves_about(held.agency, record_id) if (leaf := _read(body)) is not None)


def _read(body: bytes) -> Leaf | None:
    try:
        return read_leaf(body)
    except LedgerError:  # the verification of the log names it
        return None
