"""RUC: the Peruvian taxpayer number, eleven digits with a check digit modulo 11.

The first two digits are the kind of taxpayer: 10 a natural person (the DNI follows), 15, 16 and 17 other persons and
foreigners, 20 a legal person. python-stdnum's ``pe.ruc`` refuses 16, which older registrations still carry; the check
digit is computed by it for all five.

>>> validate("20-93390411-4")
'20933904114'
>>> dni_of("10568097349")
'56809734'
"""

from __future__ import annotations

from typing import Final

from safefeedback.errors import ChecksumError, ComponentError
from safefeedback.identifiers._characters import compacted, require_digits
from safefeedback.identifiers._stdnum import module
from safefeedback.identifiers._validity import accepts

__all__ = ["PREFIXES", "check_digit", "compact", "dni_of", "is_natural_person", "is_valid", "validate"]

PREFIXES: Final = ("10", "15", "16", "17", "20")
"""The kinds of taxpayer; all but 20 are persons."""


def compact(number: str) -> str:
    """Return the number without spaces, hyphens and dots."""
    return compacted(number)


def check_digit(ten: str) -> str:
    """Return the digit that belongs after the first ten.

    Raises:
        LengthError: not ten characters.
        FormatError: a character that is not a digit.
    """
    return str(module("pe.ruc").calc_check_digit(require_digits(ten, 10)))


def validate(number: str) -> str:
    """Return the canonical RUC.

    Args:
        number: eleven digits; spaces, hyphens and dots are ignored.

    Returns:
        Eleven digits, no separators.

    Raises:
        LengthError: not eleven characters after separators are dropped.
        FormatError: a character that is not a digit.
        ComponentError: the first two digits are not a taxpayer type.
        ChecksumError: the last digit is not the one the others give.
    """
    number = require_digits(compact(number), 11)
    if number[:2] not in PREFIXES:
        raise ComponentError("the first two digits are not a kind of taxpayer")
    if number[10] != check_digit(number[:10]):
        raise ChecksumError("the last digit is not the one that the others give")
    return number


def is_natural_person(number: str) -> bool:
    """Tell whether a canonical RUC belongs to a person and not to a company (prefix 20)."""
    return not number.startswith("20")


def dni_of(number: str) -> str | None:
    """Return the DNI inside a RUC of prefix 10, or None for the other prefixes.

    Raises:
        IdentifierError: the number is not a RUC.
    """
    number = validate(number)
    return number[2:10] if number.startswith("10") else None


def is_valid(number: str) -> bool:
    """Tell whether :func:`validate` accepts the number."""
    return accepts(validate, number)
