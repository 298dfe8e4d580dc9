"""Opening what a row of the store holds: it must be the record that the row says it is.

A header that is genuine may be put into another row by whoever writes to the database: the row of another record, of
another person or of another version. Fields may be taken away: without the one that says who the sender is known by,
a record would be promoted to nobody, and not be found when its person asks for erasure.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from safefeedback.crypto import Header, OpenedRecord, open_record
from safefeedback.errors import DecryptionError

if TYPE_CHECKING:
    from safefeedback.crypto import Opener
    from safefeedback.vault.stores.stored_record import StoredRecord

__all__ = ["is_of_its_row", "open_row"]


def open_row(record: StoredRecord, *, agency: str, keys: Sequence[Opener]) -> OpenedRecord:
    """Return the record of a row that one of the keys opens.

    Raises:
        DecryptionError: no key that opens it, another agency, another record, version or set of fields than the row's,
            changed data.
    """
    opened = open_record(record.header, agency=agency, keys=keys)
    if not is_of_its_row(opened.header, record):
        with opened:
            raise DecryptionError("cannot be opened: wrong key, wrong context or changed data")
    return opened


def is_of_its_row(header: Header, record: StoredRecord) -> bool:
    """Return whether a header is that of the record, the version and the fields of its row."""
    is_named = (header.record_id, header.record_version) == (record.record_id, record.version)
    return is_named and header.has_fields([name for name, _ in record.fields])
