"""The folded value that all spellings of one value share, for numbering, pseudonyms and surrogates.

Numbers keep their letters and digits only, told in words or not; phones lose the country code; a DNI loses its check
character; names are sets of words; dates and ages are what they say. Two spellings with different values are treated
as two: nothing is lost by it but the link between them.

>>> value_of("PHONE_NUMBER", "+51 987-654-321") == value_of("PHONE_NUMBER", "987654321")
True
>>> value_of("PERSON", "QUISPE MAMANI, Juan") == value_of("PERSON", "juan quispe mamani")
True
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import Final

from safefeedback.entities import STRUCTURED
from safefeedback.operators.dates import parse_age, parse_date
from safefeedback.operators.numerals import is_number_word, tokens
from safefeedback.text import fold, plain_view, spoken_view

__all__ = ["ALPHABETIC", "is_dictated", "value_of", "words_of"]

ALPHABETIC: Final = frozenset({"USERNAME", "EMAIL_ADDRESS", "URL"})
"""Structured entities that are no numbers."""

_NUMBERS: Final = STRUCTURED - ALPHABETIC - {"DATE_OF_BIRTH", "COORDINATES", "IP_ADDRESS"}
_TOLD: Final = _NUMBERS | {"DATE_OF_BIRTH", "DATE_TIME", "AGE", "COORDINATES", "EMAIL_ADDRESS"}
# O and l typed for 0 and 1 in numbers of digits alone
_TYPED: Final = str.maketrans("oli", "011")
_PHONE: Final = re.compile(r"(?:(?:00)?51)?0?(?P<national>9\d{8}|[1-8]\d{5,7})")
_LINK: Final = re.compile(r"(?:https?://)?(?:www\.|m\.)?(?P<rest>.*?)/?", re.DOTALL)
_WORD: Final = re.compile(r"[^\W_]+")
_PARTICLES: Final = frozenset("de del la las los el y e".split())


def value_of(entity: str, text: str) -> str:
    """Return the folded value; empty text never comes back for text with a letter or digit."""
    make = _MAKERS.get(entity) or (_number if entity in _NUMBERS else _words)
    return make(text) or fold(text)


def words_of(text: str) -> list[str]:
    """Return the folded words of a text."""
    return _WORD.findall(plain_view(text).folded)


def is_dictated(entity: str, text: str) -> bool:
    """Tell whether a number or date is told in words, in whole or in part."""
    return entity in _TOLD and any(is_number_word(word) for word in tokens(text))


def _read(text: str) -> str:
    """Return the folded text with dictation and disguise undone."""
    plain = plain_view(text)
    return (spoken_view(plain) or plain).folded


def _number(text: str) -> str:
    return "".join(_WORD.findall(_read(text)))


def _digits(text: str) -> str:
    number = _number(text)
    typed = number.translate(_TYPED)
    return typed if typed.isdecimal() else number


def _phone(text: str) -> str:
    digits = _digits(text)
    match = _PHONE.fullmatch(digits)
    return match["national"] if match else digits


def _dni(text: str) -> str:
    number = _digits(text)
    return number[:8] if len(number) == 9 and number[:8].isdecimal() else number


def _words(text: str) -> str:
    return " ".join(words_of(text))


def _person(text: str) -> str:
    words = words_of(text)
    return " ".join(sorted(word for word in words if word not in _PARTICLES) or sorted(words))


def _email(text: str) -> str:
    return "".join(_read(text).split())


def _link(text: str) -> str:
    match = _LINK.fullmatch("".join(_read(text).split()))
    return match["rest"] if match else ""


def _date(text: str, *, is_birth: bool = False) -> str:
    date = parse_date(text, is_birth=is_birth)
    parts = (date.year, date.month, date.day) if date else ()
    return "-".join("" if part is None else str(part) for part in parts) or _words(text)


def _age(text: str) -> str:
    years = parse_age(text)
    return str(years) if years else _words(text)


_MAKERS: Final[dict[str, Callable[[str], str]]] = {
    "PERSON": _person,
    "EMAIL_ADDRESS": _email,
    "URL": _link,
    "USERNAME": lambda text: "".join(_read(text).split()).lstrip("@"),
    "PHONE_NUMBER": _phone,
    "PE_DNI": _dni,
    "PE_RUC": _digits,
    "CREDIT_CARD": _digits,
    "SERVICE_ACCOUNT": _digits,
    "DATE_OF_BIRTH": partial(_date, is_birth=True),
    "DATE_TIME": _date,
    "AGE": _age,
}
