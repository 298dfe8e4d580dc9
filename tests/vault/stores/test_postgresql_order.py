"""Numbers of rows are given before the commit: who reads in their order must not pass one that appears later."""

import datetime as dt

import pytest

from safefeedback.errors import VaultError
from safefeedback.vault.stores import open_key_store
from safefeedback.vault.stores.sql_keys import SqlKeyStore
from safefeedback.vault.stores.stored_key import StoredErasure


def erasure(number: int) -> StoredErasure:
    return StoredErasure("muni-puno", bytes([number]) * 16, dt.date(2026, 11, 10), "case-1", None)


def test_no_erasure_is_passed_that_another_process_has_begun_to_note(postgresql_schema: str) -> None:
    """Its records would not be deleted, and it would not get to the list outside."""
    slow = open_key_store(postgresql_schema, create=True)
    fast = open_key_store(f"{postgresql_schema}&timeout=0.3")
    assert isinstance(slow, SqlKeyStore)
    with slow._database.writing() as session:
        session.reserve("erasure", "seq", 0)
        slow._note(session, [erasure(1)])
        fast.erase([erasure(2)])
        with pytest.raises(VaultError, match="kept it locked"):
            list(fast.erasures("muni-puno"))
    assert [each.subject[0] for _, each in fast.erasures("muni-puno")] == [1, 2]
    slow.close()
    fast.close()
