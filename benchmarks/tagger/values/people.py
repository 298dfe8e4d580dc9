"""Names of people: word for word, role for role."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random
from typing import Final

from safefeedback.text import fold

from .drawing import pick
from .name_tables import NameTables
from .style import Style, cased

__all__ = ["People"]

_WORD: Final = re.compile(r"[^\W_]+(?:-[^\S\n]*\n[^\W_]+)?")
_BROKEN: Final = re.compile(r"-\s*\n|\n")
_PARTICLES: Final = frozenset("de del la las los y e vda viuda di da do dos van von der san santa d o mc".split())
_INITIALS: Final = "ABCDEFGHIJKLMNOPQRSTUVWYZ"


class People:
    """Invents names of people."""

    def __init__(self, data: Path) -> None:
        self.tables = NameTables(data)

    def value(self, surface: str, random: Random) -> str:
        """Return another name: as many words, the same order, particles, initials, case and accents."""
        words = list(_WORD.finditer(surface))
        folded = [fold(word[0]) for word in words]
        roles = self._roles(surface, folded, random)
        if not roles:
            return surface
        fresh = self._fresh(folded, roles, random)
        style = Style.of(surface, random, owes_accent=self._owes_accent(surface))
        parts, end = [], 0
        for word, new in zip(words, fresh, strict=True):
            parts += [surface[end : word.start()], _like(word[0], style.marked(new)) if new else word[0]]
            end = word.end()
        return "".join(parts) + surface[end:]

    def words(self, random: Random) -> tuple[str, str]:
        """Draw a given name and a family name in their best spelling."""
        origin = self.tables.origin(random)
        return self.tables.given(origin, pick("FM", random), random), self.tables.family(origin, random)

    def full(self, random: Random) -> str:
        """Draw a name of two to four words."""
        origin, sex = self.tables.origin(random), pick("FM", random)
        given = [self.tables.given(origin, sex, random) for _ in range(1 + (random.random() < 0.35))]
        family = [self.tables.family(origin, random) for _ in range(1 + (random.random() < 0.6))]
        return " ".join([*given, *family])

    def _fresh(self, folded: list[str], roles: str, random: Random) -> list[str]:
        """Return the new word for each old one; an empty one for those that stay."""
        tables, origin, sex = self.tables, self.tables.origin(random), self._sex(folded, roles, random)
        fresh: list[str] = []
        for place, (word, role) in enumerate(zip(folded, roles, strict=True)):
            if role == "p":
                fresh.append("")
            elif (
                place and roles[place - 1] == "p" and (joined := tables.after(_particle(folded, roles, place), random))
            ):
                fresh.append(joined)
            elif role == "i":
                fresh.append(_INITIALS[int(random.random() * len(_INITIALS))])
            elif role == "n":
                fresh.append(tables.nickname(self.tables.nicknames.get(word, sex), random))
            elif role == "g":
                fresh.append(tables.given(origin, sex, random))
            else:
                fresh.append(tables.family(origin, random))
        return fresh

    def _sex(self, folded: list[str], roles: str, random: Random) -> str:
        for word, role in zip(folded, roles, strict=True):
            if role in "gn" and (sex := self.tables.sex.get(word) or self.tables.nicknames.get(word)):
                return sex
        first = next((word for word, role in zip(folded, roles, strict=True) if role == "g"), "")
        if first[-1:] in ("a", "o"):
            return "F" if first.endswith("a") else "M"
        return "F" if random.random() < 0.5 else "M"

    def _roles(self, surface: str, folded: list[str], random: Random) -> str:
        """Return for each word ``g``iven, ``f``amily, ``n``ickname, ``i``nitial or ``p``article."""
        initials = [len(word[0]) == 1 and word[0].isupper() for word in _WORD.finditer(surface)]
        marks = [
            "i" if is_initial else "p" if word in _PARTICLES else "i" if len(word) == 1 else ""
            for word, is_initial in zip(folded, initials, strict=True)
        ]
        if len(folded) == 1 and marks[0] == "p":
            marks = [""]
        own = [word for word, mark in zip(folded, marks, strict=True) if not mark]
        comma = surface.find(",")
        before = len([w for w in _WORD.findall(surface[:comma]) if fold(w) not in _PARTICLES and len(w) > 1])
        known = iter("f" * before + "g" * (len(own) - before) if comma > 0 else self._plain_roles(own, random))
        return "".join(mark or next(known) for mark in marks)

    def _plain_roles(self, own: list[str], random: Random) -> str:
        count = len(own)
        if count < 2:
            return self._lone(own[0], random) if own else ""
        leans = [self._lean(word) for word in own]
        if count == 2:
            both_given = min(leans) > 1.5
            return "gg" if both_given else "fg" if leans[0] < -1.5 and leans[1] > 1.5 else "gf"
        if leans[0] < -1.5 and leans[-1] > 1.5:
            return "ff" + "g" * (count - 2)
        if count == 3:
            return "ggf" if leans[1] > 0 else "gff"
        return "g" * (count - 2) + "ff"

    def _lone(self, word: str, random: Random) -> str:
        if word in self.tables.nicknames:
            return "n"
        lean = self._lean(word)
        return "g" if lean > 0 or (lean == 0 and random.random() < 0.6) else "f"

    def _lean(self, word: str) -> float:
        """Return above 0 for what is rather a given name, below for a family name; 1.5 is a fifth of the other use."""
        given, family = self.tables.given_weight.get(word, 0.0), self.tables.family_weight.get(word, 0.0)
        if given == family:
            return 0.0
        ratio = (given + 1) / (family + 1)
        return min(ratio, 9.0) if ratio > 1 else -min(1 / ratio, 9.0)

    def _owes_accent(self, surface: str) -> bool:
        """Tell whether a surface without accents has a name that is written with one."""
        return surface.isascii() and not _OWING.isdisjoint(fold(surface).split())


_OWING: Final = frozenset(
    "maria jose jesus martin agustin angel angeles andres hernan julian ramon ruben victor hector cesar oscar raul "
    "saul monica veronica barbara ursula ines belen rocio sofia lucia garcia gonzalez rodriguez hernandez fernandez "
    "martinez lopez perez gomez sanchez ramirez diaz vasquez alvarez jimenez gutierrez chavez suarez marquez vilchez "
    "huaman roman leon beltran guzman bazan ordonez pena nunez munoz ibanez cordova rios valdez avila adrian fabian "
    "damian joaquin "
    "tomas nicolas matias lazaro moises noe elias isaias maximo alvaro edgar penelope angela debora eden ivan".split()
)


def _particle(folded: list[str], roles: str, place: int) -> str:
    start = place
    while start and roles[start - 1] == "p":
        start -= 1
    return (
        " ".join(folded[start:place]).replace("d", "d'")
        if folded[start:place] == ["d"]
        else " ".join(folded[start:place])
    )


def _like(old: str, new: str) -> str:
    """Return the new word in the case of the old one, broken where the old one was broken over two lines."""
    new = cased(new, old)
    broken = _BROKEN.search(old)
    if broken is None or len(new) < 4:
        return new
    half = len(new) // 2
    return new[:half] + broken[0] + new[half:]
