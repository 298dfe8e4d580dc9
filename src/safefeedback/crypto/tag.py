"""HMAC-SHA-256 over a list of parts, each with its length, so that no two lists give the same bytes.

Encoding: for each part, its length in bytes as eight big-endian bytes, then the part; text as UTF-8 (lone surrogates
pass). Source: RFC 2104 and FIPS 198-1 for HMAC.
"""

from __future__ import annotations

import hmac
from typing import Final

from safefeedback.crypto._prefix import length_prefixed
from safefeedback.crypto.key import KEY_BYTES, PseudonymKey
from safefeedback.crypto.secret import SecretBytes, buffer_of
from safefeedback.errors import KeyringError

__all__ = ["TAG_BYTES", "keyed_tag"]

TAG_BYTES: Final = 32
"""Length of a tag in bytes."""


def keyed_tag(key: PseudonymKey | SecretBytes, *parts: str | bytes) -> bytes:
    """Return the 32-byte tag of the parts, in their order; text and its UTF-8 bytes give the same tag.

    Raises:
        KeyringError: the secret has not 32 bytes, or was wiped.
    """
    encoded = [part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part for part in parts]
    return hmac.digest(_secret(key), length_prefixed(*encoded), "sha256")


def _secret(key: PseudonymKey | SecretBytes) -> bytes | bytearray:
    if isinstance(key, PseudonymKey):
        return key.plaintext_secret()
    secret = buffer_of(key)
    if len(secret) != KEY_BYTES:
        raise KeyringError(f"key of tags: expected {KEY_BYTES} bytes, got {len(secret)}")
    return secret
