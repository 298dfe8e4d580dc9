"""Generalize: something wider instead of the value: a band, a month, a decade, a province.

>>> Generalize().operate("67 años", {"entity_type": "AGE"})
'60 a 69 años'
>>> Generalize().operate("14/04/23", {"entity_type": "DATE_TIME"})
'abril de 2023'
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, Final

from safefeedback.errors import ConfigurationError
from safefeedback.operators.areas import area_around, area_of
from safefeedback.operators.base import Mention, Operator
from safefeedback.operators.dates import parse_age, parse_date
from safefeedback.text import fold

__all__ = ["Generalize"]

_MONTHS: Final = "enero febrero marzo abril mayo junio julio agosto setiembre octubre noviembre diciembre".split()
_ADULT: Final = 18
_OLDEST: Final = 80
_EARLIEST: Final = 1940  # decades before it have too few people left, as ages from 80 on have
_LIMIT: Final = 120


@dataclass(frozen=True, slots=True)
class Generalize(Operator):
    """Replace an age by its band, a date by its month, a birth date by its decade, a place by one large enough.

    What cannot be generalized (another entity, an unknown place, a date that cannot be read) becomes the label.

    Attributes:
        years: width of an age band: 5 or 10.
        population: inhabitants that a place must have to be named.

    Raises:
        ConfigurationError: another width, or a population below 1.
    """

    years: int = 10
    population: int = 20_000

    name: ClassVar[str] = "generalize"

    def __post_init__(self) -> None:
        if self.years not in (5, 10):
            raise ConfigurationError(f"generalize: expected years to be 5 or 10, got {self.years}")
        if self.population < 1:
            raise ConfigurationError(f"generalize: expected population to be 1 or more, got {self.population}")

    def replace(self, mention: Mention) -> str | None:
        """Return the wider value, or None when there is none."""
        way = self._ways().get(mention.entity)
        return way(mention) if way else None

    def _ways(self) -> dict[str, Callable[[Mention], str | None]]:
        return {
            "AGE": self._age,
            "DATE_TIME": _month,
            "DATE_OF_BIRTH": _decade,
            "LOCATION": lambda mention: area_of(mention.text, mention.places, population=self.population),
            "COORDINATES": lambda mention: area_around(mention.text, population=self.population),
        }

    def _age(self, mention: Mention) -> str | None:
        if "mes" in fold(mention.text):
            return "menor de edad"
        age = parse_age(mention.text)
        if age is None or age > _LIMIT:
            return None
        if age < _ADULT:
            return "menor de edad"
        if age >= _OLDEST:
            return f"{_OLDEST} años o más"
        first = max(_ADULT, age - age % self.years)
        return f"{first} a {age - age % self.years + self.years - 1} años"


def _month(mention: Mention) -> str | None:
    date = parse_date(mention.text)
    if date is None or date.month is None:
        return None
    month = _MONTHS[date.month - 1]
    return month if date.year is None else f"{month} de {date.year}"


def _decade(mention: Mention) -> str | None:
    date = parse_date(mention.text, is_birth=True)
    if date is None or date.year is None:
        return None
    return f"década de {date.year - date.year % 10}" if date.year >= _EARLIEST else f"antes de {_EARLIEST}"
