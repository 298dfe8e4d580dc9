"""Merkle trees straight from the recursive definitions of RFC 6962, sections 2.1 to 2.1.2: slow, and easy to believe."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

__all__ = ["LEAVES", "ROOTS", "Hashes", "consistency_path", "inclusion_path", "leaf", "root"]

LEAVES = [
    bytes.fromhex(text)
    for text in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
"""The leaves of the reference tests of RFC 6962 (certificate-transparency, later transparency-dev/merkle, Apache-2.0)."""

ROOTS = [
    bytes.fromhex(text)
    for text in (
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    )
]
"""Their roots, of none to all eight of them; the same source."""


def leaf(body: bytes) -> bytes:
    return sha256(b"\x00" + body).digest()


def root(hashes: Sequence[bytes]) -> bytes:
    if not hashes:
        return sha256(b"").digest()
    if len(hashes) == 1:
        return hashes[0]
    middle = split(len(hashes))
    return sha256(b"\x01" + root(hashes[:middle]) + root(hashes[middle:])).digest()


def inclusion_path(index: int, hashes: Sequence[bytes]) -> tuple[bytes, ...]:
    if len(hashes) == 1:
        return ()
    middle = split(len(hashes))
    if index < middle:
        return (*inclusion_path(index, hashes[:middle]), root(hashes[middle:]))
    return (*inclusion_path(index - middle, hashes[middle:]), root(hashes[:middle]))


def consistency_path(old: int, hashes: Sequence[bytes], *, is_known: bool = True) -> tuple[bytes, ...]:
    if old == len(hashes):
        return () if is_known else (root(hashes),)
    middle = split(len(hashes))
    if old <= middle:
        return (*consistency_path(old, hashes[:middle], is_known=is_known), root(hashes[middle:]))
    return (*consistency_path(old - middle, hashes[middle:], is_known=False), root(hashes[:middle]))


def split(size: int) -> int:
    middle = 1
    while middle * 2 < size:
        middle *= 2
    return middle


class Hashes:
    """A source of hashes in memory; tiles as far as they were put in."""

    def __init__(self, hashes: Sequence[bytes]) -> None:
        self.hashes = hashes
        self.tiles: dict[tuple[int, int], bytes] = {}
        self.read = 0

    def leaf_hashes(self, start: int, stop: int) -> Sequence[bytes]:
        self.read += stop - start
        return self.hashes[start:stop]

    def tile(self, level: int, index: int) -> bytes | None:
        return self.tiles.get((level, index))
