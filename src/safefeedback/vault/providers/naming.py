"""Names of root keys, and identifiers made of them for providers that allow few characters."""

from __future__ import annotations

import re
import secrets
from typing import Final

from safefeedback.errors import ConfigurationError

__all__ = ["checked_name", "unique_identifier"]

_LONGEST: Final = 300  # code points; an agency has up to 200
_READABLE: Final = 28  # characters of the name that an identifier keeps for people


def checked_name(name: str) -> str:
    """Return the name.

    Raises:
        ConfigurationError: not 1 to 300 printable code points.
    """
    if not 0 < len(name) <= _LONGEST or not name.isprintable():
        raise ConfigurationError(f"key name: expected 1 to {_LONGEST} printable code points, got {len(name)}")
    return name


def unique_identifier(name: str) -> str:
    """Return an identifier of lower-case ASCII letters, digits and hyphens (at most 45) that no other call returns."""
    readable = re.sub(r"[^a-z0-9]+", "-", checked_name(name).lower())[:_READABLE].strip("-")
    return f"{readable or 'key'}-{secrets.token_hex(8)}"
