"""Invented dates and ages: moved by some days or years.

The dates of one message move together, so the days between them stay true; who knows one true date knows them all.
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Final

from safefeedback.operators.base import Mention
from safefeedback.operators.dates import MONTHS, NUMERIC, Date, parse_age, parse_date
from safefeedback.operators.invention.chance import Chance
from safefeedback.operators.invention.shape import written
from safefeedback.text import fold

__all__ = ["age", "birth_date", "day"]

_EVENT_DAYS: Final = (35, 330)
_BIRTH_DAYS: Final = (400, 1800)
_ADULT: Final = 18
_LEAP: Final = 2024  # stands in for a year that is not told


def day(mention: Mention, chance: Chance) -> str | None:
    """Move a date by 35 to 330 days, by the same number for all dates of a message."""
    rng = chance.random("shift") if chance.of_message else chance.random("shift", mention.value)
    return _moved(mention.text, parse_date(mention.text), _days(rng, *_EVENT_DAYS))


def birth_date(mention: Mention, chance: Chance) -> str | None:
    """Move a birth date by 400 to 1800 days."""
    days = _days(chance.random(mention.entity, mention.value), *_BIRTH_DAYS)
    return _moved(mention.text, parse_date(mention.text, is_birth=True), days)


def age(mention: Mention, chance: Chance) -> str | None:
    """Move an age by one to four years; a minor stays a minor, an adult an adult, months stay months."""
    years, rng = parse_age(mention.text), chance.random(mention.entity, mention.value)
    if years is None:
        return None
    if years == 0 or "mes" in fold(mention.text):
        return f"{rng.randrange(1, 12)} meses"
    lowest, highest = (1, _ADULT - 1) if years < _ADULT else (_ADULT, 120)
    near = [n for n in range(years - 4, years + 5) if lowest <= n <= highest and n != years]
    if not near:
        return None
    unit = "" if written(mention.text).strip().isdecimal() else " años"
    invented = f"{rng.choice(near)}{unit}"
    return invented.upper() if mention.text.isupper() else invented


def _days(rng: Random, least: int, most: int) -> int:
    return rng.choice((-1, 1)) * rng.randint(least, most)


def _moved(text: str, old: Date | None, days: int) -> str | None:
    if old is None or old.day is None or old.month is None:
        return None
    try:
        new = date(old.year or _LEAP, old.month, old.day) + timedelta(days=days)
    except ValueError:
        return None
    return _in_digits(written(text), new, has_year=old.year is not None) or _in_words(
        text, new, has_year=old.year is not None
    )


def _in_digits(text: str, new: date, *, has_year: bool) -> str | None:
    """Write the date with the separators, widths and order of the old one, or return None when it was not in digits."""
    match = NUMERIC.fullmatch(text)
    if match is None or has_year != (match["year"] is not None):
        return None
    parts = (new.day, new.month) if int(match["second"]) <= 12 else (new.month, new.day)
    first, second = (f"{part:0{len(match[name])}d}" for part, name in zip(parts, ("first", "second"), strict=True))
    year = f"{match['two']}{new.year % 10 ** len(match['year']):0{len(match['year'])}d}" if match["year"] else ""
    return f"{first}{match['one']}{second}{year}"


def _in_words(text: str, new: date, *, has_year: bool) -> str:
    invented = f"{new.day} de {MONTHS[new.month - 1]}" + (f" de {new.year}" if has_year else "")
    return invented.upper() if text.isupper() else invented
