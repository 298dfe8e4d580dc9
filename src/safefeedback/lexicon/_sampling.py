"""Draws names in proportion to how many people bear them."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable
from functools import cache
from itertools import accumulate
from random import Random
from typing import Final

from safefeedback.lexicon.tables import LOCAL, REGISTERED, WordTable

PARTICLES: Final = frozenset(("de", "del", "la", "las", "los", "y", "e"))

_FREQUENT: Final = 52
"""Names rarer than one in 12,000 people are not drawn: a rare name points at its bearers."""

_ORIGINS: Final = {
    "local": (REGISTERED | LOCAL,),
    "spanish": (REGISTERED,),
    None: (REGISTERED | LOCAL, REGISTERED),
}

_Pool = tuple[tuple[str, ...], tuple[float, ...]]


def given(table: WordTable, sex: str, rng: Random) -> str:
    """Return a folded given name of women (``F``) or men (``M``)."""
    if sex not in ("F", "M"):
        raise ValueError(f"sex: expected F or M, got {type(sex).__name__}")
    return _draw(_given_pool(table, sex), rng)


def surname(table: WordTable, origin: str | None, rng: Random) -> str:
    """Return a folded surname; ``origin`` is ``local``, ``spanish`` or None."""
    if origin not in _ORIGINS:
        raise ValueError(f"origin: expected local, spanish or None, got {type(origin).__name__}")
    return _draw(_surname_pool(table, origin), rng)


def _draw(pool: _Pool, rng: Random) -> str:
    words, totals = pool
    return words[min(bisect(totals, rng.random() * totals[-1]), len(words) - 1)]


@cache
def _given_pool(table: WordTable, sex: str) -> _Pool:
    """Return names of one sex: those borne mostly by the other are left out."""
    own, other = (table.female, table.male) if sex == "F" else (table.male, table.female)
    return _pool(
        (word, level)
        for word, level, beside in zip(table.words, own, other, strict=True)
        if level >= _FREQUENT and level >= beside
    )


@cache
def _surname_pool(table: WordTable, origin: str | None) -> _Pool:
    wanted = _ORIGINS[origin]
    return _pool(
        (word, level)
        for word, level, flags in zip(table.words, table.surname, table.flags, strict=True)
        if level >= _FREQUENT and flags & (REGISTERED | LOCAL) in wanted
    )


def _pool(rows: Iterable[tuple[str, int]]) -> _Pool:
    """Return the words and their running totals of bearers."""
    words, levels = zip(*rows, strict=True)
    return words, tuple(accumulate(2.0 ** (level / 4) - 1 for level in levels))
