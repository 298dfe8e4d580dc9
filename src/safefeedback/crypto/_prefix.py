"""Lists of byte strings as one byte string, so that no two lists give the same bytes."""

from __future__ import annotations

from typing import Final

__all__ = ["length_prefixed"]

_COMMON: Final = 1024
_LENGTHS: Final = tuple(length.to_bytes(8, "big") for length in range(_COMMON))


def length_prefixed(*parts: bytes) -> bytes:
    """Return the parts, each after its length as eight big-endian bytes."""
    pieces: list[bytes] = []
    for part in parts:
        length = len(part)
        pieces += (_LENGTHS[length] if length < _COMMON else length.to_bytes(8, "big"), part)
    return b"".join(pieces)
