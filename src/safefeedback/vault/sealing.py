"""From a deposit to what is stored. Nothing here opens, so a host that only seals uses it too."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from safefeedback.crypto import seal_record
from safefeedback.vault.receipt import Receipt
from safefeedback.vault.stores.stored_record import Entry, IndexEntry, StoredRecord

if TYPE_CHECKING:
    from safefeedback.crypto import Recipient
    from safefeedback.vault.deposit import Deposit
    from safefeedback.vault.evidence import Scribe

__all__ = ["receipts_of", "sealed_entry"]

_ID_BYTES: Final = 16


def sealed_entry(
    deposit: Deposit,
    *,
    agency: str,
    recipient: Recipient,
    today: dt.date,
    scribe: Scribe,
    subject: bytes | None = None,
    indexes: tuple[IndexEntry, ...] = (),
) -> tuple[Entry, str]:
    """Return a deposit, sealed for one recipient, with its evidence, and its digest.

    Raises:
        InputError: a field, a value, an id or a version outside its limits.
    """
    record_id = secrets.token_bytes(_ID_BYTES) if deposit.record_id is None else deposit.record_id
    sealed = seal_record(
        deposit.to_fields(), agency=agency, record_id=record_id, record_version=deposit.version, recipients=[recipient]
    )
    record = StoredRecord(
        record_id, deposit.version, agency, subject, sealed.header, sealed.fields, deposit.until, today
    )
    digest = sealed.digest.hex()
    return Entry(record, deposit.views, indexes, scribe.sealed(deposit, record_id, digest)), digest


def receipts_of(made: Sequence[tuple[Entry, str]], first: int | None) -> list[Receipt]:
    """Return the receipts of what was stored, the leaf of the first of which has a place in the log."""
    return [
        Receipt(entry.record.record_id.hex(), entry.record.version, digest, place)
        for place, (entry, digest) in enumerate(made, first or 0)
    ]
