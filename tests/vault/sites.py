"""Places of a vault that can be copied as they are, put back, and in which the process can die at any write."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

import pytest

from safefeedback.vault import VaultSettings
from safefeedback.vault.erasure_list import ErasureList
from safefeedback.vault.providers.file import FileProvider
from safefeedback.vault.stores.sql_keys import SqlKeyStore
from safefeedback.vault.stores.sql_records import SqlRecordStore
from safefeedback.vault.stores.sqlite_session import SqliteSession

__all__ = ["Died", "PostgresqlSite", "Site", "SqliteSite", "dying"]

PARTS = ("records", "keys")


class Died(BaseException):
    """The process is as good as dead: nothing of it is written any more."""


class Site(Protocol):
    """Where a vault is."""

    @property
    def settings(self) -> VaultSettings:
        """Its addresses."""

    def die(self) -> None:
        """Take the files as they are at this moment: they are all that the next life finds."""

    def revive(self) -> None:
        """Begin the next life with what :meth:`die` took; everything was closed."""

    def backup(self) -> Any:
        """Return a copy of both stores, which nobody writes now."""

    def put_back(self, copy: Any, *, keys: bool) -> None:
        """Put a copy in the place of the records and, where asked, of the keys; everything was closed."""

    def remove(self) -> None:
        """Remove it all."""


def _settings(folder: Path, records: str, keys: str) -> VaultSettings:
    return VaultSettings(
        "muni-puno",
        records,
        keys,
        f"insecure-file:{folder}/root/keyring.json",
        erasures=f"{folder}/list/erasures.jsonl",
        backup_days=20,
        population=16,  # short tags: values coincide often
        cache_seconds=900,
    )


@dataclass
class SqliteSite:
    """A folder, copied whole at death and for a backup."""

    home: Path
    lives: int = 0
    copies: int = 0
    left: Path | None = field(default=None)

    def __post_init__(self) -> None:
        for name in (*PARTS, "root", "list"):
            (self.folder / name).mkdir(parents=True)

    @property
    def folder(self) -> Path:
        """The folder of this life."""
        return self.home / f"life-{self.lives}"

    @property
    def settings(self) -> VaultSettings:
        """See ``Site``."""
        urls = (f"sqlite:///{self.folder}/{part}/{part}.db" for part in PARTS)
        return _settings(self.folder, *urls)

    def die(self) -> None:
        """See ``Site``."""
        self.left = self.home / f"life-{self.lives + 1}"
        shutil.copytree(self.folder, self.left)

    def revive(self) -> None:
        """See ``Site``."""
        assert self.left is not None
        shutil.rmtree(self.folder)
        self.lives, self.left = self.lives + 1, None

    def backup(self) -> Path:
        """See ``Site``; the lock files of open databases are left alone."""
        self.copies += 1
        copy = self.home / f"backup-{self.copies}"
        for part in PARTS:
            shutil.copytree(self.folder / part, copy / part, ignore=shutil.ignore_patterns("*-shm"))
        return copy

    def put_back(self, copy: Path, *, keys: bool) -> None:
        """See ``Site``."""
        for part in PARTS if keys else PARTS[:1]:
            shutil.rmtree(self.folder / part)
            shutil.copytree(copy / part, self.folder / part)

    def remove(self) -> None:
        """See ``Site``."""
        shutil.rmtree(self.home)


Dump = dict[str, list[tuple[str, bytes]]]


@dataclass
class PostgresqlSite:
    """Two schemas; a death ends the sessions, a backup is a copy of every table and sequence."""

    home: Path
    server: str
    name: str

    def __post_init__(self) -> None:
        for name in ("root", "list"):
            (self.home / name).mkdir(parents=True)

    @property
    def settings(self) -> VaultSettings:
        """See ``Site``."""
        urls = (f"{self.server}&schema={schema}&pool=1" for schema in self._schemas())
        return _settings(self.home, *urls)

    def die(self) -> None:
        """See ``Site``: what is not committed is lost with the session."""

    def revive(self) -> None:
        """See ``Site``."""

    def backup(self) -> Dump:
        """See ``Site``."""
        with self._session() as run:
            return {schema: list(_dumped(run, schema)) for schema in self._schemas()}

    def put_back(self, copy: Dump, *, keys: bool) -> None:
        """See ``Site``."""
        with self._session() as run:
            run.execute("SET session_replication_role = replica")  # tables in any order
            for schema in self._schemas()[: 1 + keys]:
                for table, _ in copy[schema]:
                    run.execute(f"TRUNCATE {schema}.{table} RESTART IDENTITY CASCADE")
                for table, content in copy[schema]:
                    _load(run, f"{schema}.{table}", content)

    def remove(self) -> None:
        """See ``Site``."""
        with self._session() as run:
            for schema in self._schemas():
                run.execute(f"DROP SCHEMA IF EXISTS {schema} CASCADE")
        shutil.rmtree(self.home)

    def _schemas(self) -> tuple[str, str]:
        return f"r{self.name}", f"k{self.name}"

    @contextmanager
    def _session(self) -> Iterator[Any]:
        import psycopg

        with psycopg.connect(self.server, autocommit=True) as connection:
            yield connection


def _dumped(run: Any, schema: str) -> Iterator[tuple[str, bytes]]:
    names = run.execute("SELECT tablename FROM pg_tables WHERE schemaname = %s", (schema,)).fetchall()
    for (table,) in names:
        with run.cursor() as cursor, cursor.copy(f"COPY {schema}.{table} TO STDOUT (FORMAT BINARY)") as copy:
            yield table, b"".join(bytes(part) for part in copy)


def _load(run: Any, table: str, content: bytes) -> None:
    with run.cursor() as cursor, cursor.copy(f"COPY {table} FROM STDIN (FORMAT BINARY)") as copy:
        copy.write(content)
    for key in ("rid", "seq"):
        found = run.execute(
            "SELECT pg_get_serial_sequence(%s, attname) FROM pg_attribute WHERE attrelid = %s::regclass AND attname = %s",
            (table, table, key),
        ).fetchone()
        if found and found[0]:
            run.execute(f"SELECT setval(%s, coalesce(max({key}), 0) + 1, false) FROM {table}", (found[0],))  # noqa: S608 - our own names


_WRITES = {
    SqliteSession: ("run", "run_each", "load"),
    SqlKeyStore: "add_key set_states delete_key add_subjects swap_subjects set_hold erase add_erasures compact".split(),
    SqlRecordStore: ("put", "swap_header", "delete", "set_cursor"),
    FileProvider: ("create", "wrap", "destroy"),
    ErasureList: ("append",),
    os: ("fsync",),
}
"""Where a process can die: before and after each of these."""


@contextmanager
def dying(at: int, death: Callable[[], None]) -> Iterator[None]:
    """Raise :class:`Died` at the ``at``-th place and at every later one; ``death`` is called once, at that moment."""
    passed = 0

    def place() -> None:
        nonlocal passed
        passed += 1
        if passed == at + 1:
            death()
        if passed > at:
            raise Died

    def mortal(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            place()
            found = real(*arguments, **named)
            place()
            return found

        return call

    with pytest.MonkeyPatch.context() as patch:
        for owner, names in _mortal().items():
            for name in names:
                patch.setattr(owner, name, mortal(getattr(owner, name)))
        yield


def _mortal() -> dict[Any, Any]:
    try:
        from safefeedback.vault.stores.postgresql_session import PostgresqlSession
    except ImportError:
        return {**_WRITES}
    return {**_WRITES, PostgresqlSession: _WRITES[SqliteSession]}
