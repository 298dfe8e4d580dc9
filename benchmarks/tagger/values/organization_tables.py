"""Health facilities and public bodies to draw from."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from .drawing import Drawer, rows
from .place_tables import PlaceTables

__all__ = ["OrganizationTables"]

_PUBLIC: Final = re.compile(r"[A-ZÁÉÍÓÚ][^\d.,:]{8,60}[^\W\d_]{4}")
_CUT_OFF: Final = frozenset(
    "una toda salvo para nacional general dirección direccion persona inversión competencia vida unidad sanciones "
    "publica pública naturales administración gobierno nacionales regional los las del".split()
)
_HEALTH_HEAD: Final = re.compile(
    r"(?:(?:puesto|centro|cetro|posta|hospital|policl[ií]nico|cl[ií]nica)(?: de salud| medico)?"
    r"|p\.?s\.?|c\.?s\.?)\s+",
    re.IGNORECASE,
)
_HEALTH_NOISE: Final = re.compile(
    r"mental|salud|sistema|servicio|red |comunitario|s\.?a\.?c|centro|sanidad", re.IGNORECASE
)
_LETTERS: Final = re.compile(r"[^\W\d_][^\W\d_'. -]*(?:[ '.-][^\W\d_]+)*")
_LEAST: Final = 5  # mentions of a public body in the norms; below, most are cut wrong


class OrganizationTables:
    """Drawers of organisations.

    Attributes:
        health: what follows "posta", "centro de salud" or "hospital".
        public: public bodies, by how often the norms name them.
    """

    def __init__(self, data: Path, places: PlaceTables) -> None:
        self.health = Drawer(map(places.written, self._health_names(data)))
        self.public = Drawer(
            {
                name: min(int(count), 400) ** 0.4
                for name, count in rows(data, "pe_entidades_legalize")
                if int(count) >= _LEAST and _is_public(name)
            }
        )

    def _health_names(self, data: Path) -> list[str]:
        kept: list[str] = []
        for name, owner, sort, *_ in rows(data, "pe_ipress_names"):
            if owner == "PRIVADO" and not sort.startswith(("HOSPITALES", "POLICL")):
                continue
            bare = _HEALTH_HEAD.sub("", name).strip()
            if 3 < len(bare) < 34 and _LETTERS.fullmatch(bare) and not _HEALTH_NOISE.search(bare):
                kept.append(bare)
        return kept


def _is_public(name: str) -> bool:
    return bool(_PUBLIC.fullmatch(name)) and name.rsplit(" ", 1)[-1].lower() not in _CUT_OFF and "www" not in name
