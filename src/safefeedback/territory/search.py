"""Places by name in any spelling, and by position."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import cache
from typing import Final

from safefeedback.territory.place import Place, places, table
from safefeedback.territory.spelling import fold, sound

__all__ = ["find", "nearest"]

_LONGEST: Final = 80  # characters; no name of a place is longer
_EARTH_KM: Final = 6371.0


@cache
def _index(key: Callable[[str], str]) -> dict[str, tuple[Place, ...]]:
    found: dict[str, list[Place]] = {}
    for candidate in sorted(table().values(), key=lambda place: (len(place.code), place.code)):
        for name in dict.fromkeys(key(name) for name in (candidate.name, *candidate.other_names)):
            found.setdefault(name, []).append(candidate)
    return {name: tuple(candidates) for name, candidates in found.items()}


def find(name: str) -> tuple[Place, ...]:
    """Return every place with this name: departments, then provinces, then districts, by code.

    Case, accents and separators are ignored. A name that no place bears is compared by sound, so ``uaras`` finds
    Huaraz. A name that several places bear returns them all: to choose is the caller's part. The name must be whole
    (``calle San Isidro`` finds nothing); words such as ``distrito de`` belong to the caller too.
    """
    if len(name) > _LONGEST:
        return ()
    return _index(fold).get(fold(name)) or _index(sound).get(sound(name), ())


def nearest(latitude: float, longitude: float, *, within_km: float = 100.0) -> Place | None:
    """Return the district whose capital is nearest to a point, or None when none is within the distance.

    The capital of a neighbouring district can be nearer than one's own: the province is right far more often than
    the district, and near a border either may be wrong.
    """
    if not (math.isfinite(latitude) and math.isfinite(longitude)):
        return None
    distance, code = min(
        (_distance_km(latitude, longitude, district), district.code) for district in places("district")
    )
    return table()[code] if distance <= within_km else None


def _distance_km(latitude: float, longitude: float, district: Place) -> float:
    """Return the distance on a plane that touches the earth there: within 1 % over the distances asked for."""
    there = district.position or (math.inf, math.inf)
    north = math.radians(there[0] - latitude)
    east = math.radians(there[1] - longitude) * math.cos(math.radians(latitude))
    return _EARTH_KM * math.hypot(north, east)
