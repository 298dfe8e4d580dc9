"""IMEI: the number of a mobile telephone (3GPP TS 23.003, clause 6).

Three forms: 15 digits with a Luhn digit, 14 digits without it, and 16 digits that end in the software version (IMEISV).
Only the first has a check.

>>> validate("35-627727-911457-7")
'356277279114577'
>>> form("35627727911457")
'bare'
"""

from __future__ import annotations

from typing import Final, Literal

from safefeedback.errors import ChecksumError
from safefeedback.identifiers._characters import compacted, require_digits
from safefeedback.identifiers._stdnum import luhn_digit
from safefeedback.identifiers._validity import accepts

__all__ = ["FORMS", "ImeiForm", "check_digit", "compact", "form", "is_valid", "validate"]

ImeiForm = Literal["bare", "imei", "imeisv"]

FORMS: Final[dict[int, ImeiForm]] = {14: "bare", 15: "imei", 16: "imeisv"}
"""Form of each length in digits."""


def compact(number: str) -> str:
    """Return the number without spaces, hyphens, dots and slashes."""
    return compacted(number, drop=" -./")


def check_digit(fourteen: str) -> str:
    """Return the Luhn digit that belongs after the first fourteen digits.

    Raises:
        LengthError: not fourteen characters.
        FormatError: a character that is not a digit.
    """
    return luhn_digit(require_digits(fourteen, 14))


def validate(number: str) -> str:
    """Return the canonical IMEI.

    Args:
        number: 14, 15 or 16 digits; spaces, hyphens, dots and slashes are ignored.

    Returns:
        The digits, no separators.

    Raises:
        LengthError: not 14, 15 or 16 characters after separators are dropped.
        FormatError: a character that is not a digit.
        ChecksumError: fifteen digits whose last is not the Luhn digit of the others.
    """
    number = require_digits(compact(number), *FORMS)
    if len(number) == 15 and number[14] != check_digit(number[:14]):
        raise ChecksumError("the last digit is not the Luhn digit of the others")
    return number


def form(number: str) -> ImeiForm:
    """Return which of the three forms the number has.

    Raises:
        IdentifierError: the number is not an IMEI.
    """
    return FORMS[len(validate(number))]


def is_valid(number: str) -> bool:
    """Tell whether :func:`validate` accepts the number."""
    return accepts(validate, number)
