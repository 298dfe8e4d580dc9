"""Places of the ubigeo tree: what the shipped table says of each.

Table: ``data/ubigeo.tsv``, written by ``benchmarks/build_territory.py`` from INEI's districts (projected population
of 2025, MIT) and the spellings of RENIEC and SUNAT (CONCYTEC, CC BY 4.0). Codes are INEI's: two digits for a
department, four for a province, six for a district; RENIEC numbers the same places differently. Read 2026-11.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Literal, TypeAlias

from safefeedback.errors import ComponentError

__all__ = ["Level", "Place", "ancestors", "common", "enlarged", "is_place", "parent", "place", "places", "table"]

Level: TypeAlias = Literal["department", "province", "district"]

_LEVELS: dict[int, Level] = {2: "department", 4: "province", 6: "district"}


@dataclass(frozen=True, slots=True)
class Place:
    """A department, province or district.

    Attributes:
        code: INEI ubigeo of two, four or six digits.
        name: official name, as INEI writes it.
        population: inhabitants projected for 2025; of a province or department, the sum of its districts.
        position: latitude and longitude of a district's capital, decimal degrees; None above districts.
        other_names: further spellings: other agencies', the capital's, those in common use.
    """

    code: str
    name: str
    population: int
    position: tuple[float, float] | None = None
    other_names: tuple[str, ...] = field(default=(), repr=False)

    @property
    def level(self) -> Level:
        """Its floor in the tree."""
        return _LEVELS[len(self.code)]


@cache
def table() -> MappingProxyType[str, Place]:
    """Return every place by code, in order of code: a department comes before its provinces."""
    lines = files("safefeedback.territory").joinpath("data/ubigeo.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines]
    population: dict[str, int] = {}
    for code, _, *rest in rows:
        for size in (2, 4, 6) if rest else ():
            population[code[:size]] = population.get(code[:size], 0) + int(rest[0])
    return MappingProxyType({row[0]: _place(row, population[row[0]]) for row in rows})


def _place(row: list[str], population: int) -> Place:
    code, name, *rest = row
    if not rest:
        return Place(code, name, population)
    names = tuple(rest[3].split("|")) if len(rest) > 3 else ()
    return Place(code, name, population, (float(rest[1]), float(rest[2])), names)


def is_place(code: str) -> bool:
    """Tell whether a department, province or district has this INEI code."""
    return code in table()


def place(code: str) -> Place:
    """Return the place of an INEI code.

    Raises:
        ComponentError: no department, province or district has this code.
    """
    found = table().get(code)
    if found is None:
        raise ComponentError(
            f"ubigeo: expected the code of a department, province or district, got {len(code)} characters"
        )
    return found


def places(level: Level) -> tuple[Place, ...]:
    """Return the places of one level, in order of code."""
    return tuple(found for found in table().values() if found.level == level)


def parent(child: Place) -> Place | None:
    """Return the province of a district or the department of a province; None for a department."""
    return table()[child.code[:-2]] if len(child.code) > 2 else None


def ancestors(child: Place) -> tuple[Place, ...]:
    """Return the places that contain it, nearest first."""
    return tuple(table()[child.code[:size]] for size in range(len(child.code) - 2, 0, -2))


def enlarged(start: Place, population: int) -> Place | None:
    """Return the place, or the first one around it, that has so many inhabitants; None when not even its department."""
    return next((area for area in (start, *ancestors(start)) if area.population >= population), None)


def common(among: Iterable[Place]) -> Place | None:
    """Return the smallest place that contains (or is) all of them; None when only the country does."""
    chosen = tuple(among)
    for size in (6, 4, 2):
        codes = {found.code[:size] for found in chosen}
        if len(codes) == 1 and all(len(found.code) >= size for found in chosen):
            return table()[codes.pop()]
    return None
