from pathlib import Path

import pytest
from tests.contracts.ledger_store import KeyLedgerContract, RecordLedgerContract
from tests.contracts.vault_store import KeyStoreContract, RecordStoreContract


@pytest.fixture
def address(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/store.db"


class TestSqliteRecordStore(RecordStoreContract):
    pass


class TestSqliteKeyStore(KeyStoreContract):
    pass


class TestSqliteRecordLedger(RecordLedgerContract):
    pass


class TestSqliteKeyLedger(KeyLedgerContract):
    pass
