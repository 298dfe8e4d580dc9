"""The weaknesses of an SQLite file: how it is opened, who may read it, whether it is intact."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Final

__all__ = ["sqlite_weaknesses"]

_EXPECTED: Final = (
    ("journal_mode", "wal", "journal-not-wal"),
    ("synchronous", 2, "synchronous-not-full"),
    ("secure_delete", 1, "secure-delete-off"),
    ("foreign_keys", 1, "foreign-keys-off"),
)


def sqlite_weaknesses(connection: sqlite3.Connection, path: Path) -> tuple[str, ...]:
    """Return the codes of the weaknesses found, sorted; reads the whole file."""
    return tuple(sorted({*_settings(connection), *_content(connection), *_modes(path)}))


def _settings(connection: sqlite3.Connection) -> Iterator[str]:
    for name, value, code in _EXPECTED:
        if connection.execute(f"PRAGMA {name}").fetchone()[0] != value:
            yield code


def _content(connection: sqlite3.Connection) -> Iterator[str]:
    try:
        intact = connection.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok"
        whole = connection.execute("PRAGMA foreign_key_check").fetchone() is None
    except sqlite3.DatabaseError:
        intact = whole = False
    if not (intact and whole):
        yield "damaged"
    elif connection.execute("SELECT 1 FROM unflushed").fetchone():
        yield "deleted-data-in-log"


def _modes(path: Path) -> Iterator[str]:
    if os.name != "posix":
        return
    files = [path, *(path.with_name(path.name + end) for end in ("-wal", "-shm"))]
    if any(file.stat().st_mode & 0o077 for file in files if file.exists()):
        yield "file-open-to-others"
    mode = path.absolute().parent.stat().st_mode
    if mode & 0o022 and not mode & stat.S_ISVTX:
        yield "directory-open-to-others"
