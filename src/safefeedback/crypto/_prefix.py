"""Lists of byte strings as one byte string, so that no two lists give the same bytes."""

from __future__ import annotations

__all__ = ["length_prefixed"]


def length_prefixed(*parts: bytes) -> bytes:
    """Return the parts, each after its length as eight big-endian bytes."""
    return b"".join([len(part).to_bytes(8, "big") + part for part in parts])
