"""The day it is, in UTC: the vault reckons in days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

__all__ = ["Clock", "last_of_month", "month_of", "utc_day"]

Clock = Callable[[], dt.date]
"""Returns the day it is."""


def utc_day() -> dt.date:
    """Return the day it is in UTC."""
    return dt.datetime.now(tz=dt.UTC).date()


def month_of(day: dt.date) -> str:
    """Return the month of a day, such as ``2026-11``."""
    return f"{day.year:04}-{day.month:02}"


def last_of_month(day: dt.date) -> dt.date:
    """Return the last day of a day's month."""
    return (day.replace(day=28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(days=1)
