"""The words around a number: which of them are cues, how far they stand, and on which side."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from safefeedback.recognizers.numbers.cue_table import CUES, CURRENCY, QUANTITY
from safefeedback.text import sound

__all__ = ["CueHit", "Surroundings", "Token", "surroundings"]

_TOKEN: Final = re.compile(r"(?:[a-z]\.){2,}|s/\.?|f/n|us\$|[$%]|[^\W\d_]+|[0-9]+|[.;!?\n]")
_REACH: Final = 14
_USED: Final = 4.0  # a long number in between has most likely taken the cue
_REACH_RIGHT: Final = 4
_LIGHT: Final = frozenset(
    "de del el la los las es mi mis su sus que n nro num numero con y e a al lo le en este esta aqui asi son no va".split()
)
_PAUSES: Final = {".": 2.0, ";": 2.0, "!": 2.0, "?": 2.0, "\n": 1.0}
_STEM_SIZES: Final = tuple(range(3, 12))


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a digit group or a pause of the folded view."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class CueHit:
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


@dataclass(frozen=True, slots=True, eq=False)
class Surroundings:
    """The tokens of one view, asked for the cues on either side of a position."""

    tokens: tuple[Token, ...]
    starts: tuple[int, ...]

    def left(self, position: int) -> tuple[CueHit, ...]:
        """Return the cues before a view position, nearest first."""
        index = bisect_left(self.starts, position) - 1
        return _walk(self.tokens[max(0, index - 3 * _REACH) : index + 1][::-1], _REACH, is_left=True)

    def right(self, position: int) -> tuple[CueHit, ...]:
        """Return the cues after a view position, nearest first."""
        index = bisect_left(self.starts, position)
        return _walk(self.tokens[index : index + 3 * _REACH_RIGHT], _REACH_RIGHT, is_left=False)

    def before(self, position: int, count: int = 1) -> tuple[Token, ...]:
        """Return up to ``count`` tokens that end at or before a view position, nearest first."""
        index = bisect_left(self.starts, position) - 1
        return self.tokens[max(0, index - count + 1) : index + 1][::-1]

    def after(self, position: int, count: int = 1) -> tuple[Token, ...]:
        """Return up to ``count`` tokens that start at or after a view position."""
        index = bisect_left(self.starts, position)
        return self.tokens[index : index + count]


def surroundings(folded: str) -> Surroundings:
    """Cut a folded view into tokens, once for all its numbers."""
    tokens = tuple(Token(m[0], m.start(), m.end()) for m in _TOKEN.finditer(folded))
    return Surroundings(tokens, tuple(token.start for token in tokens))


def _walk(tokens: Sequence[Token], reach: int, *, is_left: bool) -> tuple[CueHit, ...]:
    hits: list[CueHit] = []
    steps, words, crossed = 0.0, 0, False
    for position, token in enumerate(tokens):
        if token.text in _PAUSES:
            steps += _PAUSES[token.text]
        elif token.text.isdigit():
            steps += (_USED if len(token.text) >= 5 else 1.5) if is_left else reach
            crossed = True
        else:
            cues = _lookup(token.text)
            if not is_left and not _counts(cues) and _announces_next(tokens, position):
                break
            for entity, strength in cues:
                power = strength * max(0.0, 1.0 - steps / reach)
                if power > 0.05 and not (crossed and entity.startswith("@")):
                    hits.append(
                        CueHit(entity, power if is_left else power * 0.75, words, token.start, token.end, is_left)
                    )
            steps += 0.5 if token.text in _LIGHT else 1.0
            words += 1
        if steps >= reach:
            break
    return tuple(hits)


def _counts(cues: Sequence[tuple[str, float]]) -> bool:
    return any(entity in (CURRENCY, QUANTITY) for entity, _ in cues)


def _announces_next(tokens: Sequence[Token], position: int) -> bool:
    """A word after the number that has its own number right behind it belongs to that one."""
    following = [t for t in tokens[position + 1 : position + 3] if t.text not in _LIGHT]
    return bool(following) and following[0].text.isdigit()


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
