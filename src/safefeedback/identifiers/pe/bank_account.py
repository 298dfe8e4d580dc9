"""Account numbers of Peruvian banks: no public check digit, but each bank groups its digits in its own way.

Seen in published accounts and in the manuals of payment processors, no bank's own manual was read: BCP 14 digits in
groups 3-8-1-2 (savings) and 13 in 3-7-1-2 (current), the single digit being the currency, 0 or 1; BBVA 18 in 4-4-10 and
20 with two control digits, beginning with 0011; Interbank 13 in 3-10; Scotiabank 10 in 3-7; Banco de la Nación 11 in
2-3-6. A code of twenty digits without that beginning is a CCI, see :mod:`safefeedback.identifiers.pe.cci`.

>>> validate("191-12345678-0-12")
'19112345678012'
>>> bank_of("191-12345678-0-12"), bank_of("200-3004630913"), bank_of("1937654321045")
('BCP', 'Interbank', None)
"""

from __future__ import annotations

import re
from typing import Final, Literal

from safefeedback.errors import ComponentError
from safefeedback.identifiers._characters import compacted, require_digits, written
from safefeedback.identifiers._validity import accepts

__all__ = ["BANKS", "LENGTHS", "Bank", "bank_of", "compact", "is_valid", "validate"]

Bank = Literal["BBVA", "BCP", "Banco de la Nación", "Interbank", "Scotiabank"]

# Digits as a bank groups them, with spaces between the groups; the currency of BCP is 0 or 1.
_SHAPES: Final[tuple[tuple[Bank, str], ...]] = (
    ("BCP", "[0-9]{3} [0-9]{8} [01] [0-9]{2}"),
    ("BCP", "[0-9]{3} [0-9]{7} [01] [0-9]{2}"),
    ("BBVA", "0011 [0-9]{4} [0-9]{10}"),
    ("BBVA", "0011 [0-9]{4} [0-9]{2} [0-9]{8}"),
    ("BBVA", "0011 [0-9]{4} [0-9]{2} [0-9]{10}"),
    ("BBVA", "0011 [0-9]{4} [0-9]{10} [0-9]{2}"),
    ("Interbank", "[0-9]{3} [0-9]{10}"),
    ("Scotiabank", "[0-9]{3} [0-9]{7}"),
    ("Banco de la Nación", "[0-9]{2} [0-9]{3} [0-9]{6}"),
)
_GROUPED: Final = tuple((bank, re.compile(shape)) for bank, shape in _SHAPES)
_SOLID: Final = tuple((bank, re.compile(shape.replace(" ", ""))) for bank, shape in _SHAPES)

BANKS: Final[tuple[Bank, ...]] = tuple(dict.fromkeys(bank for bank, _ in _SHAPES))
"""The banks whose grouping is known."""

LENGTHS: Final = (10, 11, 13, 14, 18, 20)
"""Digits of an account, all banks together."""

_SEPARATORS: Final = re.compile(r"[\s.-]+")


def compact(number: str) -> str:
    """Return the number without spaces, hyphens and dots."""
    return compacted(number)


def validate(number: str) -> str:
    """Return the canonical account number.

    Args:
        number: as many digits as one of the banks uses; spaces, hyphens and dots are ignored.

    Returns:
        The digits, no separators.

    Raises:
        LengthError: not one of :data:`LENGTHS` after separators are dropped.
        FormatError: a character that is not a digit.
        ComponentError: 18 or 20 digits that do not begin with 0011.
    """
    number = require_digits(compact(number), *LENGTHS)
    if len(number) >= 18 and not number.startswith("0011"):
        raise ComponentError("an account of 18 or 20 digits begins with 0011")
    return number


def bank_of(number: str) -> Bank | None:
    """Return the bank by the groups of the written number, or None when they leave it open.

    Without separators the bank is known only where no other has as many digits.

    Raises:
        IdentifierError: the number is not an account.
    """
    bare = validate(number)
    grouped = _SEPARATORS.sub(" ", written(number))
    patterns = _SOLID if grouped == bare else _GROUPED
    found = {bank for bank, pattern in patterns if pattern.fullmatch(grouped)}
    return found.pop() if len(found) == 1 else None


def is_valid(number: str) -> bool:
    """Tell whether :func:`validate` accepts the number."""
    return accepts(validate, number)
