"""The role script: what each role may do, and what is denied to it."""

import re
from collections.abc import Callable, Iterator
from importlib import resources
from urllib.parse import urlsplit

import pytest
from tests.contracts.vault_store import digest, entry, erasure, key, record, subject

from safefeedback.errors import VaultError
from safefeedback.vault.stores import (
    Entry,
    HeaderChange,
    KeyStore,
    RecordStore,
    SubjectChange,
    open_key_store,
    open_record_store,
)

psycopg = pytest.importorskip("psycopg")

SCRIPT = (resources.files("safefeedback.vault.stores") / "sql" / "postgresql_roles.sql").read_text()
Opening = Callable[[str], tuple[RecordStore, KeyStore]]


@pytest.fixture
def schemas(postgresql_schema: str) -> Iterator[tuple[str, str]]:
    """URLs of both parts, made by the owner, with the script run twice."""
    urls = postgresql_schema, f"{postgresql_schema}_keys"
    open_record_store(urls[0], create=True).close()
    open_key_store(urls[1], create=True).close()
    owner, name = urls[0].split("&schema=")
    script = re.sub(r"\bvault(_keys)?\b(?=[ .']|$)(?! on PostgreSQL| init)", rf"{name}\1", SCRIPT, flags=re.MULTILINE)
    with psycopg.connect(owner, autocommit=True) as connection:
        connection.execute(script)
        connection.execute(script)
        for role in ("ingest", "custodian", "auditor"):
            connection.execute(f"DROP ROLE IF EXISTS {name}_{role}")
            connection.execute(f"CREATE ROLE {name}_{role} LOGIN IN ROLE safefeedback_{role}")
    yield urls
    with psycopg.connect(owner, autocommit=True) as connection:
        connection.execute(f"DROP SCHEMA {name}_keys CASCADE")
        for role in ("ingest", "custodian", "auditor"):
            connection.execute(f"DROP ROLE {name}_{role}")


def as_role(url: str, role: str) -> str:
    name = url.rsplit("=", 1)[1].removesuffix("_keys")
    return urlsplit(url)._replace(netloc=f"{name}_{role}:@").geturl()


def test_ingest_adds_records_and_reads_none(schemas: tuple[str, str]) -> None:
    store = open_record_store(as_role(schemas[0], "ingest"))
    store.put([Entry(record(1, subject=None), entry(1).views)])
    for act in (
        lambda: store.get(record(1).record_id),
        lambda: store.views(record(1).record_id),
        lambda: list(store.scan("muni-puno")),
        lambda: store.delete([record(1).record_id]),
        lambda: store.swap_header([HeaderChange(record(1).record_id, 1, b"", b"x", None)]),
        lambda: store.put([entry(2)]),  # its blind index is the custodian's
        lambda: store.cursor("x"),
        store.compact,
    ):
        with pytest.raises(VaultError, match="denied"):
            act()
    store.close()
    with pytest.raises(VaultError, match="denied"):
        open_key_store(as_role(schemas[1], "ingest"))
    with pytest.raises(VaultError, match="denied"):
        open_record_store(as_role(schemas[0], "ingest"), create=True)


def test_custodian_does_its_work_and_changes_nothing_else(schemas: tuple[str, str]) -> None:
    records = open_record_store(as_role(schemas[0], "custodian"))
    keys = open_key_store(as_role(schemas[1], "custodian"))
    records.put([entry(1), entry(2)])
    change = HeaderChange(record(1).record_id, 1, digest(record(1).header), b"new", None, entry(1).indexes)
    assert records.swap_header([change]) == 1
    assert records.delete([record(2).record_id]) == 1
    records.set_cursor("x", "1")
    keys.add_key(key(1, state="staged"))
    keys.add_key(key(2))
    assert keys.set_state(key(1).key_id, "staged", "primary")
    keys.add_subjects([subject(1), subject(2)])
    swap = SubjectChange(subject(1).subject, digest(subject(1).wrapped), key(2).key_id, b"new")
    assert keys.swap_subjects([swap]) == 1
    assert keys.set_hold(subject(1).subject, "court")
    assert keys.erase([erasure(subject(2))]) == 1
    assert keys.set_state(key(1).key_id, "primary", "destroyed")
    assert {*keys.check(), *records.check()} <= {"checksums-off"}  # as the server was made
    records.close()
    keys.close()
    with psycopg.connect(as_role(schemas[0], "custodian").split("&schema=")[0]) as connection:
        name = schemas[0].rsplit("=", 1)[1]
        for statement in (
            f"UPDATE {name}.record SET agency = 'other'",
            f"UPDATE {name}.field SET ciphertext = ''",
            f"UPDATE {name}_keys.keyring SET key_id = '12345678'",
            f"DELETE FROM {name}_keys.erasure",
            f"UPDATE {name}_keys.erasure SET basis = 'x'",
            f"CREATE TABLE {name}.mine (x int)",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege), connection.transaction():
                connection.execute(statement)


def test_auditor_counts_and_opens_nothing(schemas: tuple[str, str]) -> None:
    name = schemas[0].rsplit("=", 1)[1]
    with psycopg.connect(as_role(schemas[0], "auditor").split("&schema=")[0]) as connection:
        for statement in (
            f"SELECT count(*), max(created) FROM {name}.record",
            f"SELECT key_id, state FROM {name}_keys.keyring",
            f"SELECT * FROM {name}_keys.erasure",
            f"SELECT count(hold) FROM {name}_keys.subject_key",
        ):
            connection.execute(statement)
        for statement in (
            f"SELECT header FROM {name}.record",
            f"SELECT * FROM {name}.field",
            f"SELECT * FROM {name}.protected_view",
            f"SELECT * FROM {name}.blind_index",
            f"SELECT wrapped FROM {name}_keys.keyring",
            f"SELECT wrapped FROM {name}_keys.subject_key",
            f"DELETE FROM {name}_keys.erasure",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege), connection.transaction():
                connection.execute(statement)


def test_the_owner_is_told_that_it_is_too_strong(schemas: tuple[str, str]) -> None:
    store = open_record_store(schemas[0])
    assert "superuser" in store.check()
    store.compact()
    store.close()
