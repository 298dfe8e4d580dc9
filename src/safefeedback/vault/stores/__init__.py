"""Where sealed records and wrapped keys are kept: two ports, SQLite and PostgreSQL behind them.

>>> import datetime, tempfile
>>> folder = tempfile.mkdtemp()
>>> records = open_record_store(f"sqlite:///{folder}/records.db", create=True)
>>> day = datetime.date(2026, 11, 2)
>>> records.put([Entry(StoredRecord(bytes(16), 1, "muni", None, b"header", (("message", b"..."),), None, day))])
>>> records.get(bytes(16)).fields
(('message', b'...'),)
>>> records.close()
"""

from safefeedback.vault.stores.key_store import KeyStore
from safefeedback.vault.stores.ledger_store import LedgerStore
from safefeedback.vault.stores.opening import open_key_store, open_record_store
from safefeedback.vault.stores.record_store import RecordStore
from safefeedback.vault.stores.stored_key import (
    KEY_STATES,
    StateChange,
    StoredErasure,
    StoredKey,
    StoredSubject,
    SubjectChange,
)
from safefeedback.vault.stores.stored_leaf import StoredLeaf
from safefeedback.vault.stores.stored_record import (
    Entry,
    HeaderChange,
    IndexEntry,
    StoredRecord,
    StoredView,
    ViewChange,
)
from safefeedback.vault.stores.weakness import WEAKNESSES

__all__ = [
    "KEY_STATES",
    "WEAKNESSES",
    "Entry",
    "HeaderChange",
    "IndexEntry",
    "KeyStore",
    "LedgerStore",
    "RecordStore",
    "StateChange",
    "StoredErasure",
    "StoredKey",
    "StoredLeaf",
    "StoredRecord",
    "StoredSubject",
    "StoredView",
    "SubjectChange",
    "ViewChange",
    "open_key_store",
    "open_record_store",
]
