import pytest
from tests.contracts.ledger_store import KeyLedgerContract, RecordLedgerContract
from tests.contracts.vault_store import KeyStoreContract, RecordStoreContract


@pytest.fixture
def address(postgresql_schema: str) -> str:
    return postgresql_schema


class TestPostgresqlRecordStore(RecordStoreContract):
    pass


class TestPostgresqlKeyStore(KeyStoreContract):
    pass


class TestPostgresqlRecordLedger(RecordLedgerContract):
    pass


class TestPostgresqlKeyLedger(KeyLedgerContract):
    pass
