"""The Merkle tree over a stored log: roots and paths, read from tiles where they were stored.

A tile (C2SP tlog-tiles) holds 256 neighbouring hashes of the level 0, 8, 16 and so on: whole subtrees that no leaf can
change any more. What has no tile is hashed from what lies below it. Nothing read here is checked: a path is checked
against a signed root, and whole logs by ``safefeedback.ledger.log``.
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING, Final, Protocol

from safefeedback.errors import LedgerError
from safefeedback.ledger.merkle import EMPTY_ROOT, HASH_BYTES, node_hash

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["TILE_BYTES", "TILE_HEIGHT", "TILE_WIDTH", "HashSource", "HashTree", "fold", "split_hashes"]

TILE_HEIGHT: Final = 8
"""Levels that one tile stands for."""

TILE_WIDTH: Final = 1 << TILE_HEIGHT
"""Hashes of a tile."""

TILE_BYTES: Final = TILE_WIDTH * HASH_BYTES
"""Bytes of a tile."""

_ROOTS: Final = 4096  # four levels of at most 255 tiles without a tile above them, four times over
_TILES: Final = 64


class HashSource(Protocol):
    """Where a tree reads its hashes."""

    def leaf_hashes(self, start: int, stop: int, /) -> Sequence[bytes]:
        """Return the hashes of the leaves from ``start`` up to ``stop``."""

    def tile(self, level: int, index: int, /) -> bytes | None:
        """Return the 256 hashes number ``index`` of the level ``8 * level``, or None where they are not stored."""


class HashTree:
    """The tree over the first leaves of a log.

    Args:
        source: where the hashes are.
        size: how many leaves the tree has.
    """

    def __init__(self, source: HashSource, size: int) -> None:
        self._source = source
        self._size = size
        self._tile = lru_cache(_TILES)(self._read_tile)
        self._tile_root = lru_cache(_ROOTS)(self._fold_tile)

    @property
    def size(self) -> int:
        """How many leaves the tree has."""
        return self._size

    def grown(self, size: int) -> HashTree:
        """Return the tree of another size of the same log; the roots of whole tiles that were hashed are kept."""
        tree = HashTree(self._source, size)
        tree._tile_root = self._tile_root
        return tree

    def root(self) -> bytes:
        """Return the root."""
        return self._range_root(0, self._size) if self._size else EMPTY_ROOT

    def inclusion_path(self, index: int) -> tuple[bytes, ...]:
        """Return the hashes that lead from a leaf to the root, its sibling first.

        Raises:
            LedgerError: the tree has no such leaf.
        """
        if not 0 <= index < self._size:
            raise LedgerError(f"ledger: expected a leaf of the {self._size} of the log")
        path, start, stop = [], 0, self._size
        while stop - start > 1:
            middle = start + _split(stop - start)
            if index < middle:
                path.append(self._range_root(middle, stop))
                stop = middle
            else:
                path.append(self._range_root(start, middle))
                start = middle
        return tuple(reversed(path))

    def consistency_path(self, old_size: int) -> tuple[bytes, ...]:
        """Return the hashes that show that the tree begins with all leaves of the one of ``old_size``.

        Raises:
            LedgerError: the old tree is larger than this one.
        """
        if not 0 <= old_size <= self._size:
            raise LedgerError(f"ledger: expected an older log of at most {self._size} leaves")
        if old_size in {0, self._size}:
            return ()
        path, start, stop = [], 0, self._size
        while stop != old_size:
            middle = start + _split(stop - start)
            if old_size <= middle:
                path.append(self._range_root(middle, stop))
                stop = middle
            else:
                path.append(self._range_root(start, middle))
                start = middle
        if start:
            path.append(self._range_root(start, stop))
        return tuple(reversed(path))

    def full_tiles(self, from_size: int = 0) -> Iterator[tuple[int, int, bytes]]:
        """Yield level, number and hashes of the tiles that are full here and were not at an older size."""
        roots: dict[int, bytes] = {}
        level, width = 0, TILE_WIDTH
        while self._size >= width:
            made: dict[int, bytes] = {}
            for index in range(from_size // width, self._size // width):
                places = range(index * TILE_WIDTH, (index + 1) * TILE_WIDTH)
                if level == 0:
                    hashes = self._source.leaf_hashes(places.start, places.stop)
                else:
                    hashes = [roots.get(place) or self._tile_root(level - 1, place) for place in places]
                made[index] = fold(hashes)
                yield level, index, b"".join(hashes)
            roots, level, width = made, level + 1, width * TILE_WIDTH

    def _range_root(self, start: int, stop: int) -> bytes:
        """Return the root over leaves, where ``start`` is a multiple of the largest subtree below it."""
        size = stop - start
        if size & (size - 1) == 0:
            level, above = divmod(size.bit_length() - 1, TILE_HEIGHT)
            return fold(self._hashes(level, start >> TILE_HEIGHT * level, 1 << above))
        middle = start + _split(size)
        return node_hash(self._range_root(start, middle), self._range_root(middle, stop))

    def _hashes(self, level: int, first: int, count: int) -> Sequence[bytes]:
        """Return hashes of one tile's level, from its tile or from what lies below."""
        tile = self._tile(level, first // TILE_WIDTH)
        if tile is not None:
            begin = first % TILE_WIDTH * HASH_BYTES
            return split_hashes(tile[begin : begin + count * HASH_BYTES])
        if level == 0:
            return self._source.leaf_hashes(first, first + count)
        return [self._tile_root(level - 1, index) for index in range(first, first + count)]

    def _read_tile(self, level: int, index: int) -> bytes | None:
        tile = self._source.tile(level, index)
        if tile is not None and len(tile) != TILE_BYTES:
            raise LedgerError(f"ledger: expected a tile of {TILE_BYTES} bytes, got {len(tile)}")
        return tile

    def _fold_tile(self, level: int, index: int) -> bytes:
        return fold(self._hashes(level, index * TILE_WIDTH, TILE_WIDTH))


def fold(hashes: Sequence[bytes]) -> bytes:
    """Return the root over neighbouring hashes, a power of two of them.

    Raises:
        LedgerError: another number of them.
    """
    if not hashes or len(hashes) & (len(hashes) - 1):
        raise LedgerError(f"ledger: expected a power of two of hashes, got {len(hashes)}")
    while len(hashes) > 1:
        hashes = [sha256(b"\x01" + left + right).digest() for left, right in zip(*[iter(hashes)] * 2, strict=True)]
    return hashes[0]


def split_hashes(content: bytes) -> list[bytes]:
    """Return the hashes that stand side by side in a tile or a part of it."""
    return [content[begin : begin + HASH_BYTES] for begin in range(0, len(content), HASH_BYTES)]


def _split(size: int) -> int:
    """Return the largest power of two below a size of two or more."""
    return 1 << ((size - 1).bit_length() - 1)
