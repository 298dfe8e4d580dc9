"""The weaknesses of a PostgreSQL database: durability, transport, rights, indexes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from psycopg import Connection

from safefeedback.vault.stores.database import Row

__all__ = ["postgresql_weaknesses"]

_EXPECTED: Final = (
    ("fsync", "on", "fsync-off"),
    ("full_page_writes", "on", "full-page-writes-off"),
    ("data_checksums", "on", "checksums-off"),
)
_DURABLE: Final = ("on", "remote_apply", "remote_write", "local")
_SUPERUSER: Final = "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"
_OPEN: Final = "SELECT has_schema_privilege('public', %s, 'USAGE')"
_PLAIN: Final = (
    "SELECT NOT ssl AND inet_client_addr() IS NOT NULL AND NOT inet_client_addr() << '127.0.0.0/8'"
    " AND inet_client_addr() <> '::1' FROM pg_stat_ssl WHERE pid = pg_backend_pid()"
)
_BROKEN: Final = (
    "SELECT EXISTS (SELECT 1 FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid"
    " WHERE NOT i.indisvalid AND c.relnamespace = to_regnamespace(%s))"
)


def postgresql_weaknesses(connection: Connection[Row], schema: str) -> tuple[str, ...]:
    """Return the codes of the weaknesses found, sorted."""
    return tuple(sorted({*_settings(connection), *_rights(connection, schema)}))


def _settings(connection: Connection[Row]) -> Iterator[str]:
    for name, value, code in _EXPECTED:
        if _one(connection, "SELECT current_setting(%s)", name) != value:
            yield code
    if _one(connection, "SELECT current_setting(%s)", "synchronous_commit") not in _DURABLE:
        yield "synchronous-not-full"


def _rights(connection: Connection[Row], schema: str) -> Iterator[str]:
    if _one(connection, _SUPERUSER):
        yield "superuser"
    if _one(connection, _OPEN, schema):
        yield "schema-open-to-all"
    if _one(connection, _PLAIN):
        yield "connection-not-encrypted"
    if _one(connection, _BROKEN, schema):
        yield "damaged"


def _one(connection: Connection[Row], statement: str, *parameters: str) -> object:
    found = connection.execute(statement, parameters or None).fetchone()
    return None if found is None else found[0]
