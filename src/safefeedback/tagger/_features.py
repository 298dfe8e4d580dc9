"""A message as numbers: what the model sees of each token.

Nothing here depends on trained weights; training and use share it, so that they see the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from safefeedback.tagger import _hashes
from safefeedback.tagger._alphabet import DIGIT, LETTER
from safefeedback.tagger._lexemes import CLASSES, lexemes
from safefeedback.tagger._tokens import Tokens, tokenize

Integers = NDArray[np.int64]

__all__ = [
    "OFFSETS",
    "PIECE_BITS",
    "SMALL",
    "SMALL_GROUPS",
    "SOUND_BITS",
    "WORD_BITS",
    "WORD_CLASSES",
    "Features",
    "featurize",
]

WORD_BITS: Final = 15
SOUND_BITS: Final = 14
PIECE_BITS: Final = 15

_SHAPES: Final = 24
_GAPS: Final = 4
_STYLES: Final = 4
_FROM_START: Final = 6
_FROM_END: Final = 6
_LINE: Final = 5

SMALL: Final[tuple[int, ...]] = (_SHAPES, _GAPS, _STYLES, _FROM_START, _FROM_END, _LINE, *CLASSES, 6, 6)
"""How many values each small feature has."""

OFFSETS: Final = np.cumsum((0, *SMALL[:-1]))
"""First row of each small feature in their one table."""

SMALL_GROUPS: Final = (slice(0, 2), slice(2, 6), slice(6, 9), slice(9, 11), slice(11, 13))
"""Small features that are looked up together when the model is used."""

WORD_CLASSES: Final = slice(6, len(SMALL))
"""The small features that tell which word it is."""


@dataclass(frozen=True, slots=True, eq=False)
class Features:
    """What the model sees of some texts, one after another; ``T`` tokens and ``C`` visible characters.

    Attributes:
        tokens: where the tokens stand in the texts joined by a line end each.
        owner: text of each token, from 0, shape (T,).
        offsets: where each text begins in the joined one.
        words: bucket of each token by spelling, shape (T,).
        sounds: bucket of each token by sound, shape (T,).
        threes: bucket of the three characters around each character, shape (C,).
        fives: bucket of the five around it, shape (C,).
        small: small features, shape (T, ``len(SMALL)``); the rows of each begin at :data:`OFFSETS` in their one table.
    """

    tokens: Tokens
    owner: Integers
    offsets: Integers
    words: Integers
    sounds: Integers
    threes: Integers
    fives: Integers
    small: Integers


def featurize(*texts: str) -> Features:
    """Return the features of normalised texts; linear time. What is said of a text does not depend on the others."""
    tokens = tokenize("\n".join(texts))
    offsets = np.cumsum([0, *(len(text) + 1 for text in texts[:-1])])
    owner = np.searchsorted(offsets, tokens.starts, side="right") - 1
    words, sounds = _hashes.words(tokens), _hashes.sounds(tokens)
    three, five = _hashes.pieces(tokens)
    small = np.empty((len(tokens), len(SMALL)), np.int64)
    if len(tokens):
        capital = _capitals(tokens)
        small[:, 0] = _shape(tokens, capital)
        small[:, 2] = _style(tokens, capital, owner)
        small[:, [1, 3, 4, 5]] = _place(tokens, owner, offsets)
        small[:, 6:11] = lexemes().by_spelling(words)
        small[:, 11:13] = lexemes().by_sound(sounds)
    return Features(
        tokens,
        owner,
        offsets,
        _hashes.buckets(words, WORD_BITS),
        _hashes.buckets(sounds, SOUND_BITS),
        _hashes.buckets(three, PIECE_BITS),
        _hashes.buckets(five, PIECE_BITS),
        small,
    )


def _capitals(tokens: Tokens) -> Integers:
    """Return how each token is written: 0 no letters, 1 lower, 2 Title, 3 UPPER, 4 one capital, 5 mixed."""
    upper = np.add.reduceat(tokens.capitals.astype(np.int64), tokens.first)
    first = tokens.capitals.take(tokens.first)
    written = np.full(len(tokens), 5)
    written[upper == 0] = 1
    written[first & (upper == 1)] = 2
    written[upper == tokens.sizes] = 3
    written[first & (tokens.sizes == 1)] = 4
    written[tokens.kinds.take(tokens.first) != LETTER] = 0
    return written


def _shape(tokens: Tokens, capital: Integers) -> Integers:
    """Return how each token is written, or how many digits it has."""
    is_digit = tokens.kinds.take(tokens.first) == DIGIT
    return np.where(is_digit, 6 + np.minimum(tokens.sizes, 17), capital)


def _place(tokens: Tokens, owner: Integers, offsets: Integers) -> Integers:
    """Return what stands before each token, and where it is in its text, from the end of it and in its line.

    Before: 0 nothing, 1 a space, 2 a line end, 3 more than that.
    """
    count = len(owner)
    begins = np.empty(count, np.bool_)
    begins[0] = True
    begins[1:] = owner[1:] != owner[:-1]
    first = np.flatnonzero(begins)
    before = np.empty(count, np.int64)
    before[1:] = tokens.ends[:-1]
    before[first] = offsets.take(owner.take(first))
    lines = np.empty(count, np.int64)
    lines[1:] = tokens.lines[1:] - tokens.lines[:-1]
    lines[first] = tokens.lines.take(first) - np.searchsorted(tokens.breaks, before.take(first))
    gap = np.minimum(tokens.starts - before, 1)
    gap[lines > 0] = 2
    gap[lines > 1] = 3
    place = np.arange(count)
    line_start = np.maximum.accumulate(np.where(begins | (lines > 0), place, 0))
    sizes = np.diff(first, append=count)
    place_in_text = place - np.repeat(first, sizes)
    from_end = (np.repeat(sizes, sizes) - 1 - place_in_text) // 2
    return np.stack(
        [
            gap,
            np.minimum(place_in_text, _FROM_START - 1),
            np.minimum(from_end, _FROM_END - 1),
            np.minimum(place - line_start, _LINE - 1),
        ],
        axis=1,
    )


def _style(tokens: Tokens, capital: Integers, owner: Integers) -> Integers:
    """Return how the text of each token is written: 0 no letters, 1 no capitals, 2 capitals, 3 mixed."""
    is_word = (capital > 0) & (tokens.sizes > 1)
    words, titled, upper = (np.bincount(owner, is_word & chosen) for chosen in (True, capital == 2, capital == 3))
    style = np.where(upper * 2 > words, 2, np.where((titled + upper) * 40 <= words, 1, 3))
    style[words == 0] = 0
    return style.take(owner)
