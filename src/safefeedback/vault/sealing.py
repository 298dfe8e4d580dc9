"""From a deposit to what is stored. Nothing here opens, so a host that only seals uses it too."""

from __future__ import annotations

import datetime as dt
import secrets
from typing import TYPE_CHECKING, Final

from safefeedback.crypto import seal_record
from safefeedback.vault.receipt import Receipt
from safefeedback.vault.stores.stored_record import Entry, IndexEntry, StoredRecord

if TYPE_CHECKING:
    from safefeedback.crypto import Recipient
    from safefeedback.vault.deposit import Deposit

__all__ = ["sealed_entry"]

_ID_BYTES: Final = 16


def sealed_entry(
    deposit: Deposit,
    *,
    agency: str,
    recipient: Recipient,
    today: dt.date,
    subject: bytes | None = None,
    indexes: tuple[IndexEntry, ...] = (),
) -> tuple[Entry, Receipt]:
    """Return a deposit, sealed for one recipient, and its receipt.

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
    entry = Entry(record, deposit.views, indexes)
    return entry, Receipt(record_id.hex(), deposit.version, sealed.digest.hex())
