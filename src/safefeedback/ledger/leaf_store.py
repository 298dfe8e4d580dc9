"""The port of what keeps the leaves of logs: one log for each agency."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["LeafStore"]


class LeafStore(Protocol):
    """Keeps leaves, and what was made of them; leaves are written by who acts, in the transaction of the act."""

    def size(self, agency: str, /) -> int:
        """Return how many leaves the log has."""

    def leaves(self, agency: str, start: int = 0, stop: int | None = None, /) -> Iterator[bytes]:
        """Yield the leaves from ``start`` up to ``stop`` (None: the end), in order."""

    def tile(self, agency: str, level: int, index: int, /) -> bytes | None:
        """Return the 8,192 bytes of a tile, or None where it is not stored."""

    def seal_tree(self, agency: str, size: int, note: bytes, tiles: Sequence[tuple[int, int, bytes]], /) -> None:
        """Store a checkpoint and the tiles that became full, in one transaction; what is there already stays."""

    def checkpoint(self, agency: str, size: int | None = None, /) -> tuple[int, bytes] | None:
        """Return size and note of the newest checkpoint (of one not greater than ``size``), or None."""

    def checkpoints(self, agency: str, /) -> Iterator[tuple[int, bytes]]:
        """Yield sizes and notes of all checkpoints, in order."""
