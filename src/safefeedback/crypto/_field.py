"""One field of a sealed record: padded, then encrypted under a key of its own.

Padding: the value, 0x80, zeros up to Padmé's length (Nikitin and others, PETS 2019: at most 12 % more), 32 bytes at
least.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from safefeedback.crypto._derivation import CIPHER_BYTES, TAG_BYTES, decrypt_once, encrypt_once, expand
from safefeedback.crypto._prefix import length_prefixed
from safefeedback.crypto._refusal import refused

if TYPE_CHECKING:
    from collections.abc import Mapping

    from safefeedback.crypto.header import Header

__all__ = ["VALUE_LIMIT", "open_field", "padded", "seal_fields", "unpadded"]

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


def seal_fields(
    key: bytearray, salt: bytes, context: bytes, texts: Mapping[str, bytes]
) -> tuple[tuple[str, bytes], ...]:
    """Return names and ciphertexts of padded values, in their order; ``context`` is the record's."""
    label = _label(salt)
    return tuple(
        (name, encrypt_once(expand(key, label + _prefixed(name), CIPHER_BYTES), text, context + name.encode("ascii")))
        for name, text in texts.items()
    )


def open_field(key: bytearray, header: Header, context: bytes, *, name: str, ciphertext: bytes) -> bytes:
    """Return the value of a field.

    Raises:
        DecryptionError: another field, another record, changed data, or more than any value can give.
    """
    if len(ciphertext) > _CIPHERTEXT_LIMIT:
        raise refused()
    encoded = name.encode("utf-8", "surrogatepass")
    cipher = expand(key, _label(header.salt) + length_prefixed(encoded), CIPHER_BYTES)
    return unpadded(decrypt_once(cipher, ciphertext, context + encoded))


def _label(salt: bytes) -> bytes:
    return length_prefixed(b"srec/1 field", salt)


@lru_cache(1024)
def _prefixed(name: str) -> bytes:
    """Return the lawful name of a field after its length; names are few, and nothing in them is secret."""
    return length_prefixed(name.encode("ascii"))


def _padme(length: int) -> int:
    length = max(length, _SHORTEST)
    exponent = length.bit_length() - 1
    mask = (1 << (exponent - exponent.bit_length())) - 1
    return (length + mask) & ~mask


_CIPHERTEXT_LIMIT: Final = _padme(VALUE_LIMIT + 1) + TAG_BYTES
