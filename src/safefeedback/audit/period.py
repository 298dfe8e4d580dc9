"""Whole days, as the agency's calendar has them: the logs reckon in milliseconds of UTC, an auditor in days of Peru.

>>> Period(dt.date(2026, 11, 1), dt.date(2026, 11, 30)).days
30
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

from safefeedback.errors import InputError

__all__ = ["LIMA", "Period", "day_of", "moment_of"]

LIMA: Final = dt.timezone(dt.timedelta(hours=-5), "America/Lima")
"""Time of Peru, the same the whole year."""


@dataclass(frozen=True, slots=True)
class Period:
    """A run of whole days.

    Attributes:
        first: first day of it.
        last: last day of it, included.
        zone: whose days they are.

    Raises:
        InputError: it ends before it begins.
    """

    first: dt.date
    last: dt.date
    zone: dt.tzinfo = LIMA

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise InputError("period: expected the last day not before the first")

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    def holds(self, at: int) -> bool:
        """Tell whether a moment (Unix milliseconds) lies in it."""
        return self.first <= day_of(at, self.zone) <= self.last


def moment_of(at: int, zone: dt.tzinfo = LIMA) -> dt.datetime:
    """Return a moment (Unix milliseconds) on the clock of a zone."""
    return dt.datetime.fromtimestamp(at / 1000, tz=zone)


def day_of(at: int, zone: dt.tzinfo = LIMA) -> dt.date:
    """Return the day on which a moment (Unix milliseconds) lies."""
    return moment_of(at, zone).date()
