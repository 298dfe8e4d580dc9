"""Spanish number words, in the spellings of people, up to 9999.

>>> read_number(["ochenta", "i", "cuatro", "anios"])
(84, 3)
>>> read_number(["noventainueve"]), read_number(["catorse"])
((99, 1), (14, 1))
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from safefeedback.text import fold, sound

__all__ = ["is_number_word", "read_number", "read_numbers", "repaired", "tokens"]

_SMALL: Final = (
    "cero un dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete "
    "dieciocho diecinueve veinte veintiun veintidos veintitres veinticuatro veinticinco veintiseis veintisiete "
    "veintiocho veintinueve"
).split()
_TENS: Final = {
    "treinta": 30,
    "cuarenta": 40,
    "cincuenta": 50,
    "sesenta": 60,
    "setenta": 70,
    "ochenta": 80,
    "noventa": 90,
}
_HUNDREDS: Final = (
    "cien doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos"
).split()
_JOINED_BY: Final = ("y", "i")
_TOKEN: Final = re.compile(r"[^\W\d_]+|\d+")
# O, l and I typed for 0 and 1 beside a digit
_ZERO: Final = re.compile(r"(?<=\d)o|o(?=\d)")
_ONE: Final = re.compile(r"(?<=\d)[li|]|[li|](?=\d)")


def repaired(text: str) -> str:
    """Return the text folded, with ``O`` and ``l`` beside a digit read as 0 and 1."""
    return _ONE.sub("1", _ZERO.sub("0", fold(text)))


def tokens(text: str) -> list[str]:
    """Return the words and digit runs of a text, repaired."""
    return _TOKEN.findall(repaired(text))


@cache
def _below_100() -> dict[str, int]:
    """Return numbers from 0 to 99 written as one word, by sound."""
    words = {word: value for value, word in enumerate(_SMALL)} | _TENS
    words |= {"uno": 1, "una": 1, "primero": 1, "primer": 1, "veintiuno": 21, "veinteiuno": 21}
    for ten, value in _TENS.items():
        for unit, word in [*enumerate(_SMALL[1:10], 1), (1, "uno")]:
            words |= {f"{ten}i{word}": value + unit, f"{ten}y{word}": value + unit, f"{ten}{word}": value + unit}
            words |= {f"{ten[:-1]}i{word}": value + unit}
    return {sound(word): value for word, value in words.items()}


@cache
def _hundreds() -> dict[str, int]:
    words = {word: 100 * place for place, word in enumerate(_HUNDREDS, 1)} | {"ciento": 100}
    return {sound(word): value for word, value in words.items()}


def is_number_word(word: str) -> bool:
    """Tell whether a folded word names a number."""
    return sound(word) in _below_100() or sound(word) in _hundreds() or word == "mil"


def read_number(words: Sequence[str], start: int = 0) -> tuple[int, int] | None:
    """Read one number from a place in folded words or digit runs.

    Returns:
        The number and the place after it, or None when no number starts there.
    """
    if start < len(words) and words[start].isdecimal():
        return (int(words[start]), start + 1) if len(words[start]) <= 9 else None
    left = _below_1000(words, start)
    after = left[1] if left else start
    if after >= len(words) or words[after] != "mil":
        return left
    thousands = left[0] if left else 1
    right = _below_1000(words, after + 1)
    return (thousands * 1000 + right[0], right[1]) if right else (thousands * 1000, after + 1)


def _below_1000(words: Sequence[str], start: int) -> tuple[int, int] | None:
    hundreds = _hundreds().get(sound(words[start])) if start < len(words) else None
    if hundreds is None:
        return _two_places(words, start)
    rest = _two_places(words, start + 1)
    return (hundreds + rest[0], rest[1]) if rest else (hundreds, start + 1)


def _two_places(words: Sequence[str], start: int) -> tuple[int, int] | None:
    value = _below_100().get(sound(words[start])) if start < len(words) else None
    if value is None:
        return None
    if value >= 20 and value % 10 == 0 and start + 2 < len(words) and words[start + 1] in _JOINED_BY:
        unit = _below_100().get(sound(words[start + 2]), 0)
        if 1 <= unit <= 9:
            return value + unit, start + 3
    return value, start + 1


def read_numbers(words: Sequence[str]) -> list[int]:
    """Return the numbers of a text in order, whatever stands between them."""
    found: list[int] = []
    place = 0
    while place < len(words):
        number = read_number(words, place)
        found += [number[0]] if number else []
        place = number[1] if number else place + 1
    return found
