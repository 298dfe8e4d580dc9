"""What the stores ask of a database: short transactions, bulk loads and pages of rows.

Statements are written once for all databases with ``?`` for a parameter and hold neither ``?`` nor ``%`` otherwise.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

__all__ = ["Database", "Row", "Session", "as_day", "pages"]

Row = tuple[Any, ...]
"""Values of one row; their types follow from the statement's columns."""


class Session(Protocol):
    """An open writing transaction."""

    def run(self, statement: str, parameters: Row = ()) -> int:
        """Run a statement; return how many rows it changed."""

    def run_each(self, statement: str, batch: Sequence[Row]) -> list[int]:
        """Run a statement for each row of parameters; return how many rows each changed."""

    def run_all(self, statement: str, batch: Sequence[Row]) -> int:
        """Run a statement for each row of parameters; return how many rows were changed in all."""

    def rows(self, statement: str, parameters: Row = ()) -> list[Row]:
        """Return the rows of a query."""

    def load(self, table: str, columns: tuple[str, ...], batch: Sequence[Row]) -> None:
        """Insert rows in bulk."""

    def reserve(self, table: str, key: str, count: int) -> list[int]:
        """Return the next row numbers of a table, in order; they are used by this transaction or never."""


class Database(Protocol):
    """A database file or schema with one part of the vault."""

    def writing(self, *, destroys: bool = False) -> AbstractContextManager[Session]:
        """Open a transaction; it is durable after the block, or undone when the block raises.

        ``destroys``: what it deletes is also removed from logs, where the database can.
        """

    def rows(self, statement: str, parameters: Row = ()) -> list[Row]:
        """Return the rows of a query that sees one state of the database."""

    def settled(self, table: str, key: str) -> int:
        """Return the greatest row number below which no row can appear any more."""

    def day(self, day: dt.date | None) -> object:
        """Return a date as this database stores it."""

    def weaknesses(self) -> tuple[str, ...]:
        """Return the codes of the weaknesses found."""

    def compact(self) -> None:
        """Rewrite all tables, so that no free space holds a copy of what was destroyed."""

    def close(self) -> None:
        """Give back files and connections."""


def as_day(value: Any) -> dt.date:
    """Return a stored date: text in SQLite, which has no dates, a date elsewhere."""
    return value if isinstance(value, dt.date) else dt.date.fromisoformat(value)


def pages(read: Callable[[Any, int], list[Row]], start: Any, limit: int | None, size: int = 500) -> Iterator[Row]:
    """Yield rows page by page: ``read(after, count)`` returns rows in order, each with its cursor in the first column.

    At most ``limit`` rows; no transaction is open between pages.
    """
    left = limit
    while left is None or left > 0:
        count = size if left is None else min(size, left)
        rows = read(start, count)
        yield from rows
        if len(rows) < count:
            return
        start = rows[-1][0]
        left = None if left is None else left - count
