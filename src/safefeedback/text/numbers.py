"""The numbers of a reading: digits as written, and number words put together.

>>> from safefeedback.text.plain import plain_view
>>> [number.digits for number in numbers(plain_view("nueve ochenta y siete, doble cero, mil novecientos 45"))]
['9', '87', '00', '1900', '45']
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from safefeedback.text.numerals import Numeral, glued, numeral
from safefeedback.text.view import View
from safefeedback.text.words import Word, words

__all__ = ["Number", "numbers"]

_AND: Final = ("y", "i")
_THANKS: Final = frozenset(("gracias", "disculpas", "perdones", "bendiciones", "felicitaciones", "veces", "amores"))
_LITERAL: Final = Numeral(0, "literal")
_GLUED: Final = Numeral(0, "glued")
_BELOW_HUNDRED: Final = ("unit", "one", "whole", "ten", "stem")


class Number(NamedTuple):
    """One number of a view.

    Attributes:
        start: its first position in the view.
        end: one past its last.
        digits: ASCII digits; leading zeros count.
        is_spoken: said in words, in whole or in part.
        first: index of its first word among the words of the view.
        last: index of its last word.
    """

    start: int
    end: int
    digits: str
    is_spoken: bool
    first: int
    last: int


def numbers(view: View) -> tuple[Number, ...]:
    """Return the numbers of a view, in order and disjoint.

    "un" and "una" alone are articles, "mil gracias" is not a number, and two numbers side by side stay two: only
    what the grammar of number words joins is joined.
    """
    parts = [_part(word.folded) for word in words(view)]
    return tuple(_Reader(view, parts).read()) if any(parts) else ()


class _Reader:
    """Reads number words from left to right: a method takes a word index and returns the index after what it read."""

    def __init__(self, view: View, parts: Sequence[Numeral | None]) -> None:
        self._text = view.folded
        self._words = words(view)
        self._parts = parts

    def read(self) -> Iterator[Number]:
        done = 0
        for at, part in enumerate(self._parts):
            if part is None or at < done:
                continue
            if part is _GLUED:
                yield from _split(self._words[at], at)
                continue
            digits, done = self._literal(at) if part is _LITERAL else self._spoken(at)
            if done > at:
                is_spoken = part is not _LITERAL or done - at > 1
                yield Number(self._words[at].start, self._words[done - 1].end, digits, is_spoken, at, done - 1)

    def _literal(self, at: int) -> tuple[str, int]:
        """Read digits, and "8 mil quinientos"."""
        digits = self._words[at].folded
        if len(digits) < 4 and self._kind(at + 1) == "thousand" and self._is_next(at) and not self._is_thanks(at + 1):
            rest, after = self._rest(at + 2, 1000)
            return str(int(digits) * 1000 + rest), after
        return digits, at + 1

    def _spoken(self, at: int) -> tuple[str, int]:
        kind = self._kind(at)
        if kind is None or kind == "one":
            return "", at
        if kind == "times":
            return self._repeated(at)
        value, after = self._below_thousand(at)
        if self._kind(after) == "thousand" and (after == at or (self._is_next(after - 1) and value > 1)):
            if self._is_thanks(after):
                return (str(value), after) if after > at else ("", at)
            rest, end = self._rest(after + 1, 1000)
            return str((value or 1) * 1000 + rest), end
        return str(value), after

    def _repeated(self, at: int) -> tuple[str, int]:
        """Read "doble cero", "triple 7"."""
        times = self._part(at)
        if times is None or not self._is_next(at):
            return "", at
        following = self._words[at + 1].folded
        unit = self._part(at + 1)
        digit = str(unit.value) if unit is not None and unit.kind == "unit" else following
        is_digit = len(digit) == 1 and digit.isdigit()
        return (digit * times.value, at + 2) if is_digit else ("", at)

    def _below_thousand(self, at: int) -> tuple[int, int]:
        part = self._part(at)
        if part is None or part.kind not in ("hundred", "hundreds"):
            return self._below_hundred(at)
        if part.kind == "hundred":
            return part.value, at + 1
        rest, after = self._rest(at + 1, 100)
        return part.value + rest, after

    def _below_hundred(self, at: int) -> tuple[int, int]:
        part = self._part(at)
        if part is None or part.kind not in _BELOW_HUNDRED:
            return 0, at
        unit_at = at + 2 if part.kind == "ten" and self._is_and(at + 1) else at + 1
        is_open = unit_at == at + 2 or (part.kind == "stem" and self._is_next(at))
        unit = self._part(unit_at) if is_open else None
        if unit is not None and unit.kind in ("unit", "one") and unit.value:
            return part.value + unit.value, unit_at + 1
        return part.value, at + 1

    def _rest(self, at: int, limit: int) -> tuple[int, int]:
        """Read what may follow a hundred (below 100) or a thousand (below 1000), or nothing."""
        if at >= len(self._words) or not self._is_next(at - 1):
            return 0, at
        value, after = self._below_thousand(at) if limit == 1000 else self._below_hundred(at)
        is_article = after == at + 1 and self._kind(at) == "one"
        return (0, at) if value == 0 or is_article else (value, after)

    def _part(self, at: int) -> Numeral | None:
        return self._parts[at] if at < len(self._parts) else None

    def _kind(self, at: int) -> str | None:
        part = self._part(at)
        return None if part is None else part.kind

    def _is_next(self, at: int) -> bool:
        """Tell whether only white space stands between a word and the one after it."""
        return at + 1 < len(self._words) and self._text[self._words[at].end : self._words[at + 1].start].isspace()

    def _is_and(self, at: int) -> bool:
        """Tell whether a word is the "y" of "treinta y dos", spaces or hyphens around it."""
        if not 0 < at < len(self._words) - 1 or self._words[at].folded not in _AND:
            return False
        before = self._text[self._words[at - 1].end : self._words[at].start]
        after = self._text[self._words[at].end : self._words[at + 1].start]
        return before.strip() in ("", "-") and after.strip() in ("", "-")

    def _is_thanks(self, at: int) -> bool:
        """Tell whether a "mil" only says "many"."""
        return at + 1 < len(self._words) and self._words[at + 1].folded in _THANKS


@lru_cache(maxsize=8192)
def _part(word: str) -> Numeral | None:
    """Return what a folded word says in a number, or None."""
    if word[0].isdigit():
        return _LITERAL
    return numeral(word) or (_GLUED if glued(word) else None)


def _split(word: Word, at: int) -> Iterator[Number]:
    for start, end, part in glued(word.folded):
        yield Number(word.start + start, word.start + end, str(part.value), is_spoken=True, first=at, last=at)
