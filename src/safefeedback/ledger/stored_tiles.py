"""Stored tiles held against the leaves that are there now: where they differ, and which log the tiles tell of.

While leaves are read in order, the log of the tiles is put together beside the log of the leaves. Where a signed root
stands for it, the tiles say what each leaf once was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from safefeedback.ledger.merkle import CompactRange
from safefeedback.ledger.tree import TILE_BYTES, TILE_WIDTH, fold, split_hashes

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["StoredTiles"]

_MOST: Final = 1 << 16


class StoredTiles:
    """The log that the tiles tell of; where there is no tile, the leaf itself is taken.

    Args:
        read: returns the tile of a level and a number, or None.
        size: leaves of the newest checkpoint; full tiles up to there are stored.

    Attributes:
        differing: what the tile and the leaf say, by place; at most the first 65,536.
        missing: levels and numbers of tiles that are not stored.
        wrong: levels and numbers of tiles that are not made of the tiles below them.
    """

    def __init__(self, read: Callable[[int, int], bytes | None], size: int) -> None:
        self.differing: dict[int, tuple[bytes, bytes]] = {}
        self.missing: list[tuple[int, int]] = []
        self.wrong: list[tuple[int, int]] = []
        self._read = read
        self._size = size
        self._told: list[bytes] | None = None
        self._block: list[bytes] = []
        self._above: list[list[bytes]] = []
        self._recorded: CompactRange | None = None

    def take(self, leaf: bytes, before: CompactRange) -> None:
        """Take the hash of the next leaf; ``before`` is the log of the leaves without it."""
        place = before.size
        at = place % TILE_WIDTH
        if at == 0:
            self._told = self._stored(0, place // TILE_WIDTH)
        told = leaf if self._told is None else self._told[at]
        if told != leaf:
            if self._recorded is None:
                self._recorded = CompactRange(before.size, before.hashes)
            if len(self.differing) < _MOST:
                self.differing[place] = (told, leaf)
        if self._recorded is not None:
            self._recorded.append(told)
        self._block.append(told)
        if at == TILE_WIDTH - 1:
            self._climb(0, place // TILE_WIDTH, self._block)
            self._block = []

    def root(self) -> bytes | None:
        """Return the root of what was taken, or None where the leaves are what the tiles tell of."""
        return None if self._recorded is None else self._recorded.root()

    def _climb(self, level: int, number: int, hashes: list[bytes]) -> None:
        """Give the root of a full tile to the level above, and compare that one when it is full."""
        if level == len(self._above):
            self._above.append([])
        above = self._above[level]
        above.append(fold(hashes))
        if len(above) == TILE_WIDTH:
            stored = self._stored(level + 1, number // TILE_WIDTH)
            if stored is not None and stored != above:
                self.wrong.append((level + 1, number // TILE_WIDTH))
            self._above[level] = []
            self._climb(level + 1, number // TILE_WIDTH, above)

    def _stored(self, level: int, number: int) -> list[bytes] | None:
        if (number + 1) * TILE_WIDTH ** (level + 1) > self._size:
            return None
        tile = self._read(level, number)
        if tile is None:
            self.missing.append((level, number))
        elif len(tile) != TILE_BYTES:
            self.wrong.append((level, number))
        else:
            return split_hashes(tile)
        return None
