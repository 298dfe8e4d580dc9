"""Digits as they are written: figures, words, letters typed for figures; other digits put in their places."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from random import Random
from typing import Final

from safefeedback.text import fold
from safefeedback.text.numerals import Numeral, numeral

from .drawing import pick
from .style import cased

__all__ = ["UNITS", "in_words", "rewritten", "spoken"]

UNITS: Final = "cero uno dos tres cuatro cinco seis siete ocho nueve".split()
_TEENS: Final = (
    "diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós "
    "veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve"
).split()
_TENS: Final = "treinta cuarenta cincuenta sesenta setenta ochenta noventa".split()
_HUNDREDS: Final = (
    "ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos"
).split()
_TOKEN: Final = re.compile(r"\d|[^\W\d_]+")
_FIGURE: Final = re.compile(
    r"(?<=\d)[OolISB](?=[\dOolISB]|\b)|(?<![^\W\d_])[OlI](?=\d)|(?<=\d[ .\-])[OolI](?=[ .\-]\d)"
)
_MEANT: Final = {"O": "0", "o": "0", "l": "1", "I": "1", "S": "5", "B": "8"}


def in_words(number: int) -> str:
    """Return a number from 0 to 9999 in words."""
    if number < 10:
        return UNITS[number]
    if number < 30:
        return _TEENS[number - 10]
    if number < 100:
        ten, unit = divmod(number, 10)
        return _TENS[ten - 3] + (f" y {UNITS[unit]}" if unit else "")
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        return "cien" if number == 100 else _HUNDREDS[hundreds - 1] + (f" {in_words(rest)}" if rest else "")
    thousands, rest = divmod(number, 1000)
    return ("mil" if thousands == 1 else f"{UNITS[thousands]} mil") + (f" {in_words(rest)}" if rest else "")


def rewritten(surface: str, random: Random, make: Callable[[str], str]) -> str:
    """Return the surface with other digits.

    Args:
        surface: digits among separators, letters that stay, words for digits.
        random: where chance comes from, for number words above nine.
        make: takes the old digits and returns as many new ones.
    """
    if surface.isascii() and not any(c.isalpha() for c in surface):
        new = iter(make("".join(c for c in surface if c.isdecimal())))
        return "".join(next(new) if c.isdecimal() else c for c in surface)
    plain = _FIGURE.sub(lambda found: _MEANT[found[0]], surface)
    slots = [(match, _digit(match[0])) for match in _TOKEN.finditer(plain)]
    new = iter(make("".join(str(digit) for _, digit in slots if digit is not None)))
    parts, end = [], 0
    for match, digit in slots:
        parts += [surface[end : match.start()], _put(surface[match.start() : match.end()], digit, new, random)]
        end = match.end()
    return "".join(parts) + surface[end:]


def _put(old: str, digit: int | None, new: Iterator[str], random: Random) -> str:
    if digit is None:
        return spoken(old, random)
    fresh = next(new)
    return fresh if len(old) == 1 else cased(UNITS[int(fresh)], old)


def _digit(token: str) -> int | None:
    if token.isdecimal():
        return int(token)
    number = numeral(fold(token)) if len(token) > 2 else None
    return number.value if number is not None and number.kind == "unit" and number.value < 10 else None


def spoken(word: str, random: Random) -> str:
    """Return another number word of the same sort, or the word itself when it is none."""
    number = numeral(fold(word)) if len(word) > 2 else None
    return word if number is None else cased(_other(number, word, random), word)


def _other(number: Numeral, word: str, random: Random) -> str:
    if number.kind == "unit":
        return pick(UNITS, random)
    if number.kind == "hundreds":
        return pick(_HUNDREDS, random)
    if number.kind not in ("ten", "whole"):
        return word
    if number.value < 30:
        return pick(_TEENS, random)
    if number.kind == "ten":
        return pick(_TENS, random)
    return pick(_TENS, random)[:-1] + pick("ai", random) + UNITS[1 + int(random.random() * 9)]
