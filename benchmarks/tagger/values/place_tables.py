"""Places to draw from: districts by population, hamlets, streets, neighbourhoods."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from random import Random
from typing import Final

from safefeedback.lexicon import names
from safefeedback.text import fold

from .drawing import Drawer, pick, rows
from .place_lists import HEROES, HOPES, ODD_PLACES, SHORT_PLACES
from .style import titled

__all__ = ["PlaceTables"]

_CLEAN: Final = re.compile(r"[^\W\d_]{3,}(?: [^\W\d_]{2,}){0,3}")
_HAMLETS: Final = 20_000
_HOUSING: Final = re.compile(
    r"urb|a\.?a?\.? ?h|asent|asoc|coop|p\.?p|pueblo|resid|barrio|conj|upis|fundo", re.IGNORECASE
)
_NOISE: Final = frozenset(
    "cuadra cdra mza lote s n esquina distrito provincia de la del salud agrario privado publico sector anexo "
    "reglamento nro kilometro av jr calle avenida jiron pasaje prolongacion carretera plaza alameda malecon pje psje "
    "interior barrio fundo cooperativa asociacion caserio urb urbanizacion dpto piso oficina con y en al".split()
)
_ENDS: Final = frozenset(
    "de del la las los el y en al con cuadra cdra mza lote nro esquina urb piso provincia distrito".split()
)


class PlaceTables:
    """Drawers of places, each in its best spelling.

    Attributes:
        regions: folded names of departments.
        provinces: folded names of provinces.
        districts: folded names of districts.
    """

    def __init__(self, data: Path, seed: int) -> None:
        self._accents: dict[str, str] = {}
        self._read_districts(data)
        self._read_hamlets(data, Random(seed))
        self.street_names = self._street_names(data)
        self.zone_names = self._zone_names(data)
        self.short = Drawer(SHORT_PLACES.split())
        self.odd = Drawer(ODD_PLACES)

    def any_place(self, random: Random) -> str:
        """Draw a place: a district most often, by population; now and then a hamlet or a neighbourhood."""
        chance = random.random()
        if chance < 0.45:
            return self.district(random)
        if chance < 0.6:
            return self.province(random)
        if chance < 0.72:
            return self.region(random)
        if chance < 0.88:
            return self.hamlet(random)
        return self.zone_names(random) if chance < 0.95 else self.odd(random)

    def written(self, name: str) -> str:
        """Return a name with capitals and, where they are known, accents."""
        return titled(" ".join(self._spelling(word) for word in name.split()))

    def _spelling(self, word: str) -> str:
        folded = fold(word)
        known = self._accents.get(folded)
        if known is None:
            known = word.lower() if not word.isascii() else names().written(folded).lower()
            self._accents[folded] = known
        return known

    def _read_districts(self, data: Path) -> None:
        regions: dict[str, float] = {}
        provinces: dict[str, float] = {}
        districts: dict[str, float] = {}
        for region, province, district, _, _, _, _, people, *_ in rows(data, "pe_ubigeo_inei_2025"):
            for word in f"{region} {province} {district}".split():
                self._accents.setdefault(fold(word), word.lower())
            weight = float(people or 300)
            regions[region] = regions.get(region, 0) + weight
            provinces[province] = provinces.get(province, 0) + weight
            districts[district] = districts.get(district, 0) + weight
        self.region, self.province, self.district = (
            Drawer({name: people**power for name, people in table.items()})
            for table, power in ((regions, 0.6), (provinces, 0.6), (districts, 0.6))
        )
        self.regions, self.provinces, self.districts = (
            frozenset(map(fold, table)) for table in (regions, provinces, districts)
        )

    def _read_hamlets(self, data: Path, random: Random) -> None:
        found = [row[5] for row in rows(data, "pe_centros_poblados") if _CLEAN.fullmatch(row[5]) and len(row[5]) < 28]
        self.hamlet = Drawer(map(self.written, random.sample(found, min(_HAMLETS, len(found)))))

    def _street_names(self, data: Path) -> Drawer:
        weights = dict.fromkeys(HEROES, 6.0)
        for table in ("pe_vias_renipress", "pe_vias_legalize"):
            self._add(weights, rows(data, table))
        return Drawer(weights)

    def _zone_names(self, data: Path) -> Drawer:
        weights = dict.fromkeys(HOPES, 4.0)
        self._add(weights, rows(data, "pe_zonas_renipress"))
        self._add(weights, (row for row in rows(data, "pe_zonas_legalize") if _HOUSING.match(row[0])))
        return Drawer(weights)

    def _add(self, weights: dict[str, float], found: Iterable[list[str]]) -> None:
        for _, name, count in found:
            words = fold(name).split()
            if not _CLEAN.fullmatch(name) or len(name) > 30 or words[-1] in _ENDS or words[0] in _NOISE:
                continue
            written = self.written(name)
            weights[written] = weights.get(written, 0.0) + int(count) ** 0.5

    def lot(self, random: Random) -> str:
        """Draw the letter or number of a block of houses."""
        chance = random.random()
        letter = pick("ABCDEFGHIJKLMNÑOPQRSTUVXYZ", random)
        if chance < 0.62:
            return letter
        if chance < 0.85:
            return f"{letter}{1 + int(random.random() * 9)}"
        return str(1 + int(random.random() * 60)) if chance < 0.95 else letter + letter
