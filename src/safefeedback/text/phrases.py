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
_NAMES: Final = "|".join(name for name in LETTER_NAMES if len(name) > 1)
_BLOCK: Final = re.compile(
    rf"(?<![^\W_])(?:{'|'.join(sorted(_BLOCKS))})[^\w]{{1,4}}(?P<name>{_NAMES})(?![^\W_])[^\w]{{0,4}}(?=(?P<after>[^\W_]*))"
)
_BLOCK_SIGNS: Final = ("mz", "manz", "lote", "lt", "block", "sector", "grupo", "etapa")
_NEAR: Final = 4  # positions between two words of a phrase
_MINUS: Final = re.compile(r"menos (?=\d{1,2}\.\d{3,})")


@cache
def _months() -> frozenset[str]:
    return frozenset(sound(month) for month in _MONTHS.split())


def phrases(view: View, found: Sequence[Number]) -> list[list[Edit]]:
    """Return the edits that such phrases call for, in order, disjoint, each on its own."""
    edits: dict[int, Edit] = {}
    if any(number.is_spoken for number in found):
        edits.update((edit.start, edit) for edit in _Phrases(view, found).edits())
    if "menos" in view.folded:
        edits.update((match.start(), Edit(match.start(), match.end(), "-")) for match in _MINUS.finditer(view.folded))
    if any(sign in view.folded for sign in _BLOCK_SIGNS):
        edits.update((edit.start, edit) for edit in _blocks(view, found))
    return [[edits[start]] for start in sorted(edits)]


def _blocks(view: View, found: Sequence[Number]) -> Iterator[Edit]:
    """Give the letters of blocks named in words ("manzana efe"): of a common word, if the address goes on."""
    starts = {number.start for number in found}
    for match in _BLOCK.finditer(view.folded):
        name, after = match["name"], match["after"]
        is_followed = after in _DOORS or (name != "de" and match.end() in starts)
        if name not in COMMON_LETTER_NAMES or is_followed:
            yield Edit(match.start("name"), match.end("name"), LETTER_NAMES[name])


class _Phrases:
    def __init__(self, view: View, found: Sequence[Number]) -> None:
        self._view = view
        self._words = words(view)
        self._found = found
        self._by_word = {number.first: number for number in found}

    def edits(self) -> Iterator[Edit]:
        """Give the edits in no particular order; the same one may come twice."""
        for place, number in enumerate(self._found):
            if any(part.is_spoken for part in self._found[place : place + 3]):
                yield from (edit for part in self._date(number) for edit in _digits(part))
            if number.is_spoken:
                yield from self._short(number)

    def _short(self, number: Number) -> Iterator[Edit]:
        if self._is_below_zero(number):
            yield Edit(self._words[number.first - 1].start, number.start, "-")
            yield from _digits(number)
        elif self._is_age(number) or self._is_door(number):
            yield from _digits(number)

    def _beside(self, at: int, step: int) -> str:
        """Return the word one step (1 or -1) from another one; empty when none stands within four positions."""
        other = at + step
        if not 0 <= other < len(self._words):
            return ""
        word, neighbour = self._words[at], self._words[other]
        gap = neighbour.start - word.end if step > 0 else word.start - neighbour.end
        return neighbour.folded if gap <= _NEAR else ""

    def _after(self, at: int) -> int | None:
        """Return the index of the first word after a word that is not "de", "del año"; at most three are skipped."""
        for place in range(at, at + 4):
            following = self._beside(place, 1)
            if following not in _OF:
                return place + 1 if following else None
        return None

    def _number_after(self, at: int) -> Number | None:
        following = self._after(at)
        return None if following is None else self._by_word.get(following)

    def _date(self, day: Number) -> tuple[Number, ...]:
        """Return the numbers of a date that starts with a day: day, month (if a number) and year (if any)."""
        month_at = self._after(day.last)
        if month_at is None or int(day.digits[:3]) > 31:
            return ()
        if sound(self._words[month_at].folded) in _months():
            if self._is_name(day, self._words[month_at]):
                return ()
            year = self._number_after(month_at)
            return (day, year) if year is not None and _is_year(year) else (day,)
        month = self._by_word.get(month_at)
        if month is None or int(month.digits[:3]) > 12 or self._beside(month.last, 1) not in _OF:
            return ()
        year = self._number_after(month.last)
        return (day, month, year) if year is not None and _is_year(year) else ()

    def _is_name(self, day: Number, month: Word) -> bool:
        """Tell whether a date is written as a name: a place or a street called "Dos de Mayo"."""
        text = self._view.text
        written = text[day.start : month.end]
        return text[day.start].isupper() and text[month.start].isupper() and not written.isupper()

    def _is_age(self, number: Number) -> bool:
        before, after = self._beside(number.first, -1), self._beside(number.last, 1)
        if after in _YEARS:
            return before not in _LASTING
        if after in ("mes", "meses"):
            return before == "de" or before in _OLD
        return (before == "edad" and number.digits != "1") or (before in _OLD and len(number.digits) == 2)

    def _is_below_zero(self, number: Number) -> bool:
        """Tell whether a number is the degrees of a coordinate: "menos doce punto cero cuatro"."""
        return (
            number.is_spoken and self._beside(number.first, -1) == "menos" and self._beside(number.last, 1) == "punto"
        )

    def _is_door(self, number: Number) -> bool:
        before = self._beside(number.first, -1)
        if before in _DOORS:
            return True
        is_letter = len(before) == 1 or (before in LETTER_NAMES and before != "de")
        return is_letter and self._beside(number.first - 1, -1) in _BLOCKS


def _digits(number: Number) -> Iterator[Edit]:
    if number.is_spoken:
        yield Edit(number.start, number.end, number.digits)


def _is_year(number: Number) -> bool:
    value = int(number.digits[:5])
    return 1900 <= value <= 2099 or (len(number.digits) == 2 and value >= 10)
