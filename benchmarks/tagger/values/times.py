"""Dates, birth dates and ages: other numbers and months between the same words."""

from __future__ import annotations

import re
from random import Random
from typing import Final

from safefeedback.text import fold
from safefeedback.text.numerals import numeral

from .drawing import pick
from .numerals import in_words, spoken
from .style import cased

__all__ = ["age", "date"]

_MONTHS: Final = (
    "enero febrero marzo abril mayo junio julio agosto setiembre octubre noviembre diciembre septiembre".split()
)
_SHORT: Final = "ene feb mar abr may jun jul ago set oct nov dic sep".split()
_SLIPS: Final = frozenset(
    "mallo marso febrero setienbre nobiembre nobienbre disiembre jullio hagosto otubre abrill henero".split()
)
_WORD: Final = re.compile(r"[^\W\d_]+")
_NUMERIC: Final = re.compile(
    r"([\dOolI]{1,2})(\s*[-/. ]\s*)([\dOolI]{1,2})(?:(\s*[-/. ]\s*)([\dOolI]{2,4}|\d\d\n\d\d))?"
)
_YEAR: Final = re.compile(
    r"\b(?:19|20)[\dO]{2}\b|(?<=del )\d\d\b|(?<=de )\d\d$|(?<=[a-zA-Z]-)\d\d$|(?<=')\d\d$"
    r"|(?<=(?:re|ro|yo|io|zo|il|to) )\d\d$"
)
_DAYS: Final = frozenset(fold(in_words(day))[:4] for day in range(1, 30))
_YEAR_FIRST: Final = re.compile(r"(\d{4})([-/.])\d\d[-/.]\d\d")
_DAY: Final = re.compile(r"\b[\dO]{1,2}\b")
_NUMBER: Final = re.compile(r"\d{1,3}")


def date(surface: str, random: Random, *, is_birth: bool) -> str:
    """Return another date in the same spelling."""
    numeric = _NUMERIC.fullmatch(surface)
    if numeric is not None:
        return _numeric(numeric, random, is_birth=is_birth)
    if _YEAR_FIRST.fullmatch(surface):
        year, sign = _year(surface[:4], random, is_birth=is_birth), surface[4]
        return f"{year}{sign}{1 + int(random.random() * 12):02d}{sign}{1 + int(random.random() * 28):02d}"
    text = _WORD.sub(lambda word: _month(word[0], random), surface)
    text = _in_words(text, random)
    day, end = _DAY.search(text), 0
    if day is not None and not _YEAR.match(text, day.start()):
        new = 1 + int(random.random() * 28)
        head = f"{text[: day.start()]}{new:02d}" if day[0][0] in "0O" else f"{text[: day.start()]}{new}"
        text, end = head + text[day.end() :], len(head)
    return text[:end] + _YEAR.sub(lambda year: _year(year[0], random, is_birth=is_birth), text[end:])


def _numeric(found: re.Match[str], random: Random, *, is_birth: bool) -> str:
    first, one, second, two, year = found.groups()
    day, month = 1 + int(random.random() * 28), 1 + int(random.random() * 12)
    if len(first) != len(second) or len(first) == 1:
        day = 1 + int(random.random() * 9) if len(first) == 1 else 10 + int(random.random() * 19)
        month = 1 + int(random.random() * 9) if len(second) == 1 else 10 + int(random.random() * 3)
    if second.isdecimal() and int(second) > 12:
        day, month = month, 13 + int(random.random() * 16)
    written = f"{_sized(day, len(first))}{one}{_sized(month, len(second))}"
    return written if year is None else f"{written}{two}{_year(year, random, is_birth=is_birth)}"


def _sized(number: int, size: int) -> str:
    return f"{number:02d}" if size == 2 else str(number % 10 or 1)


def _year(old: str, random: Random, *, is_birth: bool) -> str:
    year = 1936 + int(random.random() * 88) if is_birth else 2015 + int(random.random() ** 0.5 * 11)
    if len(old) == 5:
        return f"{year // 100}\n{year % 100:02d}"
    return str(year) if len(old) == 4 else f"{year % 10 ** len(old):0{len(old)}d}"


def _month(word: str, random: Random) -> str:
    folded = fold(word)
    if folded in _MONTHS or folded in _SLIPS:
        new = pick(_MONTHS, random)
    elif folded in _SHORT:
        new = pick(_SHORT, random)
    else:
        return word
    return cased(new, word) if word.islower() or word.isupper() else new.capitalize()


def _in_words(text: str, random: Random) -> str:
    """Change the number words of a date; thousands and hundreds stay, so that a year stays a likely year."""
    words = list(_WORD.finditer(text))
    parts, end = [], 0
    for place, word in enumerate(words):
        after = words[place + 1][0].lower() if place + 1 < len(words) else ""
        number = numeral(fold(word[0])) if len(word[0]) > 2 else None
        stays = number is None or after == "mil" or number.kind in ("hundreds", "hundred", "thousand", "stem")
        joined = place > 0 and words[place - 1][0].lower() in ("y", "i")
        parts += [text[end : word.start()], word[0] if stays else _likely(word[0], after, random, joined=joined)]
        end = word.end()
    return "".join(parts) + text[end:]


def _likely(word: str, after: str, random: Random, *, joined: bool) -> str:
    """Return another number word: after "y" a unit, before "de" a day, else one of the same sort."""
    if joined:
        return cased(in_words(1 + int(random.random() * 9)), word)
    new = spoken(word, random)
    if fold(new) == "cero" or (after in ("de", "d", "del") and fold(new)[:4] not in _DAYS):
        return cased(in_words(1 + int(random.random() * 28)), word)
    return new


def age(surface: str, random: Random) -> str:
    """Return another age: a minor stays a minor, the words stay."""
    figure = _NUMBER.search(surface)
    if figure is not None:
        new = _other_age(int(figure[0]), fold(surface), random)
        return f"{surface[: figure.start()]}{new}{surface[figure.end() :]}"
    return _spoken_age(surface, random)


def _other_age(old: int, folded: str, random: Random) -> int:
    if "mes" in folded:
        return 1 + int(random.random() * 11)
    if "dia" in folded or "semana" in folded:
        return 2 + int(random.random() * 28)
    if old < 18:
        return 1 + int(random.random() * 17)
    return 18 + int(random.random() * 82) if random.random() < 0.97 else 100 + int(random.random() * 9)


def _spoken_age(surface: str, random: Random) -> str:
    words = list(_WORD.finditer(surface))
    found = [word for word in words if len(word[0]) > 2 and numeral(fold(word[0])) is not None]
    if not found:
        return surface
    values = [numeral(fold(word[0])) for word in found]
    total = sum(value.value for value in values if value is not None)
    new = in_words(_other_age(total, fold(surface), random))
    return f"{surface[: found[0].start()]}{cased(new, found[0][0])}{surface[found[-1].end() :]}"
