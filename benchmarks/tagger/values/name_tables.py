"""Names to draw from, by origin, and what is known of the names in a surface."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from random import Random
from typing import Final

from safefeedback.lexicon import names
from safefeedback.text import fold

from .drawing import Drawer, pick, rows
from .name_lists import FAMILY, GIVEN, NICKNAMES, PARTICLE_FAMILY
from .rare_names import misspelt, rare_family, rare_given

__all__ = ["NameTables"]

_ORIGINS: Final = {
    "frequent": 45, "andean": 20, "words": 8, "venezuelan": 8, "rare": 5, "amazonian": 5, "asian": 5, "foreign": 4,
}  # fmt: skip
_OWN_GIVEN: Final = {"andean": 0.4, "amazonian": 0.4, "asian": 0.45, "venezuelan": 0.85, "foreign": 0.85, "words": 0.8}
_OWN_FAMILY: Final = {"andean": 0.9, "amazonian": 0.85, "asian": 0.75, "venezuelan": 0.8, "foreign": 0.85, "words": 0.7}
_SPANISH: Final = 12_000  # names of Spain that are taken, the most frequent ones
_MISSPELT: Final = 0.04


class NameTables:
    """Drawers of names by origin and sex.

    Attributes:
        given_weight: how usual a folded word is as a given name, in people of a million.
        family_weight: the same as a family name.
        sex: ``F`` or ``M`` of the given names that belong to one sex.
        nicknames: folded nicknames.
    """

    def __init__(self, data: Path) -> None:
        self.given_weight: dict[str, float] = {}
        self.family_weight: dict[str, float] = {}
        self.sex: dict[str, str] = {}
        self._read_spain(data)
        self._given = {"frequent": self._peruvian_given(data)}
        self._family = {"frequent": self._peruvian_family(data)}
        for origin, (women, men) in GIVEN.items():
            self._given[origin] = {"F": self._known_given(women, "F"), "M": self._known_given(men, "M")}
        for origin, text in FAMILY.items():
            self._family[origin] = Drawer({word: (rank + 3) ** -0.5 for rank, word in enumerate(text.split())})
            self._know(self.family_weight, text.split(), 20)
        self._nicknames = dict(zip("FM", (tuple(text.split()) for text in NICKNAMES), strict=True))
        self.nicknames = {fold(word): sex for sex, words in self._nicknames.items() for word in words}
        self._particles = {particle: tuple(text.split()) for particle, text in PARTICLE_FAMILY.items()}
        self._origins = Drawer(_ORIGINS)

    def origin(self, random: Random) -> str:
        """Draw where a person comes from."""
        return self._origins(random)

    def given(self, origin: str, sex: str, random: Random) -> str:
        """Draw a given name."""
        if origin == "rare":
            return rare_given(sex, random)
        if origin not in self._given or random.random() > _OWN_GIVEN.get(origin, 1):
            origin = "frequent"
        drawn = self._given[origin][sex](random)
        return misspelt(drawn, random) if random.random() < _MISSPELT else drawn

    def family(self, origin: str, random: Random) -> str:
        """Draw a family name of one word."""
        if origin == "rare":
            return rare_family(random) if random.random() < 0.7 else self._spain_family(random)
        if origin not in self._family or random.random() > _OWN_FAMILY.get(origin, 1):
            origin = "frequent"
        return self._family[origin](random)

    def after(self, particle: str, random: Random) -> str | None:
        """Draw the word after a particle of a family name ("de la" Cruz), or None when any family name goes."""
        words = self._particles.get(particle)
        return pick(words, random) if words else None

    def nickname(self, sex: str, random: Random) -> str:
        """Draw a name by which friends call somebody."""
        return pick(self._nicknames[sex], random)

    def _know(self, weights: dict[str, float], words: Iterable[str], weight: float) -> None:
        for word in words:
            folded = fold(word)
            weights[folded] = max(weights.get(folded, 0), weight)

    def _known_given(self, text: str, sex: str) -> Drawer:
        self._know(self.given_weight, text.split(), 20)
        for word in text.split():
            self.sex.setdefault(fold(word), sex)
        return Drawer(text.split())

    def _read_spain(self, data: Path) -> None:
        drawn: dict[str, float] = {}
        for _, (name, first, *_) in zip(range(_SPANISH), rows(data, "es_ine_surnames"), strict=False):
            folded = fold(name)
            self.family_weight[folded] = int(first) / 47
            if " " not in name:
                drawn[names().written(folded)] = int(first) ** 0.3
        self._spain_family = Drawer(drawn)
        for _, (name, count, _, sex) in zip(range(_SPANISH), rows(data, "es_ine_given"), strict=False):
            for part in fold(name).split():
                self.given_weight[part] = max(self.given_weight.get(part, 0), int(count) / 47)
            if " " not in name:
                self.sex.setdefault(fold(name), sex)

    def _peruvian_given(self, data: Path) -> dict[str, Drawer]:
        weights: dict[str, dict[str, float]] = {"F": {}, "M": {}}
        for name, men, women, _ in rows(data, "pe_given_tokens"):
            folded, counts = fold(name), {"M": int(men), "F": int(women)}
            if len(folded) < 3 or not folded.isalpha():
                continue
            self._know(self.given_weight, [folded], sum(counts.values()) * 20)
            for sex, count in counts.items():
                if count > 0.15 * sum(counts.values()):
                    weights[sex][names().written(folded)] = count**0.9
                    if count > 0.85 * sum(counts.values()):
                        self.sex[folded] = sex
        return {sex: Drawer(table) for sex, table in weights.items()}

    def _peruvian_family(self, data: Path) -> Drawer:
        weights: dict[str, float] = {}
        for name, count in rows(data, "pe_surnames"):
            folded = fold(name)
            self._know(self.family_weight, [folded], int(count) * 20)
            if folded.isalpha() and len(folded) > 1:
                weights[names().written(folded)] = int(count) ** 0.9
        return Drawer(weights)
