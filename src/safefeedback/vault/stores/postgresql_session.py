"""A writing transaction of PostgreSQL."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from psycopg import Connection, sql

from safefeedback.vault.stores.database import Row

__all__ = ["PostgresqlSession", "adapted"]

_BYTES: Final = (
    "id",
    "subject",
    "header",
    "ciphertext",
    "text",
    "tag",
    "key_id",
    "epoch_key",
    "wrapped",
    "about",
    "body",
)
_NUMBERS: Final = ("rid", "version", "place")
_DAYS: Final = ("purpose_until", "created", "destroy_on")
_TYPES: Final = MappingProxyType(
    {**dict.fromkeys(_BYTES, "bytea"), **dict.fromkeys(_NUMBERS, "int8"), **dict.fromkeys(_DAYS, "date")}
)
"""Types of columns in a binary COPY; any other is text."""


@lru_cache(maxsize=256)
def adapted(statement: str) -> str:
    """Return a statement with the driver's marks for parameters."""
    return statement.replace("?", "%s")


class PostgresqlSession:
    """Runs statements on a connection whose transaction is open; ``lock`` is taken by those who reserve numbers."""

    __slots__ = ("_connection", "_lock")

    def __init__(self, connection: Connection[Row], lock: int) -> None:
        self._connection = connection
        self._lock = lock

    def run(self, statement: str, parameters: Row = ()) -> int:
        """See ``Session``."""
        return self._connection.execute(adapted(statement), parameters or None).rowcount

    def run_each(self, statement: str, batch: Sequence[Row]) -> list[int]:
        """See ``Session``; all are sent before the first answer is read."""
        with self._connection.cursor() as cursor:
            cursor.executemany(adapted(statement), batch, returning=True)
            return [result.rowcount for result in cursor.results()]

    def run_all(self, statement: str, batch: Sequence[Row]) -> int:
        """See ``Session``."""
        return sum(self.run_each(statement, batch))

    def rows(self, statement: str, parameters: Row = ()) -> list[Row]:
        """See ``Session``."""
        return self._connection.execute(adapted(statement), parameters or None).fetchall()

    def load(self, table: str, columns: tuple[str, ...], batch: Sequence[Row]) -> None:
        """See ``Session``: COPY in its binary form."""
        names = sql.SQL(", ").join(map(sql.Identifier, columns))
        statement = sql.SQL("COPY {} ({}) FROM STDIN (FORMAT BINARY)").format(sql.Identifier(table), names)
        with self._connection.cursor() as cursor, cursor.copy(statement) as copy:
            copy.set_types([_TYPES.get(column, "text") for column in columns])
            for row in batch:
                copy.write_row(row)

    def reserve(self, table: str, key: str, count: int) -> list[int]:
        """See ``Session``; the shared lock, held to the end of the transaction, tells readers that numbers are out."""
        self.run("SELECT pg_advisory_xact_lock_shared(?)", (self._lock,))
        statement = "SELECT nextval(pg_get_serial_sequence(?, ?)) FROM generate_series(1, ?)"
        rows = self.rows(statement, (table, key, count))
        return sorted(row[0] for row in rows)
