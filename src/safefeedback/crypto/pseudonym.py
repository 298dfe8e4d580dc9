"""A code that stands for a person inside one purpose, and that people can read out and type.

``CIU-`` and 16 characters of base 32 with one check character, in groups: 80 bits of HMAC-SHA-256. Two of N people
share a code with a chance of about N^2 / 2^81, 4e-13 for a million. The codes of two purposes cannot be linked without
the key; whoever holds it can try values. This is *seudonimización* (Ley 29733, art. 2, *disociación*), no anonymity.

The characters are those of Douglas Crockford's Base 32 (https://www.crockford.com/base32.html, read November 2026):
no I, L, O or U, and what is read is forgiving about them. The check character is ISO/IEC 7064's hybrid system with 32
characters (MOD 33,32): any one wrong character is found, and nearly every swap of two neighbours.

>>> read_pseudonym_code("ciu 7k3f oooo 0000 0000z")
'CIU-7K3F-0000-0000-0000Z'
"""

from __future__ import annotations

from base64 import b32encode
from typing import TYPE_CHECKING, Final

from safefeedback.crypto._context import agency_bytes
from safefeedback.crypto.tag import keyed_tag
from safefeedback.errors import ChecksumError, ConfigurationError, FormatError, InputError, LengthError

if TYPE_CHECKING:
    from safefeedback.crypto.secret import SecretBytes

__all__ = ["pseudonym_code", "read_pseudonym_code"]

_DOMAIN: Final = "safefeedback/pseudonym-code/1"
_PREFIX: Final = "CIU"
_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CROCKFORD: Final = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", _ALPHABET)
_SEPARATORS: Final = str.maketrans("", "", " -")
_FORGIVEN: Final = str.maketrans("OIL", "011")
_LENGTH: Final = 16  # characters, five bits each
_PURPOSE_LIMIT: Final = 200  # characters


def pseudonym_code(key: SecretBytes, *, agency: str, purpose: str, value: str) -> str:
    """Return the code of a value, ``CIU-7K3F-…``: 24 characters.

    Args:
        key: 32 bytes.
        agency: whose code it is.
        purpose: what it is for, 1 to 200 characters; another purpose gives other codes.
        value: the folded value, one character or more.

    Raises:
        ConfigurationError: an agency or a purpose outside its limits.
        InputError: an empty value.
        KeyringError: not 32 bytes, or a secret that was wiped.
    """
    if not purpose.strip() or len(purpose) > _PURPOSE_LIMIT:
        raise ConfigurationError(f"pseudonym: expected a purpose of 1 to {_PURPOSE_LIMIT} characters")
    if not value:
        raise InputError("pseudonym: expected a value of one character or more, got none")
    tag = keyed_tag(key, _DOMAIN, agency_bytes(agency), purpose, value)
    characters = b32encode(tag).decode("ascii")[:_LENGTH].translate(_CROCKFORD)
    return _grouped(characters + _check(characters))


def read_pseudonym_code(text: str) -> str:
    """Return a code as it is written, of what somebody typed.

    Lower case, O for 0, I and L for 1, and missing or other places of spaces and hyphens are forgiven.

    Raises:
        LengthError: not 17 characters after ``CIU``.
        FormatError: no ``CIU`` before it, or a character that codes do not have.
        ChecksumError: the check character is not the one that the others give.
    """
    typed = text.upper().translate(_SEPARATORS)
    if not typed.startswith(_PREFIX):
        raise FormatError(f"pseudonym: expected {_PREFIX} at the start")
    code = typed[len(_PREFIX) :].translate(_FORGIVEN)
    if len(code) != _LENGTH + 1:
        raise LengthError(f"pseudonym: expected {_LENGTH + 1} characters after {_PREFIX}, got {len(code)}")
    if strange := [place for place, character in enumerate(code) if character not in _ALPHABET]:
        raise FormatError(f"pseudonym: expected digits and letters without I, L, O, U at position {strange[0]}")
    if _check(code[:-1]) != code[-1]:
        raise ChecksumError("pseudonym: the check character does not agree")
    return _grouped(code)


def _grouped(code: str) -> str:
    return "-".join([_PREFIX, code[:4], code[4:8], code[8:12], code[12:]])


def _check(characters: str) -> str:
    """Return the check character of ISO/IEC 7064, hybrid system, section 9 with M = 32."""
    base, carried = len(_ALPHABET), len(_ALPHABET)
    for character in characters:
        carried = ((carried + _ALPHABET.index(character)) % base or base) * 2 % (base + 1)
    return _ALPHABET[(1 - carried) % base]
