"""A writing transaction of SQLite."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from safefeedback.vault.stores.database import Row

__all__ = ["SqliteSession"]


class SqliteSession:
    """Runs statements on a connection whose transaction is open."""

    __slots__ = ("_connection",)

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def run(self, statement: str, parameters: Row = ()) -> int:
        """See ``Session``."""
        return self._connection.execute(statement, parameters).rowcount

    def run_each(self, statement: str, batch: Sequence[Row]) -> list[int]:
        """See ``Session``."""
        execute = self._connection.execute
        return [execute(statement, parameters).rowcount for parameters in batch]

    def run_all(self, statement: str, batch: Sequence[Row]) -> int:
        """See ``Session``."""
        return self._connection.executemany(statement, batch).rowcount

    def rows(self, statement: str, parameters: Row = ()) -> list[Row]:
        """See ``Session``."""
        return self._connection.execute(statement, parameters).fetchall()

    def load(self, table: str, columns: tuple[str, ...], batch: Sequence[Row]) -> None:
        """See ``Session``."""
        names, marks = ", ".join(columns), ", ".join("?" * len(columns))
        self._connection.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", batch)  # our own names

    def reserve(self, table: str, key: str, count: int) -> list[int]:  # noqa: ARG002  # the key's name is known to SQLite
        """See ``Session``; a transaction is alone, so the table's greatest number ever used tells the next ones."""
        found = self.rows("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,))
        first = found[0][0] + 1 if found else 1
        return list(range(first, first + count))
