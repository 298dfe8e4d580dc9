"""HMAC-SHA-256 over a list of parts, each with its length, so that no two lists give the same bytes.

Encoding: for each part, its length in bytes as eight big-endian bytes, then the part; text as UTF-8 (lone surrogates
pass). Source: RFC 2104 and FIPS 198-1 for HMAC.
"""

from __future__ import annotations

import hmac
from typing import Final

from safefeedback.crypto.key import PseudonymKey

__all__ = ["TAG_BYTES", "keyed_tag"]

TAG_BYTES: Final = 32
"""Length of a tag in bytes."""


def keyed_tag(key: PseudonymKey, *parts: str | bytes) -> bytes:
    """Return the 32-byte tag of the parts, in their order; text and its UTF-8 bytes give the same tag."""
    encoded = (part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part for part in parts)
    message = b"".join(len(part).to_bytes(8, "big") + part for part in encoded)
    return hmac.digest(key.plaintext_secret(), message, "sha256")
