"""Number words, by ear: what each is worth, in any spelling.

Words are looked up by their sound (:mod:`safefeedback.text.sound`), so "nuebe", "SINCO", "kuatro" and "beintiuno" need
no entries of their own; compounds written as one word ("treintaiuno", "noventiocho") are built from their parts.
Units of Quechua, Aymara and English are known as they are spelt.

>>> numeral("sinco"), numeral("treintaiuno"), numeral("mesa")
(Numeral(value=5, kind='unit'), Numeral(value=31, kind='whole'), None)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import Final, NamedTuple

from safefeedback.text.sound import sound

__all__ = ["Numeral", "glued", "numeral"]


class Numeral(NamedTuple):
    """A number word.

    Attributes:
        value: what it is worth; for ``times``, how often the digit after it is said.
        kind: ``unit`` 0-9; ``one`` (un, una: only inside a number); ``whole`` 10-99 complete in itself; ``ten`` 10 to
            90 that may take "y" and a unit; ``stem`` ("veinti", apart from its unit); ``hundred`` (100 that ends a
            number) and ``hundreds`` (that may go on); ``thousand``; ``times`` (doble, triple).
    """

    value: int
    kind: str


_UNITS: Final = ("cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve")
_TEENS: Final = "once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve".split()
_TENS: Final = "diez veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa".split()
_HUNDREDS: Final = (
    "ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos"
)
_TIMES: Final = {"doble": 2, "triple": 3, "cuadruple": 4}

# Slips of the ear or the finger that no rule of sound covers.
_SLIPS: Final = {"cuatr": 4, "sinc": 5, "sei": 6, "sete": 7, "syete": 7, "ciet": 7, "oito": 8, "nove": 9, "nuev": 9}
# Units of other languages, only as they are spelt: by ear they would be other words ("SIS" is no six).
_OTHER_UNITS: Final = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "huk": 1, "iskay": 2, "kimsa": 3, "tawa": 4, "pichqa": 5, "pisqa": 5, "suqta": 6, "soqta": 6, "qanchis": 7,
    "pusaq": 8, "isqun": 9, "isqon": 9, "chunka": 10, "maya": 1, "paya": 2, "pusi": 4, "phisqa": 5, "suxta": 6,
    "paqallqu": 7, "kimsaqallqu": 8, "llatunka": 9, "tunka": 10,
}  # fmt: skip
_OTHER_TENS: Final = {"viente": 20, "trenta": 30, "trienta": 30, "cinquenta": 50}
_STEMS: Final = {"veinti": 20, "vienti": 20, "venti": 20}
_GLUES: Final = ("a", "ai", "ay", "i", "e", "y", "iy")

# How number words start, by ear; all that is asked of most words.
_START: Final = re.compile(
    "h?(?:[bv]+(?:e+[in]|i+e)|d+(?:i+e|o+[bvszxc])|[ckq]+(?:a+t|u+[aei]|[ie]+n|w)|[csz]+(?:e+[rsczxity]|i+[en]|y)"
    "|m+i+l|n+(?:o+[bv]|u+e)|o+(?:n+[csz]|[csx]+h?[eo]|i+t)|t+r+[ei]|u+n)"
)
_LONGEST: Final = 24  # letters of a number word, with some to spare
_PARTS: Final = re.compile(
    "[sz]ero|cero|uno|do[sz](?!e)|tre[sz](?!e)|[ckq]uatro|[csz]in[ck]o|[csz]ei[sz]|[csz]iete|ocho|nue[bv]e|die[sz](?!i)"
    "|[bv]einte|once|doce|trece|catorce|quince|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa"
)


def _entries() -> Iterator[tuple[str, Numeral]]:
    """Give every spelling that the rules of sound tell apart, the weaker ones first."""
    yield from ((slip, Numeral(value, "unit")) for slip, value in _SLIPS.items())
    for value, unit in enumerate(_UNITS):
        yield unit, Numeral(value, "unit")
    yield from (("un", Numeral(1, "one")), ("una", Numeral(1, "one")))
    for value, teen in enumerate(_TEENS, 11):
        yield teen, Numeral(value, "whole")
    tens = [*((ten, 10 * value) for value, ten in enumerate(_TENS, 1)), *_OTHER_TENS.items()]
    for ten, value in tens:
        yield ten, Numeral(value, "ten")
    units = [*enumerate(_UNITS[1:], 1), (1, "un"), (1, "una")]
    for (ten, value), glue, (unit_value, unit) in product(tens[2:], _GLUES, units):
        yield ten[:-1] + glue + unit, Numeral(value + unit_value, "whole")
    for stem, value in _STEMS.items():
        yield stem, Numeral(value, "stem")
        yield from ((stem + unit, Numeral(value + unit_value, "whole")) for unit_value, unit in units)
    yield "cien", Numeral(100, "hundred")
    for value, hundred in enumerate(_HUNDREDS.split(), 1):
        yield hundred, Numeral(100 * value, "hundreds")
        yield hundred.removesuffix("os") + "as", Numeral(100 * value, "hundreds")
    yield from (("nuevecientos", Numeral(900, "hundreds")), ("sietecientos", Numeral(700, "hundreds")))
    yield "mil", Numeral(1000, "thousand")
    yield from ((times, Numeral(value, "times")) for times, value in _TIMES.items())


@cache
def _by_sound() -> dict[str, Numeral]:
    return {sound(spelling): number for spelling, number in _entries()}


def numeral(word: str) -> Numeral | None:
    """Return the number that a folded word says, or None."""
    if word in _OTHER_UNITS:
        return Numeral(_OTHER_UNITS[word], "unit" if _OTHER_UNITS[word] < 10 else "whole")
    return _by_sound().get(sound(word)) if len(word) <= _LONGEST and _START.match(word) else None


def glued(word: str) -> tuple[tuple[int, int, Numeral], ...]:
    """Return the parts of number words written without a space, as ``(start, end, numeral)``; empty if it is not that.

    >>> [part.value for _, _, part in glued("ochoochonueve")]
    [8, 8, 9]
    """
    if len(word) < 6 or not _START.match(word) or numeral(word) is not None:
        return ()
    parts = [(match.start(), match.end(), numeral(match[0])) for match in _PARTS.finditer(word)]
    if sum(end - start for start, end, _ in parts) != len(word):
        return ()
    return tuple((start, end, part) for start, end, part in parts if part is not None)
