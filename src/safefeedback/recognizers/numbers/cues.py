"""The words around a number: which of them are cues, how far they stand, and on which side."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from safefeedback.recognizers.numbers.cue_table import CUES, CURRENCY, QUANTITY
from safefeedback.text import sound

__all__ = ["CueHit", "Surroundings", "Token"]

_TOKEN: Final = re.compile(r"(?:[a-z]\.){2,}|s/\.?|f/n|us\$|[$%]|[^\W\d_]+|[0-9]+|[.;!?\n]")
_REACH: Final = 14
_USED: Final = 4.0  # a long number in between has most likely taken the cue
_REACH_RIGHT: Final = 4
_BEHIND: Final = 0.75  # a word behind the number says less than one before it
_FAINT: Final = 0.05
_LIGHT: Final = frozenset(
    "de del el la los las es mi mis su sus que n nro num numero con y e a al lo le en este esta aqui asi son no va".split()
)
_PAUSES: Final = {".": 2.0, ";": 2.0, "!": 2.0, "?": 2.0, "\n": 1.0}
_STEM_SIZES: Final = tuple(range(3, 12))


class Token(NamedTuple):
    """A word, a digit group or a pause of the folded view."""

    text: str
    start: int
    end: int


class CueHit(NamedTuple):
    """A cue near a number.

    Attributes:
        entity: what it speaks for, or an ``@`` mark that speaks against any.
        strength: the cue's own strength times the loss by distance, in ``[0, 1]``.
        distance: words between cue and number.
        start: where the cue stands in the view.
        end: end of it, half-open.
        is_left: it stands before the number.
    """

    entity: str
    strength: float
    distance: int
    start: int
    end: int
    is_left: bool


_Cues = Sequence[tuple[str, float]]


class Surroundings:
    """The words around the numbers of one view, asked for the cues on either side of a position."""

    __slots__ = ("_cues", "_starts", "_tokens")

    def __init__(self, folded: str, zones: Iterable[tuple[int, int]]) -> None:
        """Cut the zones of a folded view into tokens, once for all its numbers."""
        self._tokens = [
            Token(m[0], m.start(), m.end()) for start, end in zones for m in _TOKEN.finditer(folded, start, end)
        ]
        self._starts = [token.start for token in self._tokens]
        self._cues: list[_Cues | None] = [None] * len(self._tokens)

    def left(self, position: int) -> tuple[CueHit, ...]:
        """Return the cues before a view position, nearest first."""
        index = bisect_left(self._starts, position) - 1
        return self._walk(range(index, max(-1, index - 3 * _REACH), -1), _REACH, is_left=True)

    def right(self, position: int) -> tuple[CueHit, ...]:
        """Return the cues after a view position, nearest first."""
        index = bisect_left(self._starts, position)
        return self._walk(range(index, min(len(self._tokens), index + 3 * _REACH_RIGHT)), _REACH_RIGHT, is_left=False)

    def before(self, position: int, count: int = 1) -> Sequence[Token]:
        """Return up to ``count`` tokens that start before a view position, nearest first."""
        index = bisect_left(self._starts, position)
        return self._tokens[max(0, index - count) : index][::-1]

    def after(self, position: int, count: int = 1) -> Sequence[Token]:
        """Return up to ``count`` tokens that start at or after a view position."""
        index = bisect_left(self._starts, position)
        return self._tokens[index : index + count]

    def _walk(self, indices: range, reach: int, *, is_left: bool) -> tuple[CueHit, ...]:
        hits: list[CueHit] = []
        steps, words, crossed = 0.0, 0, False
        for index in indices:
            text = self._tokens[index].text
            if text in _PAUSES:
                steps += _PAUSES[text]
            elif text.isdigit():
                steps += (_USED if len(text) >= 5 else 1.5) if is_left else reach
                crossed = True
            else:
                cues = self._cues_of(index)
                if not is_left and not _counts(cues) and self._announces_next(index):
                    break
                if cues:
                    hits.extend(
                        self._hits(index, cues, 1.0 - steps / reach, words=words, is_left=is_left, crossed=crossed)
                    )
                steps += 0.5 if text in _LIGHT else 1.0
                words += 1
            if steps >= reach:
                break
        return tuple(hits)

    def _hits(  # noqa: PLR0913 - one private step of the walk
        self, index: int, cues: _Cues, nearness: float, *, words: int, is_left: bool, crossed: bool
    ) -> Iterator[CueHit]:
        token = self._tokens[index]
        for entity, strength in cues:
            power = strength * nearness if is_left else strength * nearness * _BEHIND
            if power > _FAINT and not (crossed and entity.startswith("@")):
                yield CueHit(entity, power, words, token.start, token.end, is_left)

    def _cues_of(self, index: int) -> _Cues:
        cues = self._cues[index]
        if cues is None:
            cues = self._cues[index] = _lookup(self._tokens[index].text)
        return cues

    def _announces_next(self, index: int) -> bool:
        """A word after the number that has its own number right behind it belongs to that one."""
        following = [t.text for t in self._tokens[index + 1 : index + 3] if t.text not in _LIGHT]
        return bool(following) and following[0].isdigit()


def _counts(cues: _Cues) -> bool:
    return any(entity in (CURRENCY, QUANTITY) for entity, _ in cues)


def _lookup(word: str) -> Sequence[tuple[str, float]]:
    exact, sounds, stems = _tables()
    found = exact.get(word)
    if found is not None or len(word) < 4:
        return found or ()
    key = sound(word)
    found = sounds.get(key)
    if found is not None:
        return found
    for size in _STEM_SIZES:
        found = stems.get(key[:size])
        if found is not None and len(key) >= size:
            return found
    return ()


_Table = dict[str, tuple[tuple[str, float], ...]]


@cache
def _tables() -> tuple[_Table, _Table, _Table]:
    exact: _Table = {}
    sounds: _Table = {}
    stems: _Table = {}
    for entity, strength, words in CUES:
        for word in words.split():
            entry = ((entity, strength),)
            if word.endswith("*"):
                key = sound(word[:-1])
                stems[key] = stems.get(key, ()) + entry
                exact[word[:-1]] = exact.get(word[:-1], ()) + entry
                continue
            exact[word] = exact.get(word, ()) + entry
            if len(word) >= 4 and word.isalpha():
                sounds[sound(word)] = sounds.get(sound(word), ()) + entry
    return exact, sounds, stems
