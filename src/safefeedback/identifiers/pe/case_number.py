"""File numbers of Peruvian courts and agencies; there is no check digit, the form is the evidence.

- ``judicial``: ``00123-2021-0-1801-JR-CI-01``, file, year, incident, seat, organ, speciality, number;
- ``constitutional``: ``01234-2020-PA/TC``;
- ``prefixed``: ``EXP-2024-0012345``, ``RV-12345678``: letters that are part of the number as issued;
- ``number-year``: ``123456-2024``, also with a slash;
- ``year-number``: ``2024-0012345``.

Agencies number freely (TUO of Ley 27444, article 157.1): a file that is a plain number has no form to check.

>>> validate("00123 - 2021 - 0 - 1801 - jr - ci - 01")
'00123-2021-0-1801-JR-CI-01'
>>> form("EXP-2024-0012345")
'prefixed'
"""

from __future__ import annotations

import re
from typing import Final, Literal

from safefeedback.errors import ComponentError, FormatError
from safefeedback.identifiers._characters import written
from safefeedback.identifiers._validity import accepts

__all__ = ["FORMS", "CaseForm", "compact", "form", "is_valid", "validate", "year_of"]

CaseForm = Literal["constitutional", "judicial", "number-year", "prefixed", "year-number"]

_PATTERNS: Final[tuple[tuple[CaseForm, re.Pattern[str]], ...]] = (
    ("judicial", re.compile(r"[0-9]{5}-(?P<year>[0-9]{4})-[0-9]{1,3}-[0-9]{4}-[A-Z]{2}-[A-Z]{2}-[0-9]{1,3}")),
    ("constitutional", re.compile(r"[0-9]{4,5}-(?P<year>[0-9]{4})-[A-Z]{2}/TC")),
    ("prefixed", re.compile(r"[A-Z]{2,6}-?(?P<year>(?:19|20)[0-9]{2})-[0-9]{3,10}")),
    ("prefixed", re.compile(r"[A-Z]{2,6}-[0-9]{4,12}")),
    ("year-number", re.compile(r"(?P<year>(?:19|20)[0-9]{2})-[0-9]{5,10}")),
    ("number-year", re.compile(r"[0-9]{3,10}[-/](?P<year>(?:19|20)[0-9]{2})")),
)

FORMS: Final[tuple[CaseForm, ...]] = tuple(dict.fromkeys(name for name, _ in _PATTERNS))
"""The forms, in the order in which they are tried."""

_GAPS: Final = re.compile(r"\s?([-/])\s?")


def compact(number: str) -> str:
    """Return the number in upper case without spaces beside its hyphens and slashes."""
    text = _GAPS.sub(r"\1", " ".join(written(number).split()))
    return text.upper() if text.isascii() else text


def _match(text: str) -> tuple[CaseForm, int | None]:
    for name, pattern in _PATTERNS:
        if found := pattern.fullmatch(text):
            year = found.groupdict().get("year")
            return name, int(year) if year else None
    raise FormatError("expected a file number as 00123-2021-0-1801-JR-CI-01, EXP-2024-0012345 or 123456-2024")


def _checked(text: str) -> tuple[CaseForm, int | None]:
    name, year = _match(text)
    if year is not None and not 1900 <= year <= 2099:
        raise ComponentError("the year of a file is between 1900 and 2099")
    return name, year


def validate(number: str) -> str:
    """Return the canonical file number: upper case, hyphens, no spaces.

    Raises:
        LengthError: more than 64 characters.
        FormatError: none of the forms.
        ComponentError: a year outside 1900 to 2099.
    """
    text = compact(number)
    name, _ = _checked(text)
    return text.replace("/", "-") if name == "number-year" else text


def form(number: str) -> CaseForm:
    """Return the form; errors as in :func:`validate`."""
    return _checked(compact(number))[0]


def year_of(number: str) -> int | None:
    """Return the year of the file, or None when the form has none; errors as in :func:`validate`."""
    return _checked(compact(number))[1]


def is_valid(number: str) -> bool:
    """Tell whether :func:`validate` accepts the number."""
    return accepts(validate, number)
