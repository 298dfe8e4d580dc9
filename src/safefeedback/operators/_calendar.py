"""Dates as people write them, read for their month and year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from safefeedback.text import fold, plain_view, spoken_view

__all__ = ["Written", "read_date"]

_MONTHS: Final = ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "se", "oct", "nov", "dic")
_HEARD: Final = {"disi": 12, "nobi": 11, "habr": 4, "otub": 10, "mall": 5}
_ROMAN: Final = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "v": 5,
    "vi": 6,
    "vii": 7,
    "viii": 8,
    "ix": 9,
    "x": 10,
    "xi": 11,
    "xii": 12,
}
_NUMBERS: Final = re.compile("[0-9]+")
_WORDS: Final = re.compile("[a-z]+")
_PIVOT: Final = 35  # two-digit years up to this are of this century
_SHORTEST_MONTH: Final = 3


@dataclass(frozen=True, slots=True)
class Written:
    """What a written date says; None where it says nothing readable."""

    month: int | None
    year: int | None


def read_date(text: str) -> Written | None:
    """Return month and year of a date in Spanish, day before month; None when neither can be read."""
    plain = plain_view(text)
    folded = fold((spoken_view(plain) or plain).text)
    numbers = [int(number[:8]) for number in _NUMBERS.findall(folded)]
    named = _named_month(folded)
    if len(numbers) == 1 and numbers[0] > 10_00_00 and named is None:
        numbers = _split(f"{numbers[0]:08d}")
    year = _year(numbers, has_name=named is not None)
    month = named if named is not None else _numbered_month(numbers)
    return None if month is None and year is None else Written(month, year)


def _split(solid: str) -> list[int]:
    return [int(solid[:2]), int(solid[2:4]), int(solid[4:])]


def _named_month(folded: str) -> int | None:
    for word in _WORDS.findall(folded):
        if word in _ROMAN:
            return _ROMAN[word]
        for number, opening in enumerate(_MONTHS, start=1):
            if len(word) >= _SHORTEST_MONTH and word.startswith(opening):
                return number
        if word[:4] in _HEARD:
            return _HEARD[word[:4]]
    return None


def _numbered_month(numbers: list[int]) -> int | None:
    if len(numbers) < 2:
        return None
    middle = numbers[1]
    return middle if 1 <= middle <= 12 else None


def _year(numbers: list[int], *, has_name: bool) -> int | None:
    full = next((n for n in numbers if 1900 <= n <= 2099), None)
    if full is not None:
        return full
    if len(numbers) >= (2 if has_name else 3) and numbers[-1] <= 99:
        return numbers[-1] + (2000 if numbers[-1] <= _PIVOT else 1900)
    return None
