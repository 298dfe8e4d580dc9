"""A store of leaves in memory, whose parts a test can change behind the log's back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

__all__ = ["MemoryStore"]


class MemoryStore:
    """Implements ``LeafStore``.

    Attributes:
        bodies: the leaves of each agency, in order.
        about: what each leaf tells of, in the same order.
        notes: checkpoints by size.
        tiles: by level and number.
    """

    def __init__(self) -> None:
        self.bodies: dict[str, list[bytes]] = {}
        self.about: dict[str, list[bytes | None]] = {}
        self.notes: dict[str, dict[int, bytes]] = {}
        self.tiles: dict[str, dict[tuple[int, int], bytes]] = {}

    def append(self, agency: str, leaves: Sequence[tuple[bytes, bytes | None]]) -> int:
        first = self.size(agency)
        self.bodies.setdefault(agency, []).extend(body for body, _ in leaves)
        self.about.setdefault(agency, []).extend(about for _, about in leaves)
        return first

    def size(self, agency: str) -> int:
        return len(self.bodies.get(agency, ()))

    def leaves(self, agency: str, start: int = 0, stop: int | None = None) -> Iterator[bytes]:
        return iter(self.bodies.get(agency, [])[start:stop])

    def leaves_about(self, agency: str, about: bytes) -> Iterator[tuple[int, bytes]]:
        told = zip(self.about.get(agency, ()), self.bodies.get(agency, ()), strict=True)
        return ((place, body) for place, (what, body) in enumerate(told) if what == about)

    def tile(self, agency: str, level: int, index: int) -> bytes | None:
        return self.tiles.get(agency, {}).get((level, index))

    def seal_tree(self, agency: str, size: int, note: bytes, tiles: Sequence[tuple[int, int, bytes]]) -> None:
        self.notes.setdefault(agency, {}).setdefault(size, note)
        for level, index, hashes in tiles:
            self.tiles.setdefault(agency, {}).setdefault((level, index), hashes)

    def checkpoint(self, agency: str, size: int | None = None) -> tuple[int, bytes] | None:
        found = [one for one in self.checkpoints(agency) if size is None or one[0] <= size]
        return found[-1] if found else None

    def checkpoints(self, agency: str) -> Iterator[tuple[int, bytes]]:
        return iter(sorted(self.notes.get(agency, {}).items()))
