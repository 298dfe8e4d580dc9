"""How much a word is a name: given names and surnames with their levels, against common words.

Many Peruvian surnames are common words ("flores", "paz", "mercado"). :meth:`NameTable.nameness` weighs both uses, in
bits: how much more often the word is somebody's name than a word of running text.

>>> table = names()
>>> table.nameness("quispe") > 15 > table.nameness("flores") > 5 > table.nameness("mercado")
True
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from random import Random
from typing import Final

from safefeedback.lexicon import _sampling
from safefeedback.lexicon.tables import LOCAL, SOUND, WordTable, columns, lines

__all__ = ["NameEntry", "NameTable", "names"]

COMMON_LEVEL: Final = 40
"""From here a word is common: once in about 100,000 words of running text."""

_ONE_SEX: Final = 12
"""A given name belongs to a sex when it is at least eight times (12 steps of a quarter bit) as usual in it."""


@dataclass(frozen=True, slots=True)
class NameEntry:
    """A name of the table.

    Attributes:
        folded: lower case, no accents.
        rate: people of a hundred million who bear it.
        sex: of a given name: ``F``, ``M``, or None when both bear it; None for a surname.
        is_local: a surname much more usual in Peru than in Spain.
    """

    folded: str
    rate: float
    sex: str | None = None
    is_local: bool = False


class NameTable:
    """The names and common words of the shipped tables; get it from :func:`names`. All words are given folded."""

    def __init__(self, table: WordTable) -> None:
        self._table = table
        self._rows = table.rows

    def given(self, folded: str) -> NameEntry | None:
        """Return the given name, or None when nobody bears it."""
        row = self._rows.get(folded)
        if row is None or not (level := max(self._table.female[row], self._table.male[row])):
            return None
        return NameEntry(folded, rate(level), _sex(self._table.female[row], self._table.male[row]))

    def surname(self, folded: str) -> NameEntry | None:
        """Return the surname, or None; ``de la cruz`` is one, and so is ``cruz``."""
        row = self._rows.get(folded)
        if row is None or not self._table.surname[row]:
            return None
        return NameEntry(folded, rate(self._table.surname[row]), None, bool(self._table.flags[row] & LOCAL))

    def sex_of_given(self, folded: str) -> str | None:
        """Return ``F`` or ``M``; None for a name that both bear or nobody."""
        entry = self.given(folded)
        return entry.sex if entry else None

    def is_common_word(self, folded: str) -> bool:
        """Tell whether running text has the word at least once in 100,000 words, whether a name or not."""
        row = self._rows.get(folded)
        return row is not None and self._table.common[row] >= COMMON_LEVEL

    def nameness(self, folded: str) -> float:
        """Return, in bits, how much more often the word is a name than a word of text; 0 when it is in no table."""
        row = self._rows.get(folded)
        if row is None:
            return 0.0
        name = max(self._table.female[row], self._table.male[row], self._table.surname[row])
        return (name - self._table.common[row]) / 4

    def by_sound(self, sound_key: str) -> tuple[str, ...]:
        """Return the words of a sound key (``text.sound``), common words too, most name-like first."""
        heard = self._heard.get(sound_key, ())
        if sound_key in self._rows and sound_key not in heard:
            heard = (*heard, sound_key)
        return tuple(sorted(heard, key=lambda word: (-self.nameness(word), word)))

    def written(self, folded: str) -> str:
        """Return a name as it is usually written: capitals, accents and ``ñ`` (``de la pena``: ``De la Peña``)."""
        first, *rest = folded.split(" ")
        small = _sampling.PARTICLES
        words = [self._written.get(first) or first.capitalize()]
        words += [word if word in small else self._written.get(word) or word.capitalize() for word in rest]
        return " ".join(words)

    def sample_given(self, sex: str | None, rng: Random) -> str:
        """Draw a given name, written out, in proportion to its bearers.

        Args:
            sex: ``F``, ``M``, or None for either.
            rng: where chance comes from; the same state gives the same name.
        """
        return self.written(_sampling.given(self._table, sex or rng.choice("FM"), rng))

    def sample_surname(self, rng: Random, origin: str | None = None) -> str:
        """Draw a surname, written out, in proportion to its bearers.

        Args:
            rng: where chance comes from; the same state gives the same surname.
            origin: ``local`` for those much more usual in Peru than in Spain (Quechua, Aymara and Amazonian ones among
                them), ``spanish`` for the others, None for all.
        """
        return self.written(_sampling.surname(self._table, origin, rng))

    @cached_property
    def _heard(self) -> dict[str, tuple[str, ...]]:
        heard: dict[str, tuple[str, ...]] = {}
        spoken = (word for word, flags in zip(self._table.words, self._table.flags, strict=True) if flags & SOUND)
        for word, key in zip(spoken, lines("sounds.txt.gz"), strict=True):
            heard[key] = (*heard.get(key, ()), word)
        return heard

    @cached_property
    def _written(self) -> dict[str, str]:
        return {folded: form for folded, _, form in (line.partition("\t") for line in lines("written.tsv.gz"))}


@cache
def names() -> NameTable:
    """Return the table; it is read at the first call."""
    return NameTable(columns())


def rate(level: int) -> float:
    """Return the rate, in a hundred million, that a level stands for."""
    return float(2.0 ** (level / 4)) - 1


def _sex(female: int, male: int) -> str | None:
    if abs(female - male) < _ONE_SEX:
        return None
    return "F" if female > male else "M"
