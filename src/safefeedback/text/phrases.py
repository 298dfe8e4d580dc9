"""Short numbers in words that the words around them call for: dates, ages, doors, coordinates.

"dos" alone is a quantity and stays; "dos de octubre del noventainueve", "sesenta y siete años" and "lote cuatro" say
what their numbers are, so they are written in digits.

>>> from safefeedback.text.plain import plain_view
>>> from safefeedback.text.edits import rewrite
>>> view = plain_view("nací el dos de octubre del noventainueve, tengo dos hijos de siete años, mz efe lote cuatro")
>>> rewrite(view, [edit for edits in phrases(view, numbers(view)) for edit in edits]).text
'nací el 2 de octubre del 99, tengo dos hijos de 7 años, mz f lote 4'
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from safefeedback.text.edits import Edit
from safefeedback.text.numbers import Number, numbers
from safefeedback.text.sound import sound
from safefeedback.text.spelling import COMMON_LETTER_NAMES, LETTER_NAMES
from safefeedback.text.view import View
from safefeedback.text.words import Word, words

__all__ = ["numbers", "phrases"]

_MONTHS: Final = (
    "enero febrero marzo abril mayo junio julio agosto setiembre septiembre octubre otubre noviembre diciembre"
)
_OF: Final = frozenset(("de", "del", "d", "el", "ano"))
_YEARS: Final = frozenset(("ano", "anos", "anito", "anitos", "inviernos", "primaveras", "abriles"))
_LASTING: Final = frozenset(
    "hace ase llevo lleva llevamos llevan llevaba durante cada en van ya desde otros unos unas son trabaje como estuve"
    " fui espere por los ultimos primeros vencido pasaron pasado casi mas".split()
)
_OLD: Final = frozenset(("tengo", "tiene", "tenia", "tenemos", "cumpli", "cumplio", "cumplo", "cumple", "cumplira"))
_DOORS: Final = frozenset(
    "lote lt mz mza manzana numero nro casa dpto depa departamento interior int piso block km kilometro puerta".split()
)
_BLOCKS: Final = frozenset(("mz", "mza", "manzana", "lote", "lt", "block", "sector", "grupo", "etapa"))
_MINUS: Final = re.compile(r"(?<![a-z])menos (?=\d{1,2}\.\d{3,})")


@cache
def _months() -> frozenset[str]:
    return frozenset(sound(month) for month in _MONTHS.split())


def phrases(view: View, found: Sequence[Number]) -> list[list[Edit]]:
    """Return the edits that such phrases call for, in order, disjoint, each on its own."""
    edits = {edit.start: edit for edit in _Phrases(view, found).edits()}
    return [[edits[start]] for start in sorted(edits)]


class _Phrases:
    def __init__(self, view: View, found: Sequence[Number]) -> None:
        self._view = view
        self._words = words(view)
        self._found = found
        self._by_word = {number.first: number for number in found}

    def edits(self) -> Iterator[Edit]:
        """Give the edits in no particular order; the same one may come twice."""
        for match in _MINUS.finditer(self._view.folded):
            yield Edit(match.start(), match.end(), "-")
        for number in self._found:
            for part in self._date(number):
                yield from _digits(part)
            if self._is_age(number) or self._is_door(number):
                yield from _digits(number)
        yield from self._blocks()

    def _word(self, at: int) -> str:
        return self._words[at].folded if 0 <= at < len(self._words) else ""

    def _after(self, at: int) -> int:
        """Return the index of the first word from ``at`` on that is not "de", "del", "del año"; at most three are."""
        for place in range(at, at + 3):
            if self._word(place) not in _OF:
                return place
        return at + 3

    def _date(self, day: Number) -> tuple[Number, ...]:
        """Return the numbers of a date that starts with a day: day, month (if a number) and year (if any)."""
        if int(day.digits[:3]) > 31:
            return ()
        month_at = self._after(day.last + 1)
        year = self._by_word.get(self._after(month_at + 1))
        if sound(self._word(month_at)) in _months():
            if self._is_name(day, self._words[month_at]):
                return ()
            return (day, year) if year is not None and _is_year(year) else (day,)
        month = self._by_word.get(month_at)
        if month is None or int(month.digits[:3]) > 12 or self._word(month.last + 1) not in _OF:
            return ()
        year = self._by_word.get(self._after(month.last + 1))
        return (day, month, year) if year is not None and _is_year(year) else ()

    def _is_name(self, day: Number, month: Word) -> bool:
        """Tell whether a date is written as a name: a place or a street called "Dos de Mayo"."""
        text = self._view.text
        written = text[day.start : month.end]
        return text[day.start].isupper() and text[month.start].isupper() and not written.isupper()

    def _is_age(self, number: Number) -> bool:
        before, after = self._word(number.first - 1), self._word(number.last + 1)
        if after in _YEARS:
            return before not in _LASTING
        if after in ("mes", "meses"):
            return before == "de" or before in _OLD
        return (before == "edad" and number.digits != "1") or (before in _OLD and len(number.digits) == 2)

    def _is_door(self, number: Number) -> bool:
        before = self._word(number.first - 1)
        if before in _DOORS:
            return True
        is_letter = len(before) == 1 or (before in LETTER_NAMES and before != "de")
        return is_letter and self._word(number.first - 2) in _BLOCKS

    def _blocks(self) -> Iterator[Edit]:
        """Give the letters of blocks named in words: "manzana efe"."""
        for at, word in enumerate(self._words[1:], 1):
            is_name = len(word.folded) > 1 and word.folded in LETTER_NAMES
            if is_name and self._word(at - 1) in _BLOCKS and self._is_block(at, word.folded):
                yield Edit(word.start, word.end, LETTER_NAMES[word.folded])

    def _is_block(self, at: int, name: str) -> bool:
        """Tell whether a letter name after "manzana" is one: if it is a common word, by what follows."""
        if name not in COMMON_LETTER_NAMES or self._word(at + 1) in _DOORS:
            return True
        return name != "de" and at + 1 in self._by_word


def _digits(number: Number) -> Iterator[Edit]:
    if number.is_spoken:
        yield Edit(number.start, number.end, number.digits)


def _is_year(number: Number) -> bool:
    value = int(number.digits[:5])
    return 1900 <= value <= 2099 or (len(number.digits) == 2 and value >= 10)
