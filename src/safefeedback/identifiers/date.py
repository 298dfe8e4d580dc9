"""Calendar dates as citizens write them, in ISO 8601 form.

Day first, as in Peru (``12/05/1987``, ``12-5-87``, ``12.05.1987``, ``12 05 87``), year first (``1987-05-12``) and with
the name of the month (``12 de mayo de 1987``, ``1° de setiembre del 72``, ``15 jun 2004``). A month that comes first is
read only where the day cannot (``05/31/1987``). Numbers in words are not read here.

>>> validate("12 de mayo de 1987")
'1987-05-12'
>>> parse("12-5-87")
datetime.date(1987, 5, 12)
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Final

from safefeedback.errors import ComponentError, FormatError
from safefeedback.identifiers._characters import written
from safefeedback.identifiers._validity import accepts

__all__ = ["MONTHS", "OLDEST", "PIVOT", "compact", "is_plausible_birth", "is_valid", "parse", "validate"]

PIVOT: Final = 29
"""Two-digit years up to this one are of the 2000s, the others of the 1900s."""

OLDEST: Final = 120
"""Greatest age, in years, that a birth date may give."""

MONTHS: Final = {
    **dict.fromkeys(("enero", "ene"), 1),
    **dict.fromkeys(("febrero", "feb"), 2),
    **dict.fromkeys(("marzo", "mar"), 3),
    **dict.fromkeys(("abril", "abr"), 4),
    **dict.fromkeys(("mayo", "may"), 5),
    **dict.fromkeys(("junio", "jun"), 6),
    **dict.fromkeys(("julio", "jul"), 7),
    **dict.fromkeys(("agosto", "ago"), 8),
    **dict.fromkeys(("setiembre", "septiembre", "set", "sep", "sept"), 9),
    **dict.fromkeys(("octubre", "oct"), 10),
    **dict.fromkeys(("noviembre", "nov"), 11),
    **dict.fromkeys(("diciembre", "dic"), 12),
}
"""Number of each Spanish month name and abbreviation, without accents."""

_NUMERIC: Final = re.compile(r"([0-9]{1,2})([/. -])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})")
_YEAR_FIRST: Final = re.compile(r"([0-9]{4})([/. -])([0-9]{1,2})\2([0-9]{1,2})")
_NAMED: Final = re.compile(
    r"(?:dia )?([0-9]{1,2}|primero)(?:ro|ero|er|°|o(?![a-z]))?[ /.-]?"
    r"(?:de )?([a-z]{3,10})\.?,?[ /.-]?(?:del? )?(?:ano )?([0-9]{4}|[0-9]{2})"
)
_GAPS: Final = re.compile(r" ?([/.-]) ?")


def compact(number: str) -> str:
    """Return the date in lower case, without accents and with single spaces only where there is no other separator."""
    spaced = " ".join(written(number).split()).casefold()
    bare = "".join(c for c in unicodedata.normalize("NFD", spaced) if not unicodedata.combining(c))
    return _GAPS.sub(r"\1", bare)


def _year(digits: str, pivot: int) -> int:
    year = int(digits)
    if len(digits) == 4:
        return year
    return year + (2000 if year <= pivot else 1900)


def _fields(text: str, pivot: int) -> tuple[int, int, int]:
    """Return year, month and day of a compact date, not yet compared with the calendar."""
    if found := _NUMERIC.fullmatch(text):
        day, month, year = int(found[1]), int(found[3]), _year(found[4], pivot)
        return (year, day, month) if month > 12 >= day else (year, month, day)
    if found := _YEAR_FIRST.fullmatch(text):
        return int(found[1]), int(found[3]), int(found[4])
    if found := _NAMED.fullmatch(text):
        month = MONTHS.get(found[2], 0)
        if month:
            return _year(found[3], pivot), month, 1 if found[1] == "primero" else int(found[1])
    raise FormatError("expected a date as dd/mm/yyyy, yyyy-mm-dd or d de mes de yyyy")


def parse(number: str, *, pivot: int = PIVOT) -> date:
    """Return the day.

    Args:
        number: a date with day, month and year.
        pivot: last two-digit year that is read as one of the 2000s; for births, the current one.

    Raises:
        LengthError: more than 64 characters.
        FormatError: not one of the forms.
        ComponentError: a day that the calendar does not have.
    """
    year, month, day = _fields(compact(number), pivot)
    try:
        return date(year, month, day)
    except ValueError:
        raise ComponentError("the calendar does not have this day") from None


def validate(number: str) -> str:
    """Return the date as ``yyyy-mm-dd``; errors as in :func:`parse`."""
    return parse(number).isoformat()


def is_plausible_birth(day: date, *, today: date) -> bool:
    """Tell whether somebody alive on ``today`` can be born on ``day``: at most :data:`OLDEST` years earlier."""
    return day <= today and today.year - day.year <= OLDEST


def is_valid(number: str) -> bool:
    """Tell whether :func:`validate` accepts the number."""
    return accepts(validate, number)
