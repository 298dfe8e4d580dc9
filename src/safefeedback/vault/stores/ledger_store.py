"""The port of what keeps a log: both stores do, so that an act and its evidence are one transaction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from safefeedback.vault.stores.stored_leaf import StoredLeaf

__all__ = ["LedgerStore", "Tile"]

Tile = tuple[int, int, bytes]
"""Level, place and 256 hashes of a part of the tree that no leaf can change any more."""


class LedgerStore(Protocol):
    """Keeps one log for each agency; a leaf's place is given in the order of the commits, without gaps."""

    def append(self, leaves: Sequence[StoredLeaf]) -> int:
        """Add leaves of one agency, in one transaction; return the place of the first."""

    def size(self, agency: str) -> int:
        """Return how many leaves the log has."""

    def leaves(self, agency: str, start: int = 0, stop: int | None = None) -> Iterator[bytes]:
        """Yield the leaves from ``start`` up to ``stop`` (None: the end when it was called), in order."""

    def leaves_about(self, agency: str, about: bytes) -> Iterator[tuple[int, bytes]]:
        """Yield places and leaves that tell of an id, in order."""

    def tile(self, agency: str, level: int, place: int) -> bytes | None:
        """Return the hashes of a tile, or None where it was not stored."""

    def seal_tree(self, agency: str, size: int, note: bytes, tiles: Sequence[Tile]) -> None:
        """Store a checkpoint and the tiles that became full, in one transaction; what is there already stays."""

    def checkpoint(self, agency: str, size: int | None = None) -> tuple[int, bytes] | None:
        """Return size and note of the newest checkpoint (of one not greater than ``size``), or None."""

    def checkpoints(self, agency: str) -> Iterator[tuple[int, bytes]]:
        """Yield sizes and notes of all checkpoints, in order."""
