"""CCI: the Peruvian interbank account code, twenty digits: bank 3, office 3, account 12, two check digits.

The first check digit is the Luhn digit of bank and office, the second that of the account. No official text was
read; the rule holds for the published examples of BBVA, Banco de la Nación, Scotiabank and localpayment's manual and is
the one of the public converters (``convertBCPAccountNumberToCCI``, ironFe93/perciban).

>>> validate("011-241-000204895167-73")
'01124100020489516773'
>>> bank_of("01124100020489516773")
'BBVA'
"""

from __future__ import annotations

from typing import Final

from safefeedback.errors import ChecksumError
from safefeedback.identifiers._characters import compacted, require_digits
from safefeedback.identifiers._stdnum import luhn_digit
from safefeedback.identifiers._validity import accepts

__all__ = ["BANKS", "bank_of", "check_digits", "compact", "is_valid", "validate"]

BANKS: Final = {
    "002": "BCP",
    "003": "Interbank",
    "009": "Scotiabank",
    "011": "BBVA",
    "018": "Banco de la Nación",
    "038": "BanBif",
    "049": "Mibanco",
}
"""Bank of the first three digits. The list is not complete, so that an unknown code is no error."""


def compact(number: str) -> str:
    """Return the number without spaces, hyphens and dots."""
    return compacted(number)


def check_digits(eighteen: str) -> str:
    """Return the two digits that belong after bank, office and account.

    Raises:
        LengthError: not eighteen characters.
        FormatError: a character that is not a digit.
    """
    require_digits(eighteen, 18)
    return luhn_digit(eighteen[:6]) + luhn_digit(eighteen[6:])


def validate(number: str) -> str:
    """Return the canonical CCI.

    Args:
        number: twenty digits; spaces, hyphens and dots are ignored.

    Returns:
        Twenty digits, no separators.

    Raises:
        LengthError: not twenty characters after separators are dropped.
        FormatError: a character that is not a digit.
        ChecksumError: the last two digits are not the ones the others give.
    """
    number = require_digits(compact(number), 20)
    if number[18:] != check_digits(number[:18]):
        raise ChecksumError("the last two digits are not the ones that the others give")
    return number


def bank_of(number: str) -> str | None:
    """Return the bank of a canonical CCI, or None when its code is not in :data:`BANKS`."""
    return BANKS.get(number[:3])


def is_valid(number: str) -> bool:
    """Tell whether :func:`validate` accepts the number."""
    return accepts(validate, number)
