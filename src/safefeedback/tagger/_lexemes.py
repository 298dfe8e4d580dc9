"""What the shipped tables say of a word, found by its number, for whole messages at once.

The tables of :mod:`safefeedback.lexicon` hold words; here each word is a number and a few classes, sorted by number. A
word that is in no table may still sound like one that is.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from safefeedback.lexicon.tables import columns
from safefeedback.tagger import _hashes
from safefeedback.tagger._hashes import Hashes
from safefeedback.tagger._tokens import tokenize

__all__ = ["CLASSES", "Lexemes", "lexemes"]

CLASSES: Final = (6, 6, 8, 10, 32)
"""How many classes each column has: woman's name, man's name, surname, common word, flags."""

_STEP: Final = 16
_FLAGS: Final = 31
_NAMES: Final = 36
"""Level from which a name is worth knowing by its sound."""


@dataclass(frozen=True, slots=True, eq=False)
class Lexemes:
    """Sorted numbers of words and their classes.

    Attributes:
        keys: numbers of words by spelling.
        rows: their classes, a column for each of :data:`CLASSES`; one more row for a word that is not there.
        heard: numbers of names by sound.
        heard_rows: classes of the most usual name of each sound: given and surname, 0 to 5 each.
    """

    keys: Hashes
    rows: NDArray[np.int64]
    heard: Hashes
    heard_rows: NDArray[np.int64]

    def by_spelling(self, words: Hashes) -> NDArray[np.int64]:
        """Return the classes of each word, zeros where it is unknown."""
        return self.rows[_places(self.keys, words)]

    def by_sound(self, sounds: Hashes) -> NDArray[np.int64]:
        """Return the classes of each sound, zeros where it is unknown."""
        return self.heard_rows[_places(self.heard, sounds)]


def _places(keys: Hashes, wanted: Hashes) -> NDArray[np.int64]:
    places = np.searchsorted(keys, wanted)
    places[places == len(keys)] = 0
    places[keys[places] != wanted] = len(keys)
    return places


@cache
def lexemes() -> Lexemes:
    """Return the shipped tables by number."""
    table = columns()
    single = [row for row, word in enumerate(table.words) if " " not in word and word.isalpha()]
    tokens = tokenize(" ".join(table.words[row] for row in single))
    female, male, surname, common, flags = (
        np.frombuffer(column, np.uint8)[single].astype(np.int64)
        for column in (table.female, table.male, table.surname, table.common, table.flags)
    )
    stepped = [
        _stepped(level, count) for level, count in zip((female, male, surname, common), CLASSES[:4], strict=True)
    ]
    keys, rows = _sorted(_hashes.words(tokens), np.stack([*stepped, flags & _FLAGS], axis=1))
    is_name = np.flatnonzero(np.maximum(np.maximum(female, male), surname) >= np.maximum(_NAMES, common))
    given = _stepped(np.maximum(female, male)[is_name], 6)
    order = np.argsort(-np.maximum(np.maximum(female, male), surname)[is_name], kind="stable")
    heard_rows = np.stack([given, _stepped(surname[is_name], 6)], axis=1)[order]
    heard, heard_rows = _sorted(_hashes.sounds(tokens)[is_name][order], heard_rows)
    return Lexemes(keys, rows, heard, heard_rows)


def _stepped(levels: NDArray[np.int64], count: int) -> NDArray[np.int64]:
    """Return levels as few classes: 0 for none, then one for each step, none above ``count - 1``."""
    return np.where(levels > 0, np.clip(1 + (levels - _STEP) // 12, 1, count - 1), 0)


def _sorted(keys: Hashes, rows: NDArray[np.int64]) -> tuple[Hashes, NDArray[np.int64]]:
    unique, places = np.unique(keys, return_index=True)
    return unique, np.concatenate([rows[places], np.zeros((1, rows.shape[1]), np.int64)])
