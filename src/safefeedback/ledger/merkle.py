r"""Hashes of a Merkle log (RFC 6962 and 9162, section 2.1): SHA-256, a leaf behind 0x00, a node behind 0x01.

Checking an inclusion or a consistency needs no more than the hashes that are handed in: no store, no key.

>>> kept = CompactRange()
>>> for body in (b"", b"\x00", b"\x10"):
...     kept.append(leaf_hash(body))
>>> kept.root().hex()
'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77'
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Final

from safefeedback.errors import LedgerError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = [
    "EMPTY_ROOT",
    "HASH_BYTES",
    "CompactRange",
    "leaf_hash",
    "node_hash",
    "verify_consistency",
    "verify_inclusion",
]

HASH_BYTES: Final = 32
"""Length of every hash, in bytes."""

EMPTY_ROOT: Final = sha256().digest()
"""Root of a log without leaves."""


def leaf_hash(body: bytes) -> bytes:
    """Return the hash of a leaf."""
    return sha256(b"\x00" + body).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of a node over its two children."""
    return sha256(b"\x01" + left + right).digest()


class CompactRange:
    """The roots of the full subtrees of a growing log, the largest first: enough to append and to sum up.

    Args:
        size: how many leaves they stand for.
        hashes: one for each power of two in the size.

    Raises:
        LedgerError: not one hash of 32 bytes for each one in the binary number of the size.
    """

    __slots__ = ("_hashes", "_size")

    def __init__(self, size: int = 0, hashes: Iterable[bytes] = ()) -> None:
        kept = list(hashes)
        if size < 0 or len(kept) != size.bit_count() or any(len(one) != HASH_BYTES for one in kept):
            raise LedgerError(f"ledger: expected one hash of {HASH_BYTES} bytes for each full subtree of the size")
        self._size = size
        self._hashes = kept

    @property
    def size(self) -> int:
        """How many leaves were appended."""
        return self._size

    @property
    def hashes(self) -> tuple[bytes, ...]:
        """Roots of the full subtrees, the largest first."""
        return tuple(self._hashes)

    def append(self, leaf: bytes) -> None:
        """Add the hash of one more leaf; once in two a node is hashed, once in four two of them, and so on."""
        hashes, size = self._hashes, self._size
        while size & 1:
            leaf = sha256(b"\x01" + hashes.pop() + leaf).digest()
            size >>= 1
        hashes.append(leaf)
        self._size += 1

    def root(self) -> bytes:
        """Return the root of the log as it stands."""
        if not self._hashes:
            return EMPTY_ROOT
        root = self._hashes[-1]
        for left in reversed(self._hashes[:-1]):
            root = node_hash(left, root)
        return root


def verify_inclusion(index: int, size: int, leaf: bytes, *, path: Sequence[bytes], root: bytes) -> None:
    """Return when the leaf with this hash stands at this place of the log with this root (RFC 9162 section 2.1.3.2).

    Args:
        index: place of the leaf, from 0.
        size: leaves of the log.
        leaf: hash of the leaf.
        path: hashes of its siblings, the nearest first.
        root: root of the log.

    Raises:
        LedgerError: it does not, or the path is no path.
    """
    if not 0 <= index < size or not _are_hashes(leaf, root, *path):
        raise _no_inclusion()
    place, last, here = index, size - 1, leaf
    for sibling in path:
        if last == 0:
            raise _no_inclusion()
        if place & 1 or place == last:
            here = node_hash(sibling, here)
            place, last = _climb(place, last)
        else:
            here = node_hash(here, sibling)
            place, last = place >> 1, last >> 1
    if last != 0 or here != root:
        raise _no_inclusion()


def verify_consistency(
    old_size: int, new_size: int, *, old_root: bytes, new_root: bytes, path: Sequence[bytes]
) -> None:
    """Return when the log with the new root begins with all leaves of the old one (RFC 9162 section 2.1.4.2).

    Two logs of one size are consistent when their roots are the same; a log without leaves is the beginning of all.

    Raises:
        LedgerError: it does not, or the path is no path.
    """
    if not 0 <= old_size <= new_size or not _are_hashes(old_root, new_root, *path):
        raise _no_consistency()
    if old_size in {0, new_size}:
        is_same = old_root == EMPTY_ROOT if old_size == 0 else old_root == new_root
        if path or not is_same:
            raise _no_consistency()
        return
    hashes = (old_root, *path) if old_size.bit_count() == 1 else tuple(path)
    if not hashes or _both_roots(old_size - 1, new_size - 1, hashes) != (old_root, new_root):
        raise _no_consistency()


def _both_roots(place: int, last: int, hashes: Sequence[bytes]) -> tuple[bytes, bytes] | None:
    """Return the roots that a path of consistency gives for the old log and the new one."""
    while place & 1:
        place, last = place >> 1, last >> 1
    old = new = hashes[0]
    for sibling in hashes[1:]:
        if last == 0:
            return None
        if place & 1 or place == last:
            old, new = node_hash(sibling, old), node_hash(sibling, new)
            place, last = _climb(place, last)
        else:
            new = node_hash(new, sibling)
            place, last = place >> 1, last >> 1
    return (old, new) if last == 0 else None


def _climb(place: int, last: int) -> tuple[int, int]:
    """Go up until the node has a left sibling that was not met, and once more."""
    while not place & 1 and place:
        place, last = place >> 1, last >> 1
    return place >> 1, last >> 1


def _are_hashes(*hashes: bytes) -> bool:
    return all(len(one) == HASH_BYTES for one in hashes)


def _no_inclusion() -> LedgerError:
    return LedgerError("ledger: the leaf is not at this place of the log that the root stands for")


def _no_consistency() -> LedgerError:
    return LedgerError("ledger: the newer log does not begin with the leaves of the older one")
