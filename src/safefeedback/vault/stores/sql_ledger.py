"""The log over a database: tables ``ledger_head``, ``ledger_leaf``, ``ledger_tile``, ``ledger_checkpoint``.

Who appends holds the row of the head until the commit, so places follow the order of the commits.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from safefeedback.vault.stores.database import Database, Row, Session, pages
from safefeedback.vault.stores.fault import Fault
from safefeedback.vault.stores.ledger_store import Tile
from safefeedback.vault.stores.stored_leaf import StoredLeaf

__all__ = ["SqlLedger", "append_leaves"]

_HEAD: Final = (
    "INSERT INTO ledger_head (agency, size) VALUES (?, ?)"
    " ON CONFLICT (agency) DO UPDATE SET size = ledger_head.size + excluded.size RETURNING size"
)
_LEAF: Final = ("agency", "place", "about", "body")
_LEAVES: Final = (
    "SELECT place, body FROM ledger_leaf WHERE agency = ? AND place > ? AND place < ? ORDER BY place LIMIT ?"
)
_ABOUT: Final = (
    "SELECT place, body FROM ledger_leaf WHERE about = ? AND agency = ? AND place > ? ORDER BY place LIMIT ?"
)
_TILE: Final = "INSERT INTO ledger_tile (agency, level, place, hashes) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING"
_NOTE: Final = "INSERT INTO ledger_checkpoint (agency, size, note) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
_NEWEST: Final = "SELECT size, note FROM ledger_checkpoint WHERE agency = ? AND size <= ? ORDER BY size DESC LIMIT 1"
_NOTES: Final = "SELECT size, note FROM ledger_checkpoint WHERE agency = ? AND size > ? ORDER BY size LIMIT ?"
_ENDLESS: Final = 2**62


def append_leaves(session: Session, leaves: Sequence[StoredLeaf]) -> int | None:
    """Add leaves of one agency in an open transaction; return the place of the first, None where there is none.

    Raises:
        VaultError: leaves of several agencies.
    """
    if not leaves:
        return None
    agency = leaves[0].agency
    if any(leaf.agency != agency for leaf in leaves):
        raise Fault.UNFIT.error()
    first = int(session.rows(_HEAD, (agency, len(leaves)))[0][0]) - len(leaves)
    rows = [(agency, place, leaf.about, leaf.body) for place, leaf in enumerate(leaves, first)]
    session.load("ledger_leaf", _LEAF, rows)
    return first


class SqlLedger:
    """Implements ``LedgerStore`` over the database of a store."""

    _database: Database

    def append(self, leaves: Sequence[StoredLeaf]) -> int:
        """See ``LedgerStore``."""
        with self._database.writing() as session:
            return append_leaves(session, leaves) or 0

    def size(self, agency: str) -> int:
        """See ``LedgerStore``."""
        found = self._database.rows("SELECT size FROM ledger_head WHERE agency = ?", (agency,))
        return int(found[0][0]) if found else 0

    def leaves(self, agency: str, start: int = 0, stop: int | None = None) -> Iterator[bytes]:
        """See ``LedgerStore``."""
        end = self.size(agency) if stop is None else stop

        def read(after: int, count: int) -> list[Row]:
            return self._database.rows(_LEAVES, (agency, after, end, count))

        return (row[1] for row in pages(read, start - 1, None))

    def leaves_about(self, agency: str, about: bytes) -> Iterator[tuple[int, bytes]]:
        """See ``LedgerStore``."""

        def read(after: int, count: int) -> list[Row]:
            return self._database.rows(_ABOUT, (about, agency, after, count))

        return ((row[0], row[1]) for row in pages(read, -1, None))

    def tile(self, agency: str, level: int, place: int) -> bytes | None:
        """See ``LedgerStore``."""
        statement = "SELECT hashes FROM ledger_tile WHERE agency = ? AND level = ? AND place = ?"
        found = self._database.rows(statement, (agency, level, place))
        return bytes(found[0][0]) if found else None

    def seal_tree(self, agency: str, size: int, note: bytes, tiles: Sequence[Tile]) -> None:
        """See ``LedgerStore``."""
        with self._database.writing() as session:
            session.run_each(_TILE, [(agency, *tile) for tile in tiles])
            session.run(_NOTE, (agency, size, note))

    def checkpoint(self, agency: str, size: int | None = None) -> tuple[int, bytes] | None:
        """See ``LedgerStore``."""
        found = self._database.rows(_NEWEST, (agency, _ENDLESS if size is None else size))
        return (int(found[0][0]), bytes(found[0][1])) if found else None

    def checkpoints(self, agency: str) -> Iterator[tuple[int, bytes]]:
        """See ``LedgerStore``."""

        def read(after: int, count: int) -> list[Row]:
            return self._database.rows(_NOTES, (agency, after, count))

        return ((row[0], bytes(row[1])) for row in pages(read, 0, None))
