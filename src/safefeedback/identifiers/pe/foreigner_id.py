"""Documents of foreigners in Peru: carné de extranjería (CE), PTP, CPP and identity cards of other countries.

None has a check digit. A carné has nine digits; the forms of the tax authority leave room for twelve letters and digits
(catalogue 06). That PTP and CPP have nine digits as well is common usage, not verified in an official text. The words
that announce the number (``CE``, ``PTP``, ``CPP``) are not part of it.

>>> validate("009-123-457")
'009123457'
>>> form("009123457")
'carnet'
"""

from __future__ import annotations

from typing import Final, Literal

from safefeedback.errors import FormatError
from safefeedback.identifiers._characters import compacted, require_alphanumeric
from safefeedback.identifiers._validity import accepts

__all__ = ["FORMS", "ForeignerForm", "compact", "form", "is_valid", "validate"]

ForeignerForm = Literal["alphanumeric", "carnet", "number"]

FORMS: Final[tuple[ForeignerForm, ...]] = ("carnet", "number", "alphanumeric")
"""Nine digits; 7 to 12 digits; 7 to 12 letters and digits, five or more of them digits. The first that fits counts."""


def compact(number: str) -> str:
    """Return the number in upper case without spaces, hyphens and dots."""
    return compacted(number)


def validate(number: str) -> str:
    """Return the canonical number.

    Args:
        number: 7 to 12 digits, or letters and digits with at least five digits; spaces, hyphens and dots are ignored.

    Returns:
        The characters in upper case, no separators.

    Raises:
        LengthError: not 7 to 12 characters after separators are dropped.
        FormatError: another character, or fewer than five digits.
    """
    number = require_alphanumeric(compact(number), *range(7, 13))
    if sum(c.isdigit() for c in number) < 5:
        raise FormatError("expected at least five digits")
    return number


def form(number: str) -> ForeignerForm:
    """Return the form, the first of :data:`FORMS` that fits.

    Raises:
        IdentifierError: the number has none.
    """
    number = validate(number)
    if not number.isdigit():
        return "alphanumeric"
    return "carnet" if len(number) == 9 else "number"


def is_valid(number: str) -> bool:
    """Tell whether :func:`validate` accepts the number."""
    return accepts(validate, number)
