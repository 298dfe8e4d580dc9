"""What each code point is to the tagger: its class, its folded letter and whether it is a capital.

Code points above the tables are asked of :mod:`unicodedata` one by one; they are rare in Spanish.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

__all__ = ["DIGIT", "LETTER", "OTHER", "SPACE", "Characters", "characters", "letter"]

SPACE: Final = 0
LETTER: Final = 1
DIGIT: Final = 2
OTHER: Final = 3

_LINE_END: Final = 10
_LIMIT: Final = 0x250
_FOREIGN: Final = 40
_PICTURE: Final = 41
_MARK: Final = 42
_FIRST_MARK: Final = 43
_FIRST_DIGIT: Final = 30

Bytes: TypeAlias = NDArray[np.uint8]


@dataclass(frozen=True, slots=True, eq=False)
class Characters:
    """The characters of a text, column by column.

    Attributes:
        kinds: :data:`SPACE`, :data:`LETTER`, :data:`DIGIT` or :data:`OTHER`.
        folded: a small number for the letter without case and accent, the digit or the mark.
        capitals: whether it is a capital.
        breaks: places of the line ends.
    """

    kinds: Bytes
    folded: Bytes
    capitals: NDArray[np.bool_]
    breaks: NDArray[np.int64]


def letter(character: str) -> int:
    """Return the small number that stands for a plain letter, ``a`` to ``z``: 1 to 26."""
    return ord(character) - 96


def characters(text: str) -> Characters:
    """Return the columns of a text."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    low = np.minimum(codes, _LIMIT)
    kinds, folded, capitals = _tables()
    kinds, folded, capitals = kinds.take(low), folded.take(low), capitals.take(low)
    for place in np.flatnonzero(low == _LIMIT).tolist():
        kinds[place], folded[place], capitals[place] = _described(text[place])
    return Characters(kinds, folded, capitals, np.flatnonzero(codes == _LINE_END))


def _described(character: str) -> tuple[int, int, bool]:
    """Return kind, folded number and whether it is a capital."""
    if character.isspace():
        return SPACE, 0, False
    if character.isdecimal():
        return DIGIT, _FIRST_DIGIT + unicodedata.decimal(character), False
    if character.isalpha():
        base = unicodedata.normalize("NFD", character.lower())[0]
        return LETTER, letter(base) if "a" <= base <= "z" else _FOREIGN, character.isupper()
    if character.isascii():
        return OTHER, _FIRST_MARK + ord(character) - 0x21, False
    return OTHER, _PICTURE if unicodedata.category(character) == "So" else _MARK, False


@cache
def _tables() -> tuple[Bytes, Bytes, NDArray[np.bool_]]:
    described = [_described(chr(code)) for code in range(_LIMIT)]
    described.append((OTHER, _MARK, False))
    kinds, folded, capitals = zip(*described, strict=True)
    return np.array(kinds, np.uint8), np.array(folded, np.uint8), np.array(capitals, np.bool_)
