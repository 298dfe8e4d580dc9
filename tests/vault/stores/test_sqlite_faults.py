"""What an SQLite store does when the disk, the file or another process is in the way: a clear error, nothing lost."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from tests.contracts.vault_store import entry, erasure, key, record, subject

from safefeedback.errors import VaultError
from safefeedback.vault.stores import Entry, open_key_store, open_record_store

ROOT = Path(__file__).parents[3]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    open_record_store(f"sqlite:///{tmp_path}/r.db", create=True).close()
    return tmp_path / "r.db"


def fill(path: Path, limit: int = 0, before: Sequence[str] = ()) -> dict[str, Any]:
    command = [*before, sys.executable, "-m", "tests.vault.stores.crashed", f"sqlite:///{path}?timeout=1", str(limit)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=120)
    answer: dict[str, Any] = json.loads(result.stdout)
    return answer


def stored(path: Path) -> int:
    store = open_record_store(f"sqlite:///{path}")
    assert store.check() == ()
    rows = [each for _, each in store.scan("muni-puno", limit=None)]
    assert all(len(each.fields) == 1 for each in rows)
    store.close()
    return len(rows)


@pytest.mark.skipif(os.name != "posix", reason="a limit of the size of files is POSIX")
@pytest.mark.parametrize("limit", [200_000, 400_000, 1_500_000])
def test_a_file_that_cannot_grow_loses_nothing(path: Path, limit: int) -> None:
    answer = fill(path, limit)
    assert answer["error"].startswith("store: expected the disk to obey, it refused")
    assert "nothing of the batch was written" in answer["hint"]
    assert stored(path) == answer["acknowledged"]


@pytest.mark.system
def test_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    if os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("mounting a small file system needs the superuser")
    mounting = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m,mode=0700", "none", str(tmp_path)], check=False)
    if mounting.returncode:
        pytest.skip("mounting is not allowed here")
    try:
        path = tmp_path / "r.db"
        open_record_store(f"sqlite:///{path}", create=True).close()
        answer = fill(path)
        assert answer["error"].startswith("store: expected free space, the disk is full")
        assert answer["acknowledged"] > 0
        assert stored(path) == answer["acknowledged"]
        subprocess.run(["mount", "-o", "remount,ro", str(tmp_path)], check=True)
        assert fill(path)["error"].startswith("store: expected a store that can be written")
    finally:
        subprocess.run(["umount", str(tmp_path)], check=True)


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX")
def test_a_file_that_may_not_be_written_is_told(path: Path) -> None:
    """The superuser may write any file; without that right, ``setpriv`` lets it obey modes as others do."""
    obedient = [] if os.geteuid() else ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
    if obedient and shutil.which("setpriv") is None:
        pytest.skip("the superuser may write any file")
    path.chmod(0o400)
    try:
        answer = fill(path, before=obedient)
    finally:
        path.chmod(0o600)
    assert answer["error"].startswith("store: expected a store that can be written, it is read-only")
    assert stored(path) == answer["acknowledged"] == 0


def test_a_missing_directory_is_told(tmp_path: Path) -> None:
    with pytest.raises(VaultError, match=r"read-only \(ENOENT\)"):
        open_record_store(f"sqlite:///{tmp_path}/nowhere/r.db", create=True)


def test_another_writer_is_waited_for_and_told(path: Path) -> None:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    store = open_record_store(f"sqlite:///{path}?timeout=0.05")
    with pytest.raises(VaultError, match="another process kept it locked") as caught:
        store.put([entry(1)])
    assert "timeout" in str(caught.value.hint)
    assert store.get(record(1).record_id) is None
    other.execute("ROLLBACK")
    store.put([entry(1)])
    store.close()
    other.close()


@pytest.mark.parametrize("content", [b"", b"not a database " * 300, b"SQLite format 3\0" + b"\xff" * 4080])
def test_another_file_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "r.db"
    path.write_bytes(content)
    with pytest.raises(VaultError, match=r"something else|damaged|refused"):
        open_record_store(f"sqlite:///{path}")
    assert path.read_bytes() == content


def test_a_database_of_somebody_else_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE record (x)")
    other.commit()
    other.close()
    content = path.read_bytes()
    for create in (False, True):
        with pytest.raises(VaultError, match="something else"):
            open_record_store(f"sqlite:///{path}", create=create)
    assert path.read_bytes() == content


def test_a_damaged_file_is_told_when_read_and_when_checked(path: Path) -> None:
    store = open_record_store(f"sqlite:///{path}")
    store.put([entry(n) for n in range(500)])
    store.close()
    content = bytearray(path.read_bytes())
    for page in range(30, len(content) // 4096):
        content[page * 4096 : page * 4096 + 100] = b"\xa5" * 100
    path.write_bytes(content)
    damaged = open_record_store(f"sqlite:///{path}")
    assert damaged.check() == ("damaged",)
    with pytest.raises(VaultError, match="damaged") as caught:
        list(damaged.scan("muni-puno"))
    assert "backup" in str(caught.value.hint)
    damaged.close()


def test_modes_that_let_others_in_are_found(path: Path) -> None:
    store = open_record_store(f"sqlite:///{path}")
    assert store.check() == ()
    assert path.stat().st_mode & 0o777 == 0o600
    path.chmod(0o640)
    path.parent.chmod(0o777)
    assert store.check() == ("directory-open-to-others", "file-open-to-others")
    path.parent.chmod(0o1777)
    path.chmod(0o600)
    assert store.check() == ()
    store.close()
    path.parent.chmod(0o700)


@pytest.mark.parametrize(
    ("setting", "code"),
    [
        ("secure_delete = OFF", "secure-delete-off"),
        ("foreign_keys = OFF", "foreign-keys-off"),
        ("synchronous = NORMAL", "synchronous-not-full"),
        ("journal_mode = DELETE", "journal-not-wal"),
    ],
)
def test_a_weak_setting_is_found(path: Path, setting: str, code: str) -> None:
    store = open_record_store(f"sqlite:///{path}")
    store._database._connection.execute(f"PRAGMA {setting}")  # type: ignore[attr-defined]  # nothing public weakens it
    assert store.check() == (code,)
    store.close()


def test_rows_without_their_record_are_damage(path: Path) -> None:
    other = sqlite3.connect(path)
    other.execute("INSERT INTO field VALUES (77, 'message', x'00')")
    other.commit()
    other.close()
    store = open_record_store(f"sqlite:///{path}")
    assert store.check() == ("damaged",)
    store.close()


def content_of(path: Path) -> bytes:
    return b"".join(each.read_bytes() for each in sorted(path.parent.glob(f"{path.name}*")))


def test_what_is_deleted_leaves_file_and_log(path: Path) -> None:
    store = open_record_store(f"sqlite:///{path}")
    store.put([Entry(record(n, fields=(("message", b"planted-%04d" % n * 9),)), entry(n).views) for n in range(300)])
    assert b"planted-0007" in content_of(path)
    store.delete([record(n).record_id for n in range(100)])
    store.compact()
    left = content_of(path)
    assert [n for n in range(300) if b"planted-%04d" % n in left] == list(range(100, 300))
    assert store.check() == ()
    store.close()


def test_an_erased_key_leaves_file_and_log(tmp_path: Path) -> None:
    path = tmp_path / "k.db"
    store = open_key_store(f"sqlite:///{path}", create=True)
    store.add_key(key(1))
    store.add_subjects([subject(n) for n in range(1000, 3000)])
    store.erase([erasure(subject(n)) for n in range(1000, 1500)])
    left = content_of(path)
    assert [n for n in range(1000, 3000) if b"blob %d" % n in left] == list(range(1500, 3000))
    store.close()


def test_a_reader_in_the_way_is_told_and_made_good_at_the_next_opening(tmp_path: Path) -> None:
    path = tmp_path / "k.db"
    url = f"sqlite:///{path}?timeout=0.05"
    store = open_key_store(url, create=True)
    store.add_key(key(1))
    store.add_subjects([subject(1)])
    reader = sqlite3.connect(path, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM subject_key").fetchone()
    assert store.erase([erasure(subject(1))]) == 1
    assert store.check() == ("deleted-data-in-log",)
    assert subject(1).wrapped in content_of(path)
    reader.close()
    again = open_key_store(url)
    assert again.check() == store.check() == ()
    assert subject(1).wrapped not in content_of(path)
    again.close()
    store.close()
