"""Bitcoin addresses: Base58Check (``1…``, ``3…``), Bech32 (``bc1q…``, BIP 173) and Bech32m (``bc1p…``, BIP 350).

python-stdnum checks the first two. It does not know Bech32m, which differs by one constant; that check is done here
with its polynomial.

>>> validate("BC1QARDV855YJNGSPVXUTTQ897AQCA3LXJU2Y69JCE")
'bc1qardv855yjngspvxuttq897aqca3lxju2y69jce'
"""

from __future__ import annotations

from typing import Final

from safefeedback.errors import ChecksumError, FormatError, LengthError
from safefeedback.identifiers._characters import written
from safefeedback.identifiers._stdnum import ask, module
from safefeedback.identifiers._validity import accepts

__all__ = ["compact", "is_valid", "validate"]

_LIMIT: Final = 100
_BECH32: Final = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_BECH32M: Final = 0x2BC830A3
_PREFIX: Final = (3, 3, 0, 2, 3)  # "bc" expanded as BIP 173 says


def compact(number: str) -> str:
    """Return the address without spaces; one that begins with ``bc1`` in lower case."""
    text = "".join(written(number, limit=_LIMIT).split())
    return text.lower() if text[:3].lower() == "bc1" and text.isascii() else text


def _is_version_one(text: str) -> bool:
    """Tell whether the witness version is 1 to 16, which BIP 350 moves to Bech32m."""
    return text.startswith("bc1") and text[3:4] not in ("", "q")


def _bech32m(text: str) -> str:
    """Check an address of witness version 1 to 16."""
    if not 14 <= len(text) <= 74:
        raise LengthError(f"expected 14 to 74 characters, got {len(text)}")
    if any(c not in _BECH32 for c in text[3:]):
        raise FormatError("expected characters of the Bech32 alphabet")
    values = [_BECH32.index(c) for c in text[3:]]
    if module("bitcoin").bech32_checksum([*_PREFIX, *values]) != _BECH32M:
        raise ChecksumError("the last six characters are not the Bech32m checksum of the others")
    return text


def validate(number: str) -> str:
    """Return the canonical address.

    Args:
        number: the address; spaces are ignored. Upper and lower case differ in addresses with ``1…`` and ``3…``.

    Returns:
        The address, ``bc1…`` in lower case.

    Raises:
        LengthError: more than 100 characters, or not as long as its kind.
        FormatError: a character outside the alphabet of its kind.
        ComponentError: another beginning than ``1``, ``3`` or ``bc1``.
        ChecksumError: the checksum does not agree.
    """
    text = compact(number)
    if _is_version_one(text):
        return _bech32m(text)
    return ask("bitcoin", text)


def is_valid(number: str) -> bool:
    """Tell whether :func:`validate` accepts the number."""
    return accepts(validate, number)
