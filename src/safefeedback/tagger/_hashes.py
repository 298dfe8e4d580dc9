"""Numbers for words, for how they sound, and for the pieces of words; whole messages at once.

A number is a polynomial of the folded letters modulo 2**64, mixed; nothing is looked up, so that a word of a citizen
is never kept. Two words share a bucket by chance; the model is trained with that.
"""

from __future__ import annotations

from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from safefeedback.tagger._alphabet import DIGIT, LETTER, letter
from safefeedback.tagger._tokens import LONGEST, Tokens

__all__ = ["Hashes", "buckets", "pieces", "sounds", "words"]

Hashes = NDArray[np.uint64]

_PRIME: Final = np.uint64(0x9E3779B97F4A7C15)
_MIX: Final = np.uint64(0xBF58476D1CE4E5B9)
_EDGE: Final = np.uint64(251)
_DIGIT: Final = 28
"""What stands for any digit."""
_AROUND: Final = tuple(
    map(
        np.uint64,
        (0xE7037ED1A0B428DB, 0x2545F4914F6CDD1D, 0xD6E8FEB86659FD93, 0xA0761D6478BD642F, 0x8EBC6AF09C88C6E3),
    )
)
"""Factors of the characters two before, one before, here, one after and two after."""


@cache
def _powers() -> Hashes:
    with np.errstate(over="ignore"):
        return np.cumprod(np.full(LONGEST, _PRIME, np.uint64), dtype=np.uint64)


def _mixed(values: Hashes) -> Hashes:
    values = values ^ (values >> np.uint64(31))
    values = values * _MIX
    return values ^ (values >> np.uint64(29))


def buckets(values: Hashes, bits: int) -> NDArray[np.int64]:
    """Return the first ``bits`` bits of each number."""
    return (values >> np.uint64(64 - bits)).astype(np.int64)


def words(tokens: Tokens) -> Hashes:
    """Return a number for each token: its folded letters; of digits the first two and how many there are."""
    folded = tokens.folded.astype(np.uint64)
    folded[(tokens.kinds == DIGIT) & (tokens.inside > 1)] = _DIGIT
    folded *= _powers().take(tokens.inside)
    return _mixed(_summed(folded, tokens))


def _summed(terms: Hashes, tokens: Tokens) -> Hashes:
    return np.add.reduceat(terms, tokens.first) if len(tokens) else np.zeros(0, np.uint64)


def pieces(tokens: Tokens) -> tuple[Hashes, Hashes]:
    """Return, for each visible character, a number for the three and for the five characters around it."""
    here = tokens.folded.astype(np.uint64)
    here[tokens.kinds == DIGIT] = _DIGIT
    size, first = len(here), tokens.first
    last = first + tokens.sizes - 1
    edges: Hashes = np.full((4, size), _EDGE, np.uint64)
    before, after, second, fourth = edges[0], edges[1], edges[2], edges[3]
    before[1:], after[:-1] = here[:-1], here[1:]
    before[first] = after[last] = _EDGE
    second[2:], fourth[:-2] = here[:-2], here[2:]
    second[first] = second[np.minimum(first + 1, size - 1)] = _EDGE
    fourth[last] = fourth[np.maximum(last - 1, 0)] = _EDGE
    three = before * _AROUND[1] + here * _AROUND[2] + after * _AROUND[3]
    five = three + second * _AROUND[0] + fourth * _AROUND[4] + _PRIME
    return _mixed(three), _mixed(five)


def sounds(tokens: Tokens) -> Hashes:
    """Return a number for each token by how it sounds in Peru: b and v, s, c and z, h, ll and y are one."""
    heard, stays = _heard(tokens)
    counted = np.cumsum(stays)
    earlier: NDArray[np.int64] = (counted - stays).take(tokens.first)
    places = np.maximum(counted - 1 - earlier.take(tokens.owner), 0)
    terms = heard.astype(np.uint64) * _powers().take(places)
    terms[~stays] = 0
    return _mixed(_summed(terms, tokens) + _PRIME)


def _heard(tokens: Tokens) -> tuple[NDArray[np.uint8], NDArray[np.bool_]]:
    """Return the letters as they sound and which of them are heard."""
    plain = tokens.folded
    after = np.zeros_like(plain)
    after[:-1] = plain[1:]
    after[tokens.first + tokens.sizes - 1] = 0
    heard = _sound_table().take(plain.astype(np.uint16) * 256 + after)
    heard[tokens.kinds == DIGIT] = _DIGIT
    first, second = plain[:-1], after[:-1]
    silent = heard == _SILENT
    same = (heard[1:] == heard[:-1]) | (first == _L) & (second == _L) | (first == _Q) & (second == _U)
    silent[1:] |= same & (second > 0) & (tokens.kinds[1:] == LETTER)
    return heard, ~silent


_L, _U, _Q = letter("l"), letter("u"), letter("q")
_SILENT: Final = 255


@cache
def _sound_table() -> NDArray[np.uint8]:
    """Return the sound of each letter, 256 times its number plus the number of the letter after it."""
    table = np.repeat(np.arange(256, dtype=np.uint8)[:, None], 256, axis=1)
    for heard, written in {"b": "v", "s": "zx", "k": "qc", "i": "y", "u": "w"}.items():
        for one in written:
            table[letter(one)] = letter(heard)
    for soft in "eiy":
        table[letter("c"), letter(soft)] = letter("s")
        table[letter("g"), letter(soft)] = letter("j")
    for labial in "bpv":
        table[letter("n"), letter(labial)] = letter("m")
    table[letter("c"), letter("h")] = 29
    table[letter("l"), letter("l")] = letter("i")
    table[letter("h"), 1:] = _SILENT
    table[letter("g"), letter("u")] = _SILENT
    return table.ravel()
