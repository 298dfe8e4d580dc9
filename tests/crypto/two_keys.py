"""A ciphertext of AES-GCM that two keys accept, as Dodis and others showed (CRYPTO 2018, "Invisible Salamanders").

The tag is linear in a block of ciphertext: for two keys, one block that makes both tags equal is the solution of one
equation in GF(2^128). Blocks are integers, the first bit highest, as in SP 800-38D.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import ECB

__all__ = ["OneTime", "for_two_keys", "plaintext"]

_REDUCTION = 0xE1 << 120
_BLOCK = 16


class OneTime(NamedTuple):
    """What one ciphertext is opened with: 32 bytes of key, 12 of nonce, and the associated data."""

    key: bytes
    nonce: bytes
    associated: bytes


def for_two_keys(one: OneTime, other: OneTime, rest: bytes) -> bytes:
    """Return ciphertext and tag that both accept: a block that is found, then the rest, whole blocks of one's choice."""
    text = bytes(_BLOCK) + rest
    power = len(text) // _BLOCK + 1  # the block is multiplied once for itself and each block after it, lengths too
    factors = [_power(_subkey(each), power) for each in (one, other)]
    tags = [_tag(each, text) for each in (one, other)]
    block = times(tags[0] ^ tags[1], inverse(factors[0] ^ factors[1]))
    text = block.to_bytes(_BLOCK, "big") + rest
    return text + _tag(one, text).to_bytes(_BLOCK, "big")


def plaintext(used: OneTime, text: bytes) -> bytes:
    """Return what counter mode makes of a ciphertext, whatever its tag."""
    encrypt, stream = _encryptor(used.key), b""
    for counter in range(2, 2 + -(-len(text) // _BLOCK)):
        stream += encrypt(used.nonce + counter.to_bytes(4, "big"))
    return bytes(a ^ b for a, b in zip(stream, text, strict=False))


def times(one: int, other: int) -> int:
    """Return the product in GF(2^128)."""
    product = 0
    for bit in range(127, -1, -1):
        if other >> bit & 1:
            product ^= one
        one = one >> 1 ^ (_REDUCTION if one & 1 else 0)
    return product


def inverse(value: int) -> int:
    """Return the inverse: the value to the power of 2^128 - 2."""
    return _power(value, (1 << 128) - 2)


def _power(value: int, exponent: int) -> int:
    product = 1 << 127
    while exponent:
        if exponent & 1:
            product = times(product, value)
        value, exponent = times(value, value), exponent >> 1
    return product


def _tag(used: OneTime, text: bytes) -> int:
    lengths = (8 * len(used.associated)).to_bytes(8, "big") + (8 * len(text)).to_bytes(8, "big")
    padded = b"".join(part + bytes(-len(part) % _BLOCK) for part in (used.associated, text)) + lengths
    subkey, hashed = _subkey(used), 0
    for start in range(0, len(padded), _BLOCK):
        hashed = times(hashed ^ int.from_bytes(padded[start : start + _BLOCK], "big"), subkey)
    return hashed ^ int.from_bytes(_encryptor(used.key)(used.nonce + b"\0\0\0\x01"), "big")


def _subkey(used: OneTime) -> int:
    return int.from_bytes(_encryptor(used.key)(bytes(_BLOCK)), "big")


def _encryptor(key: bytes) -> Callable[[bytes], bytes]:
    return Cipher(AES(key), ECB()).encryptor().update  # noqa: S305 (one block at a time is what GCM is made of)
