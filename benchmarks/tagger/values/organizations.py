"""Organisations: the head word stays, what follows becomes other places, names, numbers."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Final

from safefeedback.text import fold

from .drawing import pick
from .organization_heads import HEADS
from .organization_lists import ACRONYMS, BRANDS, FIRM_WORDS, LONE, OFFICES, SAINTS, WHO
from .organization_tables import OrganizationTables
from .place_tables import PlaceTables
from .style import Style

__all__ = ["Organizations"]

_KINDS: Final = {kind: "".join(line.strip() for line in text.splitlines()) for kind, text in HEADS.items()}
_HEAD: Final = re.compile(
    "(?:" + "|".join(f"(?P<{kind}>{text})" for kind, text in _KINDS.items()) + r")(?=[\s\d]|$)", re.IGNORECASE
)
_NUMBER: Final = re.compile(r"(?:n[°ºro.]*\s*)?\d{1,5}\b", re.IGNORECASE)
_DIGITS: Final = re.compile(r"\d+")
_NOT_NAME: Final = re.compile(r"\s*(?:n[°ºro.]*\s*)?\d*\s*", re.IGNORECASE)
_ENDINGS: Final = ("", "", "", " S.A.C.", " SAC", " E.I.R.L.", " EIRL", " S.A.", " SRL")
_WHOLE: Final = tuple(
    whole.split(":")
    for whole in (
        "Municipalidad Distrital de:place|Municipalidad de:place|Comisaría de:place|UGEL:place|Posta de:health"
        "|Hospital:health|Colegio:school|I.E.:school|Asociación de:union|Sindicato de:union|Gerencia de:office"
        "|Gobierno Regional de:place|Puesto de Salud:health|Centro de Salud:health|Comedor Popular:union"
    ).split("|")
)


class Organizations:
    """Invents organisations."""

    def __init__(self, data: Path, places: PlaceTables, full_name: Callable[[Random], str]) -> None:
        self._places, self._person = places, full_name
        self._tables = OrganizationTables(data, places)
        self._acronyms = frozenset(map(fold, ACRONYMS))
        self._alike = {fold(word): words for words in (*LONE, *BRANDS.values()) for word in words}
        self._brands = [word for words in BRANDS.values() for word in words]
        self._makers: dict[str, Callable[[str, Random], str]] = {
            "place": self._place, "health": self._health_unit, "school": self._school, "office": self._office,
            "union": self._union, "firm": self._firm,
        }  # fmt: skip

    def value(self, surface: str, random: Random) -> str:
        """Return another organisation with the same head word, or of the same sort when it has none."""
        folded = fold(surface)
        alike = self._alike.get(folded)
        if alike is not None:
            return Style.of(surface, random)(pick(alike, random))
        if folded in self._acronyms or (surface.isupper() and surface.isalpha() and len(surface) < 8):
            return _like_acronym(pick(ACRONYMS, random), surface)
        style, head = Style.of(surface, random), _HEAD.match(surface)
        if head is None:
            return style(self._any(random))
        rest = surface[head.end() :]
        if not rest.strip():
            return surface
        start = len(rest) - len(rest.lstrip())
        fresh = self._makers[head.lastgroup or "firm"](rest[start:], random)
        return head[0] + rest[:start] + _like_rest(fresh, rest, style)

    def _any(self, random: Random) -> str:
        chance = random.random()
        if chance < 0.3:
            return pick(self._brands, random)
        if chance < 0.5:
            return self._tables.public(random)
        if chance < 0.75:
            return f"{pick(FIRM_WORDS, random)} {self._firm('', random)}"
        head, kind = _WHOLE[int(random.random() * len(_WHOLE))]
        return f"{head} {self._makers[kind]('', random)}"

    def _place(self, old: str, random: Random) -> str:
        if _NUMBER.fullmatch(old):
            return _DIGITS.sub(lambda _: f"{1 + int(random.random() * 16):02d}", old)
        return self._places.any_place(random)

    def _health_unit(self, _old: str, random: Random) -> str:
        chance = random.random()
        if chance < 0.55:
            return self._tables.health(random)
        if chance < 0.75:
            return self._places.any_place(random)
        return self._person(random) if chance < 0.87 else pick(SAINTS, random)

    def _school(self, old: str, random: Random) -> str:
        number, chance = _NUMBER.match(old), random.random()
        name = self._person(random) if chance < 0.4 else pick(SAINTS, random)
        if chance > 0.8:
            name = self._places.street_names(random)
        if number is not None:
            code = _DIGITS.sub(lambda digits: str(1 + int(random.random() * 10 ** len(digits[0]))), number[0])
            return code if number.end() == len(old) else f"{code} {name}"
        if not old and random.random() < 0.4:
            return f"{pick(['', 'N° ', 'Nº ', 'N°'], random)}{100 + int(random.random() ** 2 * 80_000)} {name}"
        return name

    def _office(self, old: str, random: Random) -> str:
        office = pick(OFFICES, random)
        return f"{office} de {self._places.any_place(random)}" if " de " in old and random.random() < 0.6 else office

    def _union(self, _old: str, random: Random) -> str:
        chance, who = random.random(), pick(WHO, random)
        if chance < 0.35:
            return f"{who} de {self._places.any_place(random)}"
        return f"{who} {pick(SAINTS, random)}" if chance < 0.7 else pick(SAINTS, random)

    def _firm(self, _old: str, random: Random) -> str:
        chance = random.random()
        if chance < 0.3:
            name = self._person(random).split(" ")[-1] + pick(["", " Hermanos", " e Hijos", " & Cía"], random)
        else:
            name = pick(SAINTS, random) if chance < 0.6 else self._places.zone_names(random)
        return name + pick(_ENDINGS, random)


def _like_acronym(new: str, surface: str) -> str:
    if surface.islower():
        return new.lower()
    if surface.istitle() and len(surface) > 3:
        return new.capitalize()
    return new.upper() if surface.isupper() else new


def _like_rest(fresh: str, rest: str, style: Style) -> str:
    """Write what follows a head word in the case of what followed it before ("posta de San Juan")."""
    first = next((c for c in _NOT_NAME.sub("", rest, count=1) if c.isalpha()), "")
    if style.case in ("mixed", "first") and first:
        return style.marked(fresh) if first.isupper() else style.marked(fresh).lower()
    return style(fresh)
