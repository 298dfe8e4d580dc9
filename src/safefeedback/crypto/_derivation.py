"""Keys from keys: HKDF-Expand with SHA-256 (RFC 5869, section 2.3) and the one-time AES-256-GCM keys made with it.

Every input key is 32 uniformly random bytes, so the extract step is left out (RFC 5869, section 3.3). A key and a nonce
that are derived for one plaintext are used once by construction: nothing is stored, no counter is kept, no limit of
random nonces applies.
"""

from __future__ import annotations

from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

from safefeedback.crypto._refusal import refused

__all__ = ["CIPHER_BYTES", "TAG_BYTES", "decrypt_once", "encrypt_once", "expand"]

CIPHER_BYTES: Final = 44
"""Bytes of a one-time key: 32 of AES-256 and 12 of nonce."""

TAG_BYTES: Final = 16
"""What AES-GCM adds to a plaintext."""

_SHA256: Final = SHA256()


def expand(key: bytearray, info: bytes, length: int) -> bytearray:
    """Return ``length`` bytes derived from 32 random ones; the caller overwrites them."""
    out = bytearray(length)
    HKDFExpand(_SHA256, length, info).derive_into(key, out)
    return out


def encrypt_once(cipher: bytearray, plaintext: bytes | bytearray, associated: bytes) -> bytes:
    """Return ciphertext and tag under the 44 bytes of a one-time key, which are overwritten."""
    try:
        return AESGCM(cipher[:32]).encrypt(cipher[32:], plaintext, associated)
    finally:
        cipher[:] = bytes(CIPHER_BYTES)


def decrypt_once(cipher: bytearray, ciphertext: bytes, associated: bytes) -> bytes:
    """Return the plaintext under the 44 bytes of a one-time key, which are overwritten.

    Raises:
        DecryptionError: wrong key, wrong associated data or changed data.
    """
    try:
        return AESGCM(cipher[:32]).decrypt(cipher[32:], ciphertext, associated)
    except InvalidTag:
        raise refused() from None
    finally:
        cipher[:] = bytes(CIPHER_BYTES)
