"""Organisations: the head word stays, what follows becomes other places, names, numbers."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Final

from safefeedback.text import fold

from .drawing import Drawer, pick, rows
from .organization_lists import ACRONYMS, BRANDS, FIRM_WORDS, HEADS, LONE, OFFICES, SAINTS
from .place_tables import PlaceTables
from .style import Style

__all__ = ["Organizations"]

_HEAD: Final = re.compile(
    "(?:"
    + "|".join(f"(?P<{kind}>{''.join(part.strip() for part in text.splitlines())})" for kind, text in HEADS.items())
    + r")(?=[\s\d]|$)",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(r"(?:n[°ºro.]*\s*)?\d{1,5}\b", re.IGNORECASE)
_JOINED: Final = re.compile(r"\s*(?:n[°ºro.]*\s*)?\d*\s*", re.IGNORECASE)
_PUBLIC: Final = re.compile(r"[A-ZÁÉÍÓÚ][^\d.,]{8,70}[^\W\d_]{4}")
_HEALTH_HEAD: Final = re.compile(
    r"(?:puesto|centro|cetro|p\.?s\.?|c\.?s\.?|posta)(?: de salud| medico)?\s+", re.IGNORECASE
)
_LETTERS: Final = re.compile(r"[^\W\d_][^\W\d_'. -]*(?:[ '.-][^\W\d_]+)*")


class Organizations:
    """Invents organisations."""

    def __init__(self, data: Path, places: PlaceTables, full_name: Callable[[Random], str]) -> None:
        self._places, self._person = places, full_name
        self._acronyms = {fold(word): word for word in ACRONYMS}
        self._brands = {fold(word): word for word in BRANDS}
        self._lone = {fold(word): words for words in LONE for word in words}
        self._health = Drawer(self._health_names(data))
        self._public = Drawer(
            {
                name: min(int(count), 400) ** 0.4
                for name, count in rows(data, "pe_entidades_legalize")
                if _is_public(name)
            }
        )
        self._makers = {
            "place": self._place, "health": self._health_unit, "school": self._school, "office": self._office,
            "union": self._union, "firm": self._firm,
        }  # fmt: skip

    def value(self, surface: str, random: Random) -> str:
        """Return another organisation with the same head word, or of the same sort when it has none."""
        folded = fold(surface)
        if folded in self._lone:
            return Style.of(surface, random)(pick(self._lone[folded], random))
        if folded in self._acronyms:
            return _like_acronym(pick(ACRONYMS, random), surface, random)
        style = Style.of(surface, random)
        if folded in self._brands:
            return style(pick(BRANDS, random))
        head = _HEAD.match(surface)
        if head is None:
            return (
                _like_acronym(pick(ACRONYMS, random), surface, random)
                if " " not in surface and surface.isupper()
                else style(self._any(random))
            )
        rest = surface[head.end() :]
        if not rest.strip():
            return surface if head.lastgroup in ("place", "health", "school") else style(self._any(random))
        space = rest[: len(rest) - len(rest.lstrip())]
        fresh = self._makers[head.lastgroup or "firm"](rest.lstrip(), random)
        return head[0] + space + _styled_rest(fresh, rest, style, random)

    def _any(self, random: Random) -> str:
        chance = random.random()
        if chance < 0.25:
            return pick(BRANDS, random)
        if chance < 0.5:
            return self._public(random)
        if chance < 0.75:
            return f"{pick(FIRM_WORDS, random)} {self._firm('', random)}"
        return self._whole(random)

    def _whole(self, random: Random) -> str:
        heads = (
            ("Municipalidad Distrital de", self._place), ("Municipalidad de", self._place), ("Comisaría de", self._place),
            ("UGEL", self._place), ("Posta de", self._health_unit), ("Hospital", self._health_unit), ("Colegio", self._school),
            ("I.E.", self._school), ("Asociación de", self._union), ("Sindicato de", self._union),
            ("Gerencia de", self._office), ("Gobierno Regional de", self._place),
        )  # fmt: skip
        head, make = heads[int(random.random() * len(heads))]
        return f"{head} {make('', random)}"

    def _place(self, old: str, random: Random) -> str:
        number = re.fullmatch(r"(n[°º.]*\s*)?\d{1,2}", old.strip(), re.IGNORECASE)
        if number:
            return f"{number[1] or ''}{1 + int(random.random() * 16):02d}"
        return self._places.any_place(random)

    def _health_unit(self, old: str, random: Random) -> str:
        chance = random.random()
        if chance < 0.55:
            return self._health(random)
        if chance < 0.75:
            return self._places.any_place(random)
        return self._person(random) if chance < 0.87 else pick(SAINTS, random)

    def _school(self, old: str, random: Random) -> str:
        number = _NUMBER.match(old)
        code = pick(["", "N° ", "Nº ", "N°"], random) + str(
            10 ** int(2 + random.random() * 3) + int(random.random() * 9000)
        )
        if number:
            code = re.sub(r"\d+", str(1 + int(random.random() * 10 ** len(re.sub(r"\D", "", number[0])))), number[0])
            if number.end() == len(old):
                return code
        name = self._person(random) if random.random() < 0.4 else pick(SAINTS, random)
        if random.random() < 0.2:
            name = self._places.street_names(random)
        return f"{code} {name}" if number or (not old and random.random() < 0.4) else name

    def _office(self, old: str, random: Random) -> str:
        office = pick(OFFICES, random)
        return f"{office} de {self._places.any_place(random)}" if " de " in old and random.random() < 0.6 else office

    def _union(self, old: str, random: Random) -> str:
        who = pick(["Comerciantes", "Mototaxistas", "Vecinos", "Padres de Familia", "Ganaderos", "Artesanos", "Pescadores", "Maestros",
                    "Obreros", "Trabajadores", "Mujeres", "Productores de Café", "Regantes", "Propietarios", "Vivienda"], random)  # fmt: skip
        chance = random.random()
        if chance < 0.35:
            return f"{who} de {self._places.any_place(random)}"
        return f"{who} {pick(SAINTS, random)}" if chance < 0.7 else pick(SAINTS, random)

    def _firm(self, old: str, random: Random) -> str:
        chance = random.random()
        if chance < 0.3:
            name = self._person(random).split(" ")[-1] + pick(["", " Hermanos", " e Hijos", " & Cía"], random)
        else:
            name = pick(SAINTS, random) if chance < 0.6 else self._places.zone_names(random)
        return name + pick(["", "", "", " S.A.C.", " SAC", " E.I.R.L.", " EIRL", " S.A.", " SRL"], random)

    def _health_names(self, data: Path) -> list[str]:
        kept: list[str] = []
        for name, owner, sort, *_ in rows(data, "pe_ipress_names"):
            if owner == "PRIVADO" and not sort.startswith(("HOSPITALES", "POLICL")):
                continue
            bare = _HEALTH_HEAD.sub("", name).strip()
            if 3 < len(bare) < 34 and _LETTERS.fullmatch(bare):
                kept.append(self._places.written(bare))
        return kept


def _is_public(name: str) -> bool:
    last = name.rsplit(" ", 1)[-1]
    return (
        bool(_PUBLIC.fullmatch(name))
        and last.lower() not in ("una", "toda", "salvo", "para", "nacional", "general")
        and "www" not in name
    )


def _like_acronym(new: str, surface: str, random: Random) -> str:
    if surface.islower():
        return new.lower()
    if surface.istitle() and len(surface) > 3:
        return new.capitalize()
    return new if random.random() < 0.5 else new.upper()


def _styled_rest(fresh: str, rest: str, style: Style, random: Random) -> str:
    """Write what follows a head word in the case of what followed it before ("posta de San Juan")."""
    first = next((c for c in _JOINED.sub("", rest, count=1) if c.isalpha()), "")
    if style.case in ("mixed", "first") and first:
        return style.marked(fresh) if first.isupper() else style.marked(fresh).lower()
    return style(fresh)
