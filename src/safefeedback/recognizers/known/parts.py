"""The words of the known names, ready to be looked up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations
from math import log2
from typing import Final

from safefeedback.lexicon import names
from safefeedback.recognizers._names_cues import PARTICLES
from safefeedback.recognizers.known.edits import is_one_edit, shortened
from safefeedback.text import fold, sound

__all__ = ["NameIndex", "Part", "is_plain"]

_TITLES: Final = frozenset("sr sra srta don dona dr dra ing prof lic abg y e".split())
_LEAST_BITS: Final = 10.25
_SELDOM: Final = 5.0
"""Bits of a word that running text has less than once in three million words."""
_MOST_PARTS: Final = 8
_SHORTEST_HEARD: Final = 4
_SHORTEST_MISTYPED: Final = 5
_LESS_OR_MORE: Final = 3
"""Letters by which two spellings of one sound may differ."""
_SHORTEST_GLUED: Final = 6


@dataclass(frozen=True, slots=True)
class Part:
    """A word of a message that is part of a known name.

    Attributes:
        name: which of the known names, by place.
        places: the places in it of the words that it stands for; two for words written as one.
        code: ``exact``, ``sound`` or ``edit``.
    """

    name: int
    places: tuple[int, ...]
    code: str


def is_plain(word: str) -> bool:
    """Tell whether a folded word is taken for a name wherever it stands: a rare word, or much more often a name."""
    table = names()
    bits = table.nameness(word)
    if bits >= _LEAST_BITS:
        return True
    borne = max((entry.rate for entry in (table.given(word), table.surname(word)) if entry), default=0.0)
    return not table.is_common_word(word) and log2(borne + 1) - bits < _SELDOM


class NameIndex:
    """All known names, by word, by sound and by typing error.

    Attributes:
        names: the folded words of each name, without titles, particles and initials.
        initials: the single letters of each name.
        particles: the particles of each name.
    """

    def __init__(self, values: Sequence[str]) -> None:
        self.names = tuple(tuple(_words(value)) for value in values)
        self.initials = tuple(
            {word for word in fold(value).replace(".", " ").split() if len(word) == 1} for value in values
        )
        self.particles = tuple(PARTICLES.intersection(fold(value).split()) for value in values)
        self._exact: defaultdict[str, list[tuple[int, tuple[int, ...]]]] = defaultdict(list)
        self._heard: defaultdict[str, list[str]] = defaultdict(list)
        self._mistyped: defaultdict[str, list[str]] = defaultdict(list)
        for at, name in enumerate(self.names):
            for place, word in enumerate(name):
                self._exact[word].append((at, (place,)))
            for a, b in permutations(range(len(name)), 2):
                if len(name[a]) + len(name[b]) >= _SHORTEST_GLUED:
                    self._exact[name[a] + name[b]].append((at, (a, b)))
        self._sizes: set[int] = set()
        for word in {word for name in self.names for word in name}:
            if len(word) >= _SHORTEST_HEARD:
                self._heard[sound(word)].append(word)
                self._sizes.update(range(len(word) - _LESS_OR_MORE, len(word) + _LESS_OR_MORE + 1))
            if len(word) >= _SHORTEST_MISTYPED:
                for key in shortened(word):
                    self._mistyped[key].append(word)

    def parts(self, word: str) -> tuple[Part, ...]:
        """Return what a folded word of a message may stand for, in the first way that gives anything."""
        if word in self._exact:
            return tuple(self._of((word,), "exact"))
        if len(word) < _SHORTEST_HEARD or len(word) not in self._sizes or names().is_common_word(word):
            return ()
        heard = self._heard.get(sound(word), ())
        if heard or len(word) < _SHORTEST_MISTYPED:
            return tuple(self._of(heard, "sound"))
        near = {known for key in shortened(word) for known in self._mistyped.get(key, ()) if known[0] == word[0]}
        return tuple(self._of(sorted(known for known in near if is_one_edit(word, known)), "edit"))

    def _of(self, words: Iterable[str], code: str) -> Iterator[Part]:
        return (Part(name, places, code) for word in words for name, places in self._exact[word])


def _words(value: str) -> list[str]:
    words = "".join(c if c.isalpha() else " " for c in fold(value).replace("'", "")).split()
    return [word for word in words if len(word) > 1 and word not in PARTICLES and word not in _TITLES][:_MOST_PARTS]
