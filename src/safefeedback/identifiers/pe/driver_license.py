"""Driving licence numbers of Peru: a letter and the holder's document number; no check.

The letter stands for the department (RD 009-2024-MTC/18; ``W`` is Amazonas, ``Q`` is commonly Lima, the rest was not
verified). For Peruvians the DNI follows (Ley 26497, article 35), for foreigners a number of nine digits. People also
give the digits alone.

>>> validate("q-54172366"), dni_of("Q54172366")
('Q54172366', '54172366')
"""

from __future__ import annotations

import re
from typing import Final, Literal

from safefeedback.errors import FormatError
from safefeedback.identifiers._characters import compacted, require_length
from safefeedback.identifiers._validity import accepts

__all__ = ["FORMS", "LicenseForm", "compact", "dni_of", "form", "is_valid", "validate"]

LicenseForm = Literal["bare", "dni", "foreigner"]

_PATTERNS: Final[tuple[tuple[LicenseForm, re.Pattern[str]], ...]] = (
    ("dni", re.compile(r"[A-Z][0-9]{8}")),
    ("foreigner", re.compile(r"[A-Z][0-9]{9}")),
    ("bare", re.compile(r"[0-9]{8}")),
)

FORMS: Final[tuple[LicenseForm, ...]] = tuple(name for name, _ in _PATTERNS)
"""Letter and DNI; letter and nine digits; the eight digits of the DNI alone."""


def compact(number: str) -> str:
    """Return the number in upper case without spaces, hyphens and dots."""
    return compacted(number)


def form(number: str) -> LicenseForm:
    """Return the form.

    Raises:
        LengthError: not 8, 9 or 10 characters after separators are dropped.
        FormatError: the characters have none of the forms.
    """
    number = require_length(compact(number), 8, 9, 10)
    for name, pattern in _PATTERNS:
        if pattern.fullmatch(number):
            return name
    raise FormatError("expected a letter and eight or nine digits, or eight digits")


def validate(number: str) -> str:
    """Return the canonical licence number: upper case, no separators; errors as in :func:`form`."""
    form(number)
    return compact(number)


def dni_of(number: str) -> str | None:
    """Return the DNI inside the licence, or None when it is a foreigner's.

    Raises:
        IdentifierError: the number is not one of a licence.
    """
    return None if form(number) == "foreigner" else compact(number)[-8:]


def is_valid(number: str) -> bool:
    """Tell whether :func:`validate` accepts the number."""
    return accepts(validate, number)
