"""What the record store and the key store have in common: notes of resumable work, weaknesses, compacting, closing."""

from __future__ import annotations

from safefeedback.vault.stores.database import Database
from safefeedback.vault.stores.sql_ledger import SqlLedger

__all__ = ["SqlStore"]


class SqlStore(SqlLedger):
    """A store over a database with a table ``work_cursor``; the methods are described in the ports."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def check(self) -> tuple[str, ...]:
        """See ``RecordStore`` and ``KeyStore``."""
        return self._database.weaknesses()

    def cursor(self, name: str) -> str | None:
        """See ``RecordStore`` and ``KeyStore``."""
        found = self._database.rows("SELECT value FROM work_cursor WHERE name = ?", (name,))
        return str(found[0][0]) if found else None

    def set_cursor(self, name: str, value: str | None) -> None:
        """See ``RecordStore`` and ``KeyStore``."""
        with self._database.writing() as session:
            session.run("DELETE FROM work_cursor WHERE name = ?", (name,))
            if value is not None:
                session.run("INSERT INTO work_cursor (name, value) VALUES (?, ?)", (name, value))

    def compact(self) -> None:
        """See ``RecordStore`` and ``KeyStore``."""
        self._database.compact()

    def close(self) -> None:
        """See ``RecordStore`` and ``KeyStore``."""
        self._database.close()
