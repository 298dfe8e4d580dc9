"""One PostgreSQL schema with one part of the vault, over a pool of connections.

Sessions see to durability (``synchronous_commit`` is never off) and limit how long they wait for locks. Row numbers are
given before the commit, so a reader could pass a number whose row appears later; a writer therefore holds a shared
advisory lock while it has numbers, and a reader that wants a settled end takes the lock alone for an instant. The
lock's number is made of the schema's name.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from psycopg import Connection, sql
from psycopg_pool import ConnectionPool

from safefeedback.vault.stores.address import PostgresqlAddress
from safefeedback.vault.stores.database import Row
from safefeedback.vault.stores.fault import Fault
from safefeedback.vault.stores.postgresql_check import postgresql_weaknesses
from safefeedback.vault.stores.postgresql_fault import translated
from safefeedback.vault.stores.postgresql_session import PostgresqlSession, adapted
from safefeedback.vault.stores.schema import NOTES, bring_up, check_steps, read_steps

__all__ = ["PostgresqlDatabase"]

_DURABLE: Final = (
    "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'"
)
_TABLES: Final = (
    "SELECT relname, pg_has_role(relowner, 'USAGE') FROM pg_class"
    " WHERE relkind = 'r' AND relnamespace = to_regnamespace(%s) ORDER BY relname"
)


class PostgresqlDatabase:
    """A pool that the threads of one process share."""

    def __init__(
        self,
        address: PostgresqlAddress,
        part: str,
        *,
        schema: str,
        create: bool,
        steps: tuple[str, ...] | None = None,
    ) -> None:
        self._address = address
        self._schema = schema
        self._steps = read_steps("postgresql", part) if steps is None else steps
        self._lock = int.from_bytes(hashlib.sha256(b"safefeedback " + schema.encode()).digest()[:8], "big", signed=True)
        self._process = os.getpid()
        with (
            translated(),
            Connection.connect(address.dsn, autocommit=True, connect_timeout=self._connect_limit) as first,
        ):
            self._prepare(first, part, create=create)
        self._pool = ConnectionPool(
            address.dsn,
            min_size=1,
            max_size=address.pool,
            timeout=address.timeout,
            kwargs={"autocommit": True, "connect_timeout": self._connect_limit},
            configure=self._configure,
            check=ConnectionPool.check_connection,
            open=True,
        )

    @property
    def _connect_limit(self) -> int:
        return max(2, round(self._address.timeout))

    def _configure(self, connection: Connection[Row]) -> None:
        settings = {
            "search_path": self._schema,
            "lock_timeout": f"{round(self._address.timeout * 1000)}ms",
            "idle_in_transaction_session_timeout": "60s",
        }
        for name, value in settings.items():
            connection.execute("SELECT set_config(%s, %s, false)", (name, value))
        connection.execute(_DURABLE)

    def _prepare(self, connection: Connection[Row], part: str, *, create: bool) -> None:
        self._configure(connection)
        if create:
            with connection.transaction():
                connection.execute("SELECT pg_advisory_xact_lock(%s)", (self._lock,))
                connection.execute(sql.SQL("CREATE SCHEMA IF NOT EXISTS {}").format(sql.Identifier(self._schema)))
                bring_up(PostgresqlSession(connection, self._lock), part, self._steps, dt.date.today())
        found = connection.execute("SELECT to_regclass(%s)", (f"{self._schema}.{NOTES}",)).fetchone()
        if found is None or found[0] is None:
            raise Fault.ABSENT.error()
        notes = connection.execute("SELECT part, step FROM schema_step").fetchall()
        if check_steps(notes, part, len(self._steps)) < len(self._steps):
            raise Fault.OLDER.error()

    @contextmanager
    def writing(self, *, destroys: bool = False) -> Iterator[PostgresqlSession]:  # noqa: ARG002  # its log has no end to cut
        """See ``Database``; what was destroyed stays in dead rows and logs until those are vacuumed or expire."""
        with self._connection() as connection, connection.transaction():
            yield PostgresqlSession(connection, self._lock)

    def rows(self, statement: str, parameters: Row = ()) -> list[Row]:
        """See ``Database``."""
        with self._connection() as connection:
            return connection.execute(adapted(statement), parameters or None).fetchall()

    def settled(self, table: str, key: str) -> int:
        """See ``Database``."""
        number = sql.SQL("SELECT coalesce(max({}), 0) FROM {}").format(sql.Identifier(key), sql.Identifier(table))
        with self._connection() as connection:
            with connection.transaction():
                connection.execute("SELECT pg_advisory_xact_lock(%s)", (self._lock,))
            found = connection.execute(number).fetchone()
        return int(found[0]) if found else 0

    def day(self, day: dt.date | None) -> dt.date | None:
        """See ``Database``."""
        return day

    def weaknesses(self) -> tuple[str, ...]:
        """See ``Database``."""
        with self._connection() as connection:
            return postgresql_weaknesses(connection, self._schema)

    def compact(self) -> None:
        """See ``Database``: only the owner of the tables may do it, and the logs before it keep their copies."""
        with self._connection() as connection:
            for name, is_ours in connection.execute(_TABLES, (self._schema,)).fetchall():
                if not is_ours:
                    raise Fault.DENIED.error()
                connection.execute(sql.SQL("VACUUM FULL {}").format(sql.Identifier(name)))

    def close(self) -> None:
        """See ``Database``; a process that did not open the pool leaves it alone."""
        if self._process == os.getpid():
            self._pool.close()

    @contextmanager
    def _connection(self) -> Iterator[Connection[Row]]:
        if self._process != os.getpid():
            raise Fault.OTHER_PROCESS.error()
        with translated(), self._pool.connection() as connection:
            yield connection
