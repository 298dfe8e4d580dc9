"""The area that stands for a place or a point: the smallest one with inhabitants enough.

Population is INEI's (:mod:`safefeedback.territory`). 1,596 of Peru's 1,891 districts have fewer than 20,000
inhabitants: named beside an age or an illness, they single a person out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from safefeedback.operators.numerals import repaired
from safefeedback.territory import Place, ancestors, common, enlarged, find, fold, nearest

__all__ = ["area_around", "area_of", "point_of"]

_DECIMAL: Final = re.compile(r"(?P<sign>[-+]|menos )?(?P<degrees>\d{1,3}[.,]\d+)\s*°?\s*(?P<side>[nsewo](?![a-z]))?")
_SEXAGESIMAL: Final = re.compile(
    r"(?P<degrees>\d{1,3})\s*°\s*(?P<minutes>\d{1,2})\s*['’′]\s*(?P<seconds>\d{1,2}(?:[.,]\d+)?)\s*(?:[\"”″]|'')?\s*(?P<side>[nsewo])"
)
_SOUTH_OR_WEST: Final = ("s", "w", "o")
_LONGEST: Final = 200  # characters of a pair of coordinates
_TITLES: Final = {"province": "provincia de", "department": "departamento de"}


def area_of(text: str, others: Sequence[str], *, population: int) -> str | None:
    """Return the place as it is written when it is large enough, else its province or department, else None.

    A name of a province and a district alike is read as the district, the smaller one. Among namesakes, those beside
    whose name a province or department of theirs is told are meant; when several are left, the text stays only if
    each of them is large enough, and what is named instead contains them all.

    Args:
        text: the place as written.
        others: the places that the message names, itself among them or not.
        population: inhabitants that an area must have.
    """
    meant = _meant(find(text), others)
    if not meant:
        return None
    if all(place.population >= population for place in meant):
        return text
    return _named(common(meant), population)


def _meant(candidates: Sequence[Place], others: Sequence[str]) -> Sequence[Place]:
    smallest = [place for place in candidates if place.level == "district"] or list(candidates)
    told = {fold(other) for other in others}
    beside = [place for place in smallest if any(fold(above.name) in told for above in ancestors(place))]
    return beside or smallest


def area_around(text: str, *, population: int) -> str | None:
    """Return the province or department around a point, or None when it is not read or lies far from every capital."""
    point = point_of(text)
    district = nearest(*point) if point else None
    above = ancestors(district) if district else ()
    return _named(above[0], population) if above else None


def _named(place: Place | None, population: int) -> str | None:
    """Return the name of a place or of the first one around it that is large enough."""
    area = enlarged(place, population) if place else None
    if area is None:
        return None
    title = _TITLES.get(area.level, "")
    return area.name if area.code.startswith("07") or not title else f"{title} {area.name}"


def point_of(text: str) -> tuple[float, float] | None:
    """Return latitude and longitude, in degrees, of a pair written in decimals or in degrees, minutes and seconds."""
    clean = _straight(text) if len(text) <= _LONGEST else ""
    found = [_degrees(match) for match in _SEXAGESIMAL.finditer(clean)]
    found = found or [_degrees(match) for match in _DECIMAL.finditer(clean)]
    return (found[0], found[1]) if len(found) == 2 and abs(found[0]) <= 90 and abs(found[1]) <= 180 else None


def _straight(text: str) -> str:
    return repaired(text).replace("−", "-").replace("º", "°")


def _degrees(match: re.Match[str]) -> float:
    parts = match.groupdict()
    size = float(parts["degrees"].replace(",", "."))
    size += int(parts.get("minutes") or 0) / 60 + float((parts.get("seconds") or "0").replace(",", ".")) / 3600
    is_negative = parts["side"] in _SOUTH_OR_WEST or parts.get("sign") in ("-", "menos ")
    return -size if is_negative else size
