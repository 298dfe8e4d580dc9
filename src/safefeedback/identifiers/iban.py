"""IBAN: international bank account numbers (ISO 13616), checked by python-stdnum.

Peru does not issue them; citizens abroad do have one.

>>> validate("ES91 2100 0418 4502 0005 1332")
'ES9121000418450200051332'
"""

from __future__ import annotations

from safefeedback.errors import FormatError
from safefeedback.identifiers._characters import compacted, require_length
from safefeedback.identifiers._stdnum import ask, module
from safefeedback.identifiers._validity import accepts

__all__ = ["check_digits", "compact", "is_valid", "validate"]


def compact(number: str) -> str:
    """Return the number in upper case without spaces, hyphens and dots."""
    return compacted(number)


def _plain(number: str) -> str:
    require_length(number, *range(15, 35))
    if not (number.isascii() and number.isalnum() and number[:2].isalpha()):
        raise FormatError("expected a country code, then letters and digits")
    return number


def check_digits(number: str) -> str:
    """Return the two digits that belong after the country code; those in ``number`` are not read.

    Raises:
        LengthError: not 15 to 34 characters.
        FormatError: not a country code with letters and digits behind.
    """
    return str(module("iban").calc_check_digits(_plain(compact(number))))


def validate(number: str) -> str:
    """Return the canonical IBAN.

    Args:
        number: country code, check digits and account; spaces, hyphens and dots are ignored.

    Returns:
        15 to 34 upper-case characters, no separators.

    Raises:
        LengthError: not 15 to 34 characters.
        FormatError: another character, or not the structure of the country.
        ComponentError: the country issues no IBAN.
        ChecksumError: the check digits are not those of the others.
    """
    return ask("iban", _plain(compact(number)))


def is_valid(number: str) -> bool:
    """Tell whether :func:`validate` accepts the number."""
    return accepts(validate, number)
