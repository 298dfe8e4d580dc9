"""Payment cards: 13 to 19 digits, a Luhn digit and an issuer known by its range (ISO/IEC 7812-1).

Ranges and lengths are the widely published ones of the card schemes (as in validator libraries and
https://en.wikipedia.org/wiki/Payment_card_number), not read in the schemes' own papers. They change slowly. A number
outside all of them is refused, which takes the random hits of 16 digits from one in ten to about one in thirty.

>>> validate("4111 1111-1111 1111")
'4111111111111111'
>>> issuer_of("378282246310005")
'amex'
"""

from __future__ import annotations

from typing import Final, Literal

from safefeedback.errors import ChecksumError, ComponentError
from safefeedback.identifiers._characters import compacted, require_digits
from safefeedback.identifiers._stdnum import luhn_digit
from safefeedback.identifiers._validity import accepts

__all__ = ["LENGTHS", "Issuer", "check_digit", "compact", "is_valid", "issuer_of", "validate"]

Issuer = Literal["amex", "diners", "discover", "jcb", "maestro", "mastercard", "unionpay", "visa"]

LENGTHS: Final = tuple(range(13, 20))

# Issuer, first and last prefix of the range (same number of digits, both included), lengths.
_RANGES: Final[tuple[tuple[Issuer, str, str, tuple[int, ...]], ...]] = (
    ("visa", "4", "4", (13, 16, 19)),
    ("mastercard", "51", "55", (16,)),
    ("mastercard", "2221", "2720", (16,)),
    ("amex", "34", "34", (15,)),
    ("amex", "37", "37", (15,)),
    ("diners", "300", "305", (14, 15, 16, 17, 18, 19)),
    ("diners", "36", "36", (14, 15, 16, 17, 18, 19)),
    ("diners", "38", "39", (14, 15, 16, 17, 18, 19)),
    ("jcb", "3528", "3589", (16, 17, 18, 19)),
    ("discover", "6011", "6011", (16, 17, 18, 19)),
    ("discover", "644", "659", (16, 17, 18, 19)),
    ("unionpay", "62", "62", (16, 17, 18, 19)),
    ("maestro", "5018", "5018", LENGTHS),
    ("maestro", "5020", "5020", LENGTHS),
    ("maestro", "5038", "5038", LENGTHS),
    ("maestro", "56", "58", LENGTHS),
    ("maestro", "6304", "6304", LENGTHS),
    ("maestro", "6759", "6763", LENGTHS),
)


def compact(number: str) -> str:
    """Return the number without spaces, hyphens, dots and slashes."""
    return compacted(number, drop=" -./")


def check_digit(digits: str) -> str:
    """Return the Luhn digit that belongs after the first 12 to 18 digits.

    Raises:
        LengthError: another length.
        FormatError: a character that is not a digit.
    """
    return luhn_digit(require_digits(digits, *range(12, 19)))


def issuer_of(number: str) -> Issuer | None:
    """Return the card scheme of a compact number by its range and length, or None."""
    for issuer, first, last, lengths in _RANGES:
        if len(number) in lengths and first <= number[: len(first)] <= last:
            return issuer
    return None


def validate(number: str) -> str:
    """Return the canonical card number.

    Args:
        number: 13 to 19 digits; spaces, hyphens, dots and slashes are ignored.

    Returns:
        The digits, no separators.

    Raises:
        LengthError: not 13 to 19 characters after separators are dropped.
        FormatError: a character that is not a digit.
        ComponentError: no card scheme has this range at this length.
        ChecksumError: the last digit is not the Luhn digit of the others.
    """
    number = require_digits(compact(number), *LENGTHS)
    if issuer_of(number) is None:
        raise ComponentError("no card scheme has this range at this length")
    if number[-1] != luhn_digit(number[:-1]):
        raise ChecksumError("the last digit is not the Luhn digit of the others")
    return number


def is_valid(number: str) -> bool:
    """Tell whether :func:`validate` accepts the number."""
    return accepts(validate, number)
