"""Where a process was when it was killed: a page of memory that it shares with its parent and that outlives it.

In the worker the public operations of the vault and of the stores are wrapped, and so are the transactions of the
databases. The outermost operation counts: what ``erase`` stores is ``erase``.
"""

from __future__ import annotations

import functools
import mmap
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

from safefeedback.vault import SealOnly, Vault
from safefeedback.vault.stores.sql_keys import SqlKeyStore
from safefeedback.vault.stores.sql_records import SqlRecordStore
from safefeedback.vault.stores.sqlite_database import SqliteDatabase

__all__ = ["BETWEEN", "STAGES", "Watch"]

BETWEEN: Final = "between operations"
STAGES: Final = ("before a transaction", "inside a transaction", "after a transaction")
"""Where inside an operation; before and after are work on keys, on the keyring, on the list outside, and reading."""

_OPERATIONS: Final[tuple[tuple[type, str], ...]] = (
    *((Vault, name) for name in "keep promote rotate rewrap destroy_keys erase purge restore bundle init".split()),
    (SealOnly, "keep"),
    *((SqlRecordStore, name) for name in ("put", "swap_header", "delete")),
    *((SqlKeyStore, name) for name in ("swap_subjects", "set_states", "erase")),
)
_NAMES: Final = tuple(name.replace("_", "-") for _, name in _OPERATIONS)


class Watch:
    """One page: which operation, how deep, whether in a transaction, how many of them are over."""

    def __init__(self) -> None:
        self._page = mmap.mmap(-1, 4)
        self._depth = 0

    def clear(self) -> None:
        """Begin a life."""
        self._page[:] = bytes(4)

    def where(self) -> str:
        """Return the operation and the stage in it, such as ``erase, inside a transaction``; ``BETWEEN`` outside."""
        operation, writing, done, _ = self._page[:]
        if not operation:
            return BETWEEN
        return f"{_NAMES[operation - 1]}, {STAGES[1 if writing else 2 if done else 0]}"

    def install(self) -> None:
        """Wrap everything; call it in the worker only."""
        for number, (owner, name) in enumerate(_OPERATIONS, 1):
            setattr(owner, name, self._watched(number, getattr(owner, name)))
        for database in _databases():
            database.writing = self._watched_writing(database.writing)

    def _watched(self, number: int, operation: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(operation)
        def wrapper(*arguments: Any, **options: Any) -> Any:
            with self._inside(number):
                return operation(*arguments, **options)

        return wrapper

    @contextmanager
    def _inside(self, number: int) -> Iterator[None]:
        self._depth += 1
        if self._depth == 1:
            self._page[:] = bytes((number, 0, 0, 0))
        try:
            yield
        finally:
            self._depth -= 1
            if not self._depth:
                self.clear()

    def _watched_writing(self, writing: Callable[..., Any]) -> Callable[..., Any]:
        @contextmanager
        def wrapper(*arguments: Any, **options: Any) -> Iterator[Any]:
            self._page[1] = 1
            try:
                with writing(*arguments, **options) as session:
                    yield session
            finally:
                self._page[1] = 0
                self._page[2] = 1

        return wrapper


def _databases() -> list[Any]:
    try:
        from safefeedback.vault.stores.postgresql_database import PostgresqlDatabase
    except ImportError:
        return [SqliteDatabase]
    return [SqliteDatabase, PostgresqlDatabase]
