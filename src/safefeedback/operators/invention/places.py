"""Invented addresses, places and points.

Streets carry names made for this table; that one of them exists somewhere, with that number, cannot be excluded.
Points lie in the Pacific, west of every land of Peru (longitude -84 to -82.5; the coast reaches -81.4).
"""

from __future__ import annotations

import re
from random import Random
from typing import Final

from safefeedback.operators.base import Mention
from safefeedback.operators.invention.chance import Chance
from safefeedback.operators.invention.people import cased
from safefeedback.operators.invention.shape import digits, written
from safefeedback.territory import places
from safefeedback.text import fold

__all__ = ["address", "coordinates", "location"]

_STREETS: Final = (
    "Los Tumbos Altos", "Las Retamas Claras", "El Molle Viejo", "La Quinua Blanca", "Los Algarrobos Grises",
    "Las Totoras Verdes", "Los Queñuales Bajos", "La Tara Nueva", "Los Capulíes Rojos", "Las Achiras Tardías",
)  # fmt: skip
_ZONES: Final = ("Flor de Quinua", "Los Totorales Nuevos", "Villa de los Molles", "Nueva Retama", "Alto Capulí")
_VIA: Final = re.compile(
    r"\b(?:av|avda|avenida|jr|jiron|ca|calle|psje|pje|pasaje|prol|prolongacion|malecon|alameda|carretera)\b\.?"
)
_LOT: Final = re.compile(r"\b(?:mz|mza|manzana)\b\.?")
_NUMBER: Final = re.compile(r"\d+")
_DECIMAL: Final = re.compile(r"(?P<sign>[-+]?)(?P<whole>\d{1,3})(?P<point>[.,])(?P<rest>\d{2,})")
_LARGE: Final = 20_000


def address(mention: Mention, chance: Chance) -> str | None:
    """Invent an address of the same form: kind of street and number, or block and lot; references are dropped."""
    text, rng = written(mention.text), chance.random(mention.entity, mention.value)
    folded = fold(text)
    via, lot = _VIA.search(folded), _LOT.search(folded)
    if lot and not (via and via.start() < lot.start()):
        invented = f"Mz. {rng.choice('BCDEFGHIJKLMN')} Lt. {rng.randrange(1, 40)} {rng.choice(_ZONES)}"
    else:
        kind = text[via.start() : via.end()] if via else "Jr."
        invented = f"{kind[:1].upper()}{kind[1:].lower()} {rng.choice(_STREETS)} {_number(folded, rng)}"
    return invented.upper() if text.isupper() else invented.lower() if text.islower() else invented


def _number(folded: str, rng: Random) -> str:
    old = _NUMBER.search(folded)
    size = min(len(old[0]), 4) if old else 3
    return str(rng.randrange(1, 10)) + digits(size - 1, rng)


def location(mention: Mention, chance: Chance) -> str | None:
    """Invent a place: another district of 20,000 inhabitants or more, by INEI's table."""
    rng = chance.random(mention.entity, mention.value)
    large = [place.name for place in places("district") if place.population >= _LARGE]
    name = rng.choice(large)
    text = written(mention.text)
    return name if text.istitle() else cased(name, text) if text.isupper() or text.islower() else name


def coordinates(mention: Mention, chance: Chance) -> str | None:
    """Invent a point with as many decimals; other notations than decimal degrees have none."""
    text, rng = written(mention.text), chance.random(mention.entity, mention.value)
    found = list(_DECIMAL.finditer(text))
    rest = _DECIMAL.sub("", text)
    if len(found) != 2 or any(c.isdigit() for c in rest):
        return None
    new = iter((str(rng.randrange(10, 18)), rng.choice(("82", "83"))))
    return _DECIMAL.sub(lambda m: f"{m['sign']}{next(new)}{m['point']}{_decimals(m['rest'], rng)}", text)


def _decimals(old: str, rng: Random) -> str:
    return str(rng.randrange(5, 10)) + digits(len(old) - 1, rng)
