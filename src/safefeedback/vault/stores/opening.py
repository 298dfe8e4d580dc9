"""Opening a store by its URL: an existing one, or with ``create`` a new one or one with an older schema."""

from __future__ import annotations

from typing import Final

from safefeedback.errors import ConfigurationError
from safefeedback.vault.stores.address import PostgresqlAddress, SqliteAddress, read_address
from safefeedback.vault.stores.database import Database
from safefeedback.vault.stores.key_store import KeyStore
from safefeedback.vault.stores.record_store import RecordStore
from safefeedback.vault.stores.sql_keys import SqlKeyStore
from safefeedback.vault.stores.sql_records import SqlRecordStore
from safefeedback.vault.stores.sqlite_database import SqliteDatabase

__all__ = ["open_key_store", "open_record_store", "open_stores"]

_SCHEMAS: Final = {"records": "vault", "keys": "vault_keys"}


def open_record_store(url: str, *, create: bool = False) -> RecordStore:
    """Return the store of sealed records at ``url`` (see ``read_address``).

    Args:
        url: ``sqlite:///path`` or ``postgresql://…``; the schema is ``vault`` unless the URL says another.
        create: make the store where there is none, and bring an older schema up.

    Raises:
        ConfigurationError: the URL has another form, or the client library is missing.
        VaultError: there is none, it cannot be opened, or its schema is older or newer.
    """
    return SqlRecordStore(_open(url, "records", create=create))


def open_key_store(url: str, *, create: bool = False) -> KeyStore:
    """Return the store of wrapped keys at ``url``; as ``open_record_store``, the schema is ``vault_keys``."""
    return SqlKeyStore(_open(url, "keys", create=create))


def open_stores(records: str, keys: str, *, create: bool = False) -> tuple[RecordStore, KeyStore]:
    """Return both stores; when the second refuses, the first is closed again."""
    first = open_record_store(records, create=create)
    try:
        return first, open_key_store(keys, create=create)
    except BaseException:
        first.close()
        raise


def _open(url: str, part: str, *, create: bool) -> Database:
    address = read_address(url)
    if isinstance(address, SqliteAddress):
        return SqliteDatabase(address, part, create=create)
    return _postgresql(address, part, create=create)


def _postgresql(address: PostgresqlAddress, part: str, *, create: bool) -> Database:
    try:
        from safefeedback.vault.stores.postgresql_database import PostgresqlDatabase  # noqa: PLC0415  # an extra
    except ImportError:
        raise ConfigurationError(
            "store: expected the PostgreSQL client, it is not installed",
            hint="pip install 'safefeedback[postgres]'",
        ) from None
    return PostgresqlDatabase(address, part, schema=address.schema or _SCHEMAS[part], create=create)
