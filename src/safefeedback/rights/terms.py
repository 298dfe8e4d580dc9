"""Terms of requests in business days (DS 016-2024-JUS, arts. 69 to 71), with the holidays of Peru.

Saturdays, Sundays and national holidays (package holidays) do not count, nor does the day of receipt. Days that a
decree declares non-working for the public sector are given as ``also``: they change from year to year.

>>> due_day("access", dt.date(2026, 7, 20))
datetime.date(2026, 8, 21)
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final

import holidays

from safefeedback.errors import InputError

__all__ = ["LIMA", "RIGHTS", "Right", "due_day", "is_business_day", "today"]

LIMA: Final = dt.timezone(dt.timedelta(hours=-5), "America/Lima")
"""Time of Peru, the same the whole year: requests come on its days."""

_LAW: Final = "Ley 29733 art. {}; DS 016-2024-JUS arts. 69 a 71"
_YEARS: Final = range(1990, 2100)


@dataclass(frozen=True, slots=True)
class Right:
    """A right that a person may exercise.

    Attributes:
        code: as the log has it.
        title: in Spanish.
        days: business days to answer.
        law: where it says so.
        is_extendable: the term may be extended once, by as many days.
    """

    code: str
    title: str
    days: int
    law: str
    is_extendable: bool = True


RIGHTS: Final[Mapping[str, Right]] = MappingProxyType(
    {
        right.code: right
        for right in (
            Right("information", "Información", 8, _LAW.format(18), is_extendable=False),
            Right("access", "Acceso", 20, _LAW.format(19)),
            Right("rectification", "Rectificación", 10, _LAW.format(20)),
            Right("cancellation", "Cancelación o supresión", 10, _LAW.format(20)),
            Right("opposition", "Oposición", 10, _LAW.format(22)),
        )
    }
)
"""The rights by code."""


def today() -> dt.date:
    """Return the day it is in Peru."""
    return dt.datetime.now(tz=LIMA).date()


def is_business_day(day: dt.date, also: Iterable[dt.date] = ()) -> bool:
    """Tell whether the day counts.

    Args:
        day: which day.
        also: further days that do not count.

    Raises:
        InputError: a year outside 1990 to 2099.
    """
    if day.year not in _YEARS:
        raise InputError(f"term: expected a year from {_YEARS[0]} to {_YEARS[-1]}")
    return day.weekday() < 5 and day not in _holidays(day.year) and day not in set(also)


def due_day(right: str, got: dt.date, *, is_extended: bool = False, also: Iterable[dt.date] = ()) -> dt.date:
    """Return the last day of the term of a request.

    Args:
        right: a code of :data:`RIGHTS`.
        got: the day on which it came.
        is_extended: with the extension.
        also: further days that do not count.

    Raises:
        InputError: another right, a right whose term is not extended, or a year outside 1990 to 2099.
    """
    found = RIGHTS.get(right)
    if found is None:
        raise InputError(f"term: expected one of the rights {', '.join(RIGHTS)}")
    if is_extended and not found.is_extendable:
        raise InputError("term: expected a right whose term may be extended")
    free = frozenset(also)
    left, day = found.days * (2 if is_extended else 1), got
    while left:
        day += dt.timedelta(days=1)
        left -= is_business_day(day, free)
    return day


@cache
def _holidays(year: int) -> frozenset[dt.date]:
    return frozenset(holidays.country_holidays("PE", years=year))
