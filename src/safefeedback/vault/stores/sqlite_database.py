"""One SQLite file with one part of the vault: write-ahead log, full synchronisation, deleted content overwritten.

Sources: sqlite.org/pragma.html, sqlite.org/wal.html. A commit reaches the disk before it returns. What a transaction
destroys still stands in the write-ahead log until that is truncated, so a transaction that destroys notes it in the
file, and the note is taken away once the log is truncated: a crash in between is made good by the next opening.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from safefeedback.vault.stores.address import SqliteAddress
from safefeedback.vault.stores.database import Row
from safefeedback.vault.stores.fault import Fault
from safefeedback.vault.stores.schema import NOTES, bring_up, check_steps, read_steps
from safefeedback.vault.stores.sqlite_check import sqlite_weaknesses
from safefeedback.vault.stores.sqlite_fault import translated
from safefeedback.vault.stores.sqlite_file import make_file
from safefeedback.vault.stores.sqlite_session import SqliteSession

__all__ = ["SqliteDatabase"]

_SETTINGS: Final = (
    "PRAGMA secure_delete = ON",
    "PRAGMA foreign_keys = ON",
    "PRAGMA temp_store = MEMORY",  # nothing of a record in a temporary file
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA cache_size = -65536",  # 64 MiB: random ids touch a page of each index
    "PRAGMA fullfsync = ON",  # macOS only
    "PRAGMA checkpoint_fullfsync = ON",
)
_DURABLE: Final = ("PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "PRAGMA wal_autocheckpoint = 4000")
_NOTE: Final = "INSERT INTO unflushed VALUES ('destroyed') ON CONFLICT DO NOTHING"


class SqliteDatabase:
    """A connection that the threads of one process share, one at a time."""

    def __init__(
        self, address: SqliteAddress, part: str, *, create: bool, steps: tuple[str, ...] | None = None
    ) -> None:
        self._address = address
        self._steps = read_steps("sqlite", part) if steps is None else steps
        self._lock = threading.RLock()
        self._process = os.getpid()
        self._connection: sqlite3.Connection | None = self._open(part, create=create)
        if self.rows("SELECT what FROM unflushed"):
            self._flush()

    def _open(self, part: str, *, create: bool) -> sqlite3.Connection:
        path = self._address.path
        if create:
            make_file(path)
        elif not path.exists():
            raise Fault.ABSENT.error()
        with translated():
            connection = sqlite3.connect(
                path, timeout=self._address.timeout, isolation_level=None, check_same_thread=False
            )
            try:
                self._prepare(connection, part, create=create)
            except BaseException:
                connection.close()
                raise
        return connection

    def _prepare(self, connection: sqlite3.Connection, part: str, *, create: bool) -> None:
        for setting in _SETTINGS:
            connection.execute(setting)
        connection.create_function("sha256", 1, _sha256, deterministic=True)  # PostgreSQL has it built in
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if NOTES not in tables and (tables or not create):
            raise Fault.FOREIGN.error()
        if create:
            connection.execute("PRAGMA journal_mode = WAL")
            with _transaction(connection):
                bring_up(SqliteSession(connection), part, self._steps, dt.date.today())
        notes = connection.execute("SELECT part, step FROM schema_step").fetchall()
        if check_steps(notes, part, len(self._steps)) < len(self._steps):
            raise Fault.OLDER.error()
        for setting in _DURABLE:
            connection.execute(setting)

    @contextmanager
    def writing(self, *, destroys: bool = False) -> Iterator[SqliteSession]:
        """See ``Database``."""
        with self._lock, translated():
            connection = self._ready()
            with _transaction(connection):
                if destroys:
                    connection.execute(_NOTE)
                yield SqliteSession(connection)
            if destroys:
                self._flush()

    def rows(self, statement: str, parameters: Row = ()) -> list[Row]:
        """See ``Database``."""
        with self._lock, translated():
            return self._ready().execute(statement, parameters).fetchall()

    def settled(self, table: str, key: str) -> int:
        """See ``Database``: writers come one after the other, so the greatest number that is there."""
        return int(self.rows(f"SELECT coalesce(max({key}), 0) FROM {table}")[0][0])  # our own names

    def day(self, day: dt.date | None) -> str | None:
        """See ``Database``: ISO 8601, so that text order is time order."""
        return None if day is None else day.isoformat()

    def weaknesses(self) -> tuple[str, ...]:
        """See ``Database``."""
        with self._lock, translated():
            return sqlite_weaknesses(self._ready(), self._address.path)

    def compact(self) -> None:
        """See ``Database``: moving rows between pages may leave parts of them in free space, which VACUUM drops."""
        with self._lock, translated():
            self._ready().execute("VACUUM")
            self._flush()

    def close(self) -> None:
        """See ``Database``; a process that did not open the file leaves it alone."""
        with self._lock, translated():
            if self._connection is not None and self._process == os.getpid():
                self._connection.close()
                self._connection = None

    def _ready(self) -> sqlite3.Connection:
        if self._process != os.getpid():
            raise Fault.OTHER_PROCESS.error()
        if self._connection is None:
            raise Fault.CLOSED.error()
        return self._connection

    def _flush(self) -> None:
        """Truncate the log and take the note away; when a reader is in the way, the note stays for the next time."""
        with self._lock, contextlib.suppress(sqlite3.OperationalError):
            connection = self._ready()
            busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            if not busy:
                connection.execute("DELETE FROM unflushed")


def _sha256(value: bytes) -> bytes:
    return hashlib.sha256(value).digest()


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
