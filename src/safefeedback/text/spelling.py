"""Letters said by their names, by a word that begins with them, or one by one: "jota", "F de Félix", "P-I-L-C-O".

>>> from safefeedback.text.plain import plain_view
>>> from safefeedback.text.edits import rewrite
>>> from safefeedback.text.numbers import numbers
>>> view = plain_view("placa F de Félix, A de Ana, L de Luis, cuatro 6 tres")
>>> rewrite(view, [edit for letters in spelled(view, numbers(view)) for edit in letters]).text
'placa FAL463'
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from safefeedback.text.edits import Edit
from safefeedback.text.numbers import Number
from safefeedback.text.view import View

__all__ = ["COMMON_LETTER_NAMES", "LETTER_NAMES", "SPELLED", "spelled", "spelled_out"]

LETTER_NAMES: Final = {
    "a": "a", "be": "b", "ve": "v", "uve": "v", "ce": "c", "de": "d", "e": "e", "efe": "f", "ge": "g", "hache": "h",
    "ache": "h", "i": "i", "jota": "j", "ka": "k", "ele": "l", "eme": "m", "ene": "n", "enie": "n", "o": "o", "pe": "p",
    "cu": "q", "erre": "r", "ere": "r", "ese": "s", "te": "t", "u": "u", "equis": "x", "ye": "y", "zeta": "z",
    "ceta": "z",
}  # fmt: skip
"""Folded letter name to letter."""

COMMON_LETTER_NAMES: Final = frozenset(("a", "be", "ce", "de", "e", "ese", "i", "o", "te", "u", "ve", "pe"))
"""Letter names that are also common words: they are letters only beside other letters."""

_NAME: Final = "|".join(sorted((name for name in LETTER_NAMES if len(name) > 1), key=len, reverse=True))
SPELLED: Final = re.compile(rf"(?<![^\W_])([a-z]|{_NAME}) de ([a-z])[a-z]{{2,15}}(?![^\W_])")
_LETTER_BY_LETTER: Final = re.compile(r"(?<![\w,\-])[a-z](?:(?:-|, ?)[a-z]){3,}(?![\w\-])")
_SIGN: Final = re.compile(r"[,\- ]+")
_ALIKE: Final = ("kc", "ck", "bv", "vb")  # a letter and one that sounds the same at the start of the word
_BETWEEN: Final = re.compile(r"[\s,.\-]{1,3}")


def spelled(view: View, found: Sequence[Number]) -> Iterator[list[Edit]]:
    """Give the edits of each row of two or more letters told by words, with the numbers after them, in order."""
    numbers = {number.start: number for number in found}
    for row in _rows(view):
        if len(row) > 2:
            row.extend(_numbers_after(view, row[-1].end, numbers))
            yield row


def spelled_out(view: View) -> Iterator[list[Edit]]:
    """Give the edits of each word whose letters stand one by one with signs between them, "P-I-L-C-O", in order."""
    for match in _LETTER_BY_LETTER.finditer(view.folded):
        yield [Edit(match.start() + gap.start(), match.start() + gap.end(), "") for gap in _SIGN.finditer(match[0])]


def _rows(view: View) -> Iterator[list[Edit]]:
    """Give the letters that stand side by side, and the gaps between them."""
    row: list[Edit] = []
    for match in SPELLED.finditer(view.folded):
        letter = LETTER_NAMES.get(match[1], match[1])
        if letter + match[2] not in _ALIKE and letter != match[2]:
            continue
        if row and _BETWEEN.fullmatch(view.folded, row[-1].end, match.start()):
            row.append(Edit(row[-1].end, match.start(), ""))
        elif row:
            yield row
            row = []
        row.append(Edit(match.start(), match.end(), letter.upper()))
    if row:
        yield row


def _numbers_after(view: View, end: int, numbers: Mapping[int, Number]) -> Iterator[Edit]:
    """Give the edits that write numbers close to the letters before them."""
    while (gap := _BETWEEN.match(view.folded, end)) is not None and (number := numbers.get(gap.end())) is not None:
        yield Edit(end, number.start, "")
        yield Edit(number.start, number.end, number.digits)
        end = number.end
