"""Dates and ages as people write them: digits, words, abbreviations, Roman months, common misspellings.

Day before month is the Peruvian order; month before day is read when nothing else is possible.

>>> parse_date("catorse de marso del 93", is_birth=True)
Date(day=14, month=3, year=1993)
>>> parse_age("80 y tantos"), parse_age("6 meses")
(80, 0)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from safefeedback.operators.numerals import is_number_word, read_number, read_numbers, repaired, tokens
from safefeedback.text import sound

__all__ = ["MONTHS", "NUMERIC", "Date", "month_of", "parse_age", "parse_date"]

MONTHS: Final = ("enero febrero marzo abril mayo junio julio agosto setiembre octubre noviembre diciembre").split()
"""Names of the months as Peru writes them (*setiembre*)."""

NUMERIC: Final = re.compile(
    r"\s*(?P<first>\d{1,2})(?P<one>\s?[/.\-\s]\s?)(?P<second>\d{1,2})(?:(?P<two>\s?[/.\-\s]\s?)(?P<year>\d{4}|\d{2}))?\s*"
)
"""A date in digits, day or month first."""

_ISO: Final = re.compile(r"\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\s*")
_COMPACT: Final = re.compile(r"\s*(\d\d)(\d\d)((?:19|20)\d\d)\s*")
_CLOCK: Final = re.compile(r"[\s,]+(?:a las )?\d{1,2}:\d{2}.*", re.DOTALL)
_BROKEN: Final = re.compile(r"(?<=\d)\s*\n\s*(?=\d)")
_ROMAN: Final = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_SHORT: Final = {"ene": 1, "feb": 2, "mar": 3, "abr": 4, "may": 5, "jun": 6, "jul": 7, "ago": 8, "set": 9, "sep": 9}
_SHORT_TOO: Final = {"sept": 9, "oct": 10, "nov": 11, "dic": 12, "agto": 8, "otu": 10}
_WEEKDAYS: Final = frozenset({"martes", "miercoles", "jueves", "viernes", "sabado", "domingo", "lunes"})
_BETWEEN: Final = frozenset({"de", "d", "del", "dl", "mes", "dia", "ano", "el", "los"})
_MINOR_UNITS: Final = ("mes", "seman", "dia", "hora")
_PIVOT_EVENT: Final = 69  # 00-69 is 2000-2069, as POSIX strptime reads it; later is the last century
_PIVOT_BIRTH: Final = 30  # of births, 31-99 is the last century: few people are older than 95
_OLDEST: Final = 130


@dataclass(frozen=True, slots=True)
class Date:
    """What a date says; a part that it does not say is None."""

    day: int | None = None
    month: int | None = None
    year: int | None = None


def parse_date(text: str, *, is_birth: bool = False) -> Date | None:
    """Return what a date says, or None when it is not understood.

    Args:
        text: the date alone, at most 120 characters; longer text is not read.
        is_birth: two-digit years after 30 belong to the last century, instead of after 69.
    """
    if len(text) > 120:
        return None
    clean = repaired(_CLOCK.sub("", _BROKEN.sub("", text)))
    found = _in_digits(clean) or _in_words(clean)
    return _checked(found, is_birth) if found else None


def _in_digits(text: str) -> Date | None:
    if iso := _ISO.fullmatch(text):
        return Date(int(iso[3]), int(iso[2]), int(iso[1]))
    if compact := _COMPACT.fullmatch(text):
        return Date(int(compact[1]), int(compact[2]), int(compact[3]))
    if not (match := NUMERIC.fullmatch(text)):
        return None
    first, second = int(match["first"]), int(match["second"])
    day, month = (second, first) if second > 12 >= first else (first, second)
    return Date(day, month, int(match["year"]) if match["year"] else None)


def _in_words(text: str) -> Date | None:
    words = [word for word in tokens(text) if word not in _BETWEEN]
    places = [place for place, word in enumerate(words) if month_of(word)]
    if places:
        return _around(words, places[0], month_of(words[places[0]]))
    if len(words) == 3 and (roman := _roman(words[1])) and words[0].isdecimal() and words[2].isdecimal():
        return Date(int(words[0]), roman, int(words[2]))
    numbers = read_numbers(words)
    if len(numbers) == 1:
        return Date(year=numbers[0]) if numbers[0] >= 1000 else Date(day=numbers[0])
    return Date(*numbers) if len(numbers) in (2, 3) else None


def _around(words: list[str], place: int, month: int | None) -> Date:
    before, after = read_numbers(words[:place]), read_number(words, place + 1)
    return Date(before[-1] if before else None, month, after[0] if after else None)


def month_of(word: str) -> int | None:
    """Return the number of a month from its folded name, abbreviation or a misspelling of it."""
    short = _SHORT.get(word) or _SHORT_TOO.get(word)
    if short or len(word) < 4 or word in _WEEKDAYS or is_number_word(word):
        return short
    heard = sound(word)
    for number, name in enumerate(MONTHS, 1):
        if heard[:3] == sound(name)[:3] and abs(len(heard) - len(sound(name))) <= 2:
            return number
    return 9 if heard.startswith("sep") else (10 if heard.startswith("otu") else None)


def _roman(word: str) -> int | None:
    numeral = word.replace("l", "i").replace("1", "i")
    return _ROMAN.index(numeral) + 1 if numeral in _ROMAN else None


def _checked(date: Date, is_birth: bool) -> Date | None:  # noqa: FBT001 - handed on
    year = date.year
    if year is not None and year < 100:
        year += 2000 if year <= (_PIVOT_BIRTH if is_birth else _PIVOT_EVENT) else 1900
    fits = (
        (date.day is None or 1 <= date.day <= 31)
        and (date.month is None or 1 <= date.month <= 12)
        and (year is None or 1850 <= year <= 2100)
    )
    return Date(date.day, date.month, year) if fits else None


def parse_age(text: str) -> int | None:
    """Return the age in whole years (0 for months, weeks and days), or None when it is not understood."""
    words = tokens(text[:120])
    numbers = [number for place in range(len(words)) if (number := read_number(words, place))]
    if not numbers:
        return None
    years, after = numbers[0]
    if any(word.startswith(_MINOR_UNITS) for word in words[after : after + 2]):
        return years // 12 if words[after].startswith("mes") else 0
    return years if years <= _OLDEST else None
