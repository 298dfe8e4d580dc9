"""Passport numbers as Peruvian forms accept them: 6 to 12 letters and digits, at least six of them digits; no check.

Peruvian passports have nine digits (electronic) or seven (older), as commonly seen; forms leave room for twelve
characters (tax authority, catalogue 06). Passports of other countries put one to three letters first.

>>> validate("pe 1234567")
'PE1234567'
>>> form("118954327")
'numeric'
"""

from __future__ import annotations

import re
from typing import Final, Literal

from safefeedback.errors import FormatError
from safefeedback.identifiers._characters import compacted, require_alphanumeric
from safefeedback.identifiers._validity import accepts

__all__ = ["FORMS", "PassportForm", "compact", "form", "is_valid", "validate"]

PassportForm = Literal["lettered", "mixed", "numeric"]

FORMS: Final[tuple[PassportForm, ...]] = ("numeric", "lettered", "mixed")
"""Digits only; one to three letters, then digits; letters elsewhere."""

_LETTERED: Final = re.compile(r"[A-Z]{1,3}[0-9]{6,9}")


def compact(number: str) -> str:
    """Return the number in upper case without spaces, hyphens and dots."""
    return compacted(number)


def validate(number: str) -> str:
    """Return the canonical passport number.

    Args:
        number: 6 to 12 letters and digits; spaces, hyphens and dots are ignored.

    Returns:
        The characters in upper case, no separators.

    Raises:
        LengthError: not 6 to 12 characters after separators are dropped.
        FormatError: another character, or fewer than six digits.
    """
    number = require_alphanumeric(compact(number), *range(6, 13))
    if sum(c.isdigit() for c in number) < 6:
        raise FormatError("expected at least six digits")
    return number


def form(number: str) -> PassportForm:
    """Return the form.

    Raises:
        IdentifierError: the number is not one of a passport.
    """
    number = validate(number)
    if number.isdigit():
        return "numeric"
    return "lettered" if _LETTERED.fullmatch(number) else "mixed"


def is_valid(number: str) -> bool:
    """Tell whether :func:`validate` accepts the number."""
    return accepts(validate, number)
