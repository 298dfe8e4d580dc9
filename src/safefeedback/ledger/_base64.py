"""Standard base64 (RFC 4648 section 4) in its one form: with its padding, no spare bits, nothing between."""

from __future__ import annotations

import binascii
from base64 import b64decode, b64encode

from safefeedback.errors import LedgerError

__all__ = ["read_base64"]


def read_base64(text: str, expected: str) -> bytes:
    """Return the bytes.

    Args:
        text: base64.
        expected: what it is, as the error begins.

    Raises:
        LedgerError: another form.
    """
    try:
        found = b64decode(text.encode("ascii"), validate=True)
    except (binascii.Error, UnicodeEncodeError):
        found = b""
    if b64encode(found).decode() != text:
        raise LedgerError(f"{expected} in base64")
    return found
