"""The words around a number: which of them are cues, how far they stand, and on which side."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

from safefeedback.recognizers.numbers.cue_table import CUES, CURRENCY, QUANTITY
from safefeedback.text import View, Word, sound, words

__all__ = ["CueHit", "Surroundings"]

_REACH: Final = 14
_USED: Final = 4.0  # a long number in between has most likely taken the cue
_REACH_RIGHT: Final = 4
_BEHIND: Final = 0.75  # a word behind the number says less than one before it
_SHORT_NUMBER: Final = 1.5
_LONG_WORD: Final = 5
_MAX_GAP: Final = 12
_LIGHT: Final = frozenset(
    "de del el la los las es mi mis su sus que n nro num numero con y e a al lo le en este esta aqui asi son no "
    "va".split()
)
_PAUSES: Final = {".": 2.0, ";": 2.0, "!": 2.0, "?": 2.0, "\n": 1.0}
_GLUED: Final = ("dni", "ruc")  # a label glued to the name before it
_HEAD: Final = 3  # letters that every stem has


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

    __slots__ = ("_cues", "_folded", "_words")

    def __init__(self, view: View) -> None:
        self._folded = view.folded
        self._words = words(view)
        self._cues: dict[int, _Cues] = {}

    def left(self, position: int) -> tuple[CueHit, ...]:
        """Return the cues before a view position, nearest first."""
        hits: list[CueHit] = []
        view_words, cues_of = self._words, self._cues_of
        steps, passed, crossed, follower = 0.0, 0, False, position
        for index in range(bisect_left(view_words, (position,)) - 1, -1, -1):
            start, end, folded = view_words[index]
            if follower - end != 1 or self._folded[end] != " ":
                steps += self._pause(end, follower, len(folded))
            follower = start
            if folded.isdigit():
                steps += _USED if len(folded) >= 5 else _SHORT_NUMBER
                crossed = True
            else:
                nearness = 1.0 - steps / _REACH
                if nearness <= 0.0:
                    break
                for entity, strength in cues_of(index):
                    if not (crossed and entity[0] == "@"):
                        hits.append(CueHit(entity, strength * nearness, passed, start, end, True))  # noqa: FBT003
                steps += 0.5 if folded in _LIGHT else 1.0
                passed += 1
            if steps >= _REACH:
                break
        return tuple(hits)

    def right(self, position: int) -> tuple[CueHit, ...]:
        """Return the cues after a view position, nearest first."""
        hits: list[CueHit] = []
        steps, previous = 0.0, position
        first = bisect_left(self._words, (position,))
        for passed, word in enumerate(self._words[first : first + 3 * _REACH_RIGHT]):
            steps += self._pause(previous, word.start, _LONG_WORD)
            previous = word.end
            cues = self._cues_of(first + passed)
            if word.folded.isdigit() or (not _counts(cues) and self._announces_next(first + passed)):
                break
            nearness = 1.0 - steps / _REACH_RIGHT
            if nearness <= 0.0:
                break
            hits.extend(
                CueHit(entity, strength * nearness * _BEHIND, passed, word.start, word.end, False)  # noqa: FBT003
                for entity, strength in cues
            )
            steps += 0.5 if word.folded in _LIGHT else 1.0
        return tuple(hits)

    def before(self, position: int, count: int = 1) -> Sequence[Word]:
        """Return up to ``count`` words that start before a view position, nearest first."""
        index = bisect_left(self._words, (position,))
        return self._words[max(0, index - count) : index][::-1]

    def after(self, position: int, count: int = 1) -> Sequence[Word]:
        """Return up to ``count`` words that start at or after a view position."""
        index = bisect_left(self._words, (position,))
        return self._words[index : index + count]

    def _pause(self, start: int, end: int, length: int) -> float:
        """What stands between two words costs steps; the full stop of an abbreviation does not."""
        if end - start <= 1:
            return 0.0 if end == start or self._folded[start] == " " else _PAUSES.get(self._folded[start], 0.0)
        gap = self._folded[start:end]
        if length < _LONG_WORD and gap[0] == ".":
            gap = gap[1:]
        return sum(_PAUSES.get(c, 0.0) for c in gap[:_MAX_GAP])

    def _cues_of(self, index: int) -> _Cues:
        cues = self._cues.get(index)
        if cues is None:
            cues = self._cues[index] = _lookup(self._token(index))
        return cues

    def _token(self, index: int) -> str:
        """The word, with the letters of its abbreviation (``d.n.i.``) or its sign (``s/``) put together."""
        start, end, folded = self._words[index]
        if len(folded) > 1:
            return f"us{folded[2:]}$" if folded == "us" and self._folded[end : end + 1] == "$" else folded
        following = self._folded[end : end + 1]
        if following not in ("/", "."):
            return self._spelled(index)
        if following == "/":
            return f"{folded}/n" if self._folded[end + 1 : end + 2] == "n" else f"{folded}/"
        letters = f"{folded}."
        while index > 0 and len(self._words[index - 1].folded) == 1 and start - self._words[index - 1].end == 1:
            index -= 1
            start = self._words[index].start
            letters = f"{self._words[index].folded}.{letters}"
        return letters if len(letters) > 2 else folded

    def _spelled(self, index: int) -> str:
        """``d n i`` is ``d.n.i.``; a letter alone is itself."""
        first = index
        while first > 0 and index - first < 2 and self._is_letter_before(first):
            first -= 1
        letters = [word.folded for word in self._words[first : index + 1]]
        return "".join(f"{letter}." for letter in letters) if len(letters) == 3 else self._words[index].folded

    def _is_letter_before(self, index: int) -> bool:
        before, word = self._words[index - 1], self._words[index]
        return len(before.folded) == 1 and before.folded.isalpha() and word.start - before.end == 1

    def _announces_next(self, index: int) -> bool:
        """A word after the number that has its own number right behind it belongs to that one."""
        following = [w.folded for w in self._words[index + 1 : index + 3] if w.folded not in _LIGHT]
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
    for tail in _GLUED:
        if word.endswith(tail):
            return exact[tail]
    for stem, entry in stems.get(key[:_HEAD], ()):
        if key.startswith(stem):
            return entry
    return ()


_Table = dict[str, tuple[tuple[str, float], ...]]


_Stems = dict[str, tuple[tuple[str, tuple[tuple[str, float], ...]], ...]]


@cache
def _tables() -> tuple[_Table, _Table, _Stems]:
    exact: _Table = {}
    sounds: _Table = {}
    stems: _Table = {}
    for entity, strength, listed in CUES:
        for word in listed.split():
            entry = ((entity, strength),)
            if word.endswith("*"):
                key = sound(word[:-1])
                stems[key] = stems.get(key, ()) + entry
                exact[word[:-1]] = exact.get(word[:-1], ()) + entry
                continue
            exact[word] = exact.get(word, ()) + entry
            if len(word) >= 4 and word.isalpha():
                sounds[sound(word)] = sounds.get(sound(word), ()) + entry
    heads: _Stems = {}
    for stem in sorted(stems, key=lambda stem: (len(stem), stem)):
        heads[stem[:_HEAD]] = (*heads.get(stem[:_HEAD], ()), (stem, stems[stem]))
    return exact, sounds, heads
