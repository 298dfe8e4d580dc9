"""Places by name in any spelling, and by position."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Final

from safefeedback.territory.place import Place, places, table
from safefeedback.territory.spelling import fold, sound

__all__ = ["find", "nearest", "resembling"]

_LONGEST: Final = 80  # characters; no name of a place is longer
_EARTH_KM: Final = 6371.0
_MISSPELT_FROM: Final = 6  # letters that a name must have for one of them to be wrong

_OTHER_NAME: Final = 1.5
_BY_SOUND: Final = 0.7
_MISSPELT: Final = 2.5


def _in_order() -> list[Place]:
    return sorted(table().values(), key=lambda place: (len(place.code), place.code))


@cache
def _short_names() -> Mapping[str, tuple[str, ...]]:
    """Return further names in common use by code: ``data/short-names.tsv``, ours, of this file's date."""
    lines = files("safefeedback.territory").joinpath("data/short-names.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines)
    return {code: tuple(names.split("|")) for code, names in rows}


@cache
def _index(key: Callable[[str], str]) -> dict[str, tuple[Place, ...]]:
    """Return places by all their names."""
    found: dict[str, list[Place]] = {}
    for candidate in _in_order():
        names = (candidate.name, *candidate.other_names, *_short_names().get(candidate.code, ()))
        for name in dict.fromkeys(map(key, names)):
            found.setdefault(name, []).append(candidate)
    return {name: tuple(candidates) for name, candidates in found.items()}


@cache
def _official(key: Callable[[str], str]) -> dict[str, tuple[Place, ...]]:
    """Return places by their official name alone."""
    found: dict[str, list[Place]] = {}
    for candidate in _in_order():
        found.setdefault(key(candidate.name), []).append(candidate)
    return {name: tuple(candidates) for name, candidates in found.items()}


@cache
def _shortened() -> dict[str, tuple[str, ...]]:
    """Return the names, letters only, by themselves without one letter, and by themselves."""
    found: dict[str, list[str]] = {}
    for name in _index(_glued):
        for short in dict.fromkeys(_without_one(name)) if len(name) >= _MISSPELT_FROM else ():
            found.setdefault(short, []).append(name)
    return {short: tuple(names) for short, names in found.items()}


def _glued(name: str) -> str:
    return fold(name).replace(" ", "")


def _without_one(name: str) -> Iterator[str]:
    yield name
    for at in range(len(name)):
        yield name[:at] + name[at + 1 :]


def _is_one_off(written: str, name: str) -> bool:
    """Tell whether one letter is missing, too many, wrong, or two neighbours are swapped."""
    if abs(len(written) - len(name)) == 1:
        return True  # they share a form without one letter, which is what brought them together
    differing = [at for at in range(len(name)) if written[at] != name[at]]
    return len(differing) == 1 or (
        len(differing) == 2
        and differing[1] - differing[0] == 1
        and written[differing[0]] == name[differing[1]]
        and written[differing[1]] == name[differing[0]]
    )


def find(name: str) -> tuple[Place, ...]:
    """Return every place with this name: departments, then provinces, then districts, by code.

    Case, accents and separators are ignored. A name that no place bears officially is compared by sound, so ``uaras``
    finds Huaraz. A name that several places bear returns them all: to choose is the caller's part
    (:func:`~safefeedback.territory.settle` does). The name must be whole (``calle San Isidro`` finds nothing); words
    such as ``distrito de`` belong to the caller too.
    """
    if len(name) > _LONGEST:
        return ()
    folded = fold(name)
    if folded in _official(fold):
        return _index(fold)[folded]
    alike = _official(sound).get(sound(name), ())
    named = dict.fromkeys((*_index(fold).get(folded, ()), *alike)) or _index(sound).get(sound(name), ())
    return tuple(sorted(named, key=lambda place: (len(place.code), place.code)))


def resembling(name: str) -> tuple[tuple[Place, float], ...]:
    """Return every place that a name may mean, as :func:`find` and beyond it, each with a doubt.

    Where :func:`find` finds nothing, words written together and one wrong letter in a name of six or more are allowed
    for. The doubt is 0 for an official name as written and grows to 2.5 for a misspelt one: what it takes from the
    logarithm of a likelihood.
    """
    if len(name) > _LONGEST:
        return ()
    folded = fold(name)
    found = [(each, _doubt(each, folded)) for each in find(name)]
    if found or not folded:
        return tuple(found)
    glued = folded.replace(" ", "")
    if together := _index(_glued).get(glued):
        return tuple((each, _BY_SOUND) for each in together)
    near = dict.fromkeys(each for short in _without_one(glued) for each in _shortened().get(short, ()))
    close = [each for each in near if len(glued) >= _MISSPELT_FROM and _is_one_off(glued, each)]
    places_ = dict.fromkeys(found for each in close for found in _index(_glued)[each])
    return tuple((each, _MISSPELT) for each in sorted(places_, key=lambda place: (len(place.code), place.code)))


def _doubt(of: Place, folded: str) -> float:
    if fold(of.name) == folded:
        return 0.0
    return _BY_SOUND if sound(of.name) == sound(folded) else _OTHER_NAME


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
