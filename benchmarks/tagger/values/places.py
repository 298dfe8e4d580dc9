"""Places: districts, hamlets, neighbourhoods, streets and parks named as places."""

from __future__ import annotations

import re
from random import Random
from typing import Final

from safefeedback.text import fold

from .drawing import Drawer, pick
from .place_lists import COUNTRIES
from .place_tables import PlaceTables
from .style import Style

__all__ = ["STREET_HEAD", "ZONE_HEAD", "Places"]

STREET_HEAD: Final = (
    r"(?:av(?:enida|d?a)?|jr|jir[oó]n|ca(?:lle)?|clle|psje?|pje|pas(?:aje|je)?|prol(?:ong)?(?:aci[oó]n)?|alameda|malec[oó]n|"
    r"[oó]valo|carr(?:etera)?|v[ií]a|autopista|panamericana)(?:\.|\b)"
)
ZONE_HEAD: Final = (
    r"(?:aa\.? ?hh\.?|a\.? ?h\.|asent(?:amiento)?\.? humanos?|urb(?:anizaci[oó]n)?|coop(?:erativa)?|sector|barrio|"
    r"asoc(?:iaci[oó]n)?(?: de vivienda| viv| pro ?viv(?:ienda)?)?|pp?\.? ?j?j\.|ppjj|pueblo joven|resid(?:encial)?|"
    r"upis|"
    r"conj(?:unto)?\.? hab(?:itacional)?|unidad vecinal|quinta|condominio|villa|zona|grupo residencial|parcela|fundo|"
    r"cc\.? ?nn\.?|cc\.? ?cc\.?|comunidad (?:nativa|campesina)|cas(?:er[ií]o)?|anexo|c\.? ?p\.?(?: ?m\.?)?|"
    r"centro poblado(?: menor)?|habilitaci[oó]n urbana)(?:\.|\b)"
)
_SITE: Final = (
    r"(?:parque|plaza(?: de armas)?|plazuela|mercado|puente|paradero|loza|losa|estadio|coliseo|complejo|playa)\b"
)
_RIVER: Final = re.compile(r"(r[ií]o|quebrada|laguna|lago|cerro|puerto)\s", re.IGNORECASE)
_HEAD: Final = re.compile(rf"(?:(?P<street>{STREET_HEAD})|(?P<zone>{ZONE_HEAD})|(?P<site>{_SITE}))\s*", re.IGNORECASE)
_COUNTRIES: Final = frozenset(map(fold, COUNTRIES))


class Places:
    """Invents places."""

    def __init__(self, tables: PlaceTables) -> None:
        self.tables = tables

    def value(self, surface: str, random: Random) -> str:
        """Return another place of the same sort."""
        style = Style.of(surface, random, owes_accent=surface.isascii() and self._owes(surface))
        head = _HEAD.match(surface)
        if head is not None and head.end() < len(surface):
            return head[0] + style(self._after(head)(random))
        river = _RIVER.match(surface)
        if river is not None:
            return river[0] + style(self.tables.hamlet(random))
        if surface.isupper() and len(surface) <= 4 and fold(surface) not in self.tables.districts:
            return self.tables.short(random)
        if fold(surface) in _COUNTRIES:
            return style(pick(COUNTRIES, random))
        return style(self._plain(fold(surface), random))

    def _after(self, head: re.Match[str]) -> Drawer:
        tables = self.tables
        if head["zone"] is not None and re.match(r"c|anexo", head["zone"], re.IGNORECASE) and "oop" not in head["zone"]:
            return tables.hamlet
        return tables.zone_names if head["zone"] else tables.street_names

    def _plain(self, folded: str, random: Random) -> str:
        """Draw a place of the level of a name, now and then of another."""
        tables = self.tables
        is_region, is_province, is_district = (
            folded in tables.regions, folded in tables.provinces, folded in tables.districts
        )  # fmt: skip
        own, share = (tables.region, 0.45) if is_region else (tables.hamlet, 0.35)
        if not is_region and is_province != is_district:
            own, share = (tables.province, 0.6) if is_province else (tables.district, 0.7)
        return own(random) if random.random() < share else tables.any_place(random)

    def _owes(self, surface: str) -> bool:
        return any(self.tables.written(word) != word.capitalize() for word in surface.split() if word.isalpha())
