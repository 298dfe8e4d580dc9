"""What binds a record: its agency, and the MAC that its record key makes over the whole header."""

from __future__ import annotations

import hmac
from functools import lru_cache
from typing import Final

from safefeedback.crypto._derivation import expand
from safefeedback.crypto._prefix import length_prefixed
from safefeedback.errors import ConfigurationError

__all__ = ["agency_bytes", "header_mac", "record_context"]

_AGENCY_LIMIT: Final = 200  # characters
_MAC_KEY_BYTES: Final = 32
_MAC_LABEL: Final = length_prefixed(b"srec/1 mac")


def agency_bytes(agency: str) -> bytes:
    """Return the agency as UTF-8.

    Raises:
        ConfigurationError: empty, longer than 200 characters, or a lone surrogate.
    """
    if not 1 <= len(agency) <= _AGENCY_LIMIT:
        raise ConfigurationError(f"agency: expected 1 to {_AGENCY_LIMIT} characters, got {len(agency)}")
    try:
        return agency.encode()
    except UnicodeEncodeError:
        raise ConfigurationError("agency: expected text, got a lone surrogate") from None


def record_context(agency: bytes, fixed: bytes) -> bytes:
    """Return what every part of a record is bound to."""
    return _of_agency(agency) + fixed


@lru_cache(256)
def _of_agency(agency: bytes) -> bytes:
    return length_prefixed(b"srec/1", agency)


def header_mac(key: bytearray, agency: bytes, unsigned: bytes) -> bytes:
    """Return the 32 bytes that commit to the record key and cover every bit of the header."""
    mac_key = expand(key, _MAC_LABEL, _MAC_KEY_BYTES)
    mac = hmac.digest(mac_key, _of_agency(agency) + unsigned, "sha256")
    mac_key[:] = bytes(_MAC_KEY_BYTES)
    return mac
