"""Codes: the only words that are kept about why something was done, so that no personal data gets into them."""

from __future__ import annotations

import re
from typing import Final

from safefeedback.errors import InputError
from safefeedback.ledger.kind import is_lawful

__all__ = ["check_code", "check_id"]

_CODE: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,39}", re.ASCII)
_ID_BYTES: Final = 16


def check_code(value: str, name: str) -> str:
    """Return the code.

    Raises:
        InputError: not 1 to 40 of a-z, 0-9 and '-', no letter in it, or the number of a document or a phone; the text
            does not hold the value.
    """
    if not _CODE.fullmatch(value):
        raise InputError(
            f"vault: expected {name} as 1 to 40 of a-z, 0-9 and '-', got {len(value)} characters of another form",
            hint="such as rights-request-118; a code of a case, never a name or a number of a person",
        )
    if not is_lawful("code", value):
        raise InputError(
            f"vault: expected {name} with a letter and without the number of a document or a phone",
            hint="such as rights-request-118",
        )
    return value


def check_id(value: str, name: str) -> bytes:
    """Return the 16 bytes of an id.

    Raises:
        InputError: not 32 hexadecimal digits.
    """
    try:
        found = bytes.fromhex(value)
    except ValueError:
        found = b""
    if len(found) != _ID_BYTES or len(value) != 2 * _ID_BYTES:
        raise InputError(f"vault: expected {name} as {2 * _ID_BYTES} hexadecimal digits, got {len(value)} characters")
    return found
