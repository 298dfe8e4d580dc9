"""One field of a sealed record: padded, then encrypted under a key of its own.

Padding: the value, 0x80, zeros up to Padmé's length (Nikitin and others, PETS 2019: at most 12 % more), 32 bytes at
least.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from safefeedback.crypto._derivation import CIPHER_BYTES, decrypt_once, encrypt_once, expand
from safefeedback.crypto._prefix import length_prefixed
from safefeedback.crypto._refusal import refused

if TYPE_CHECKING:
    from safefeedback.crypto.header import Header

__all__ = ["VALUE_LIMIT", "open_field", "padded", "seal_field", "unpadded"]

VALUE_LIMIT: Final = 16 * 1024 * 1024
"""Longest value in bytes."""

_SHORTEST: Final = 32


def padded(value: bytes) -> bytes:
    """Return the value and its padding."""
    return (value + b"\x80").ljust(_padme(len(value) + 1), b"\0")


def unpadded(text: bytes) -> bytes:
    """Return the value of its one padded form.

    Raises:
        DecryptionError: another form.
    """
    value, mark, _ = text.rpartition(b"\x80")
    if not mark or text != padded(value):
        raise refused()
    return value


def seal_field(key: bytearray, header: Header, context: bytes, *, name: str, text: bytes) -> bytes:
    """Return the ciphertext of a padded value; ``context`` is the record's."""
    encoded = name.encode("ascii")
    return encrypt_once(_cipher(key, header, encoded), text, context + encoded)


def open_field(key: bytearray, header: Header, context: bytes, *, name: str, ciphertext: bytes) -> bytes:
    """Return the value of a field.

    Raises:
        DecryptionError: another field, another record or changed data.
    """
    encoded = name.encode("utf-8", "surrogatepass")
    return unpadded(decrypt_once(_cipher(key, header, encoded), ciphertext, context + encoded))


def _cipher(key: bytearray, header: Header, name: bytes) -> bytearray:
    return expand(key, length_prefixed(b"srec/1 field", header.salt, name), CIPHER_BYTES)


def _padme(length: int) -> int:
    length = max(length, _SHORTEST)
    exponent = length.bit_length() - 1
    mask = (1 << (exponent - exponent.bit_length())) - 1
    return (length + mask) & ~mask
