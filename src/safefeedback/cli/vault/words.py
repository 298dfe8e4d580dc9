"""Days, numbers and kinds in Spanish sentences.

>>> day(dt.date(2027, 1, 5))
'5 de enero de 2027'
>>> count(1, "persona", "personas"), count(12_345, "persona", "personas")
('1 persona', '12 345 personas')
"""

from __future__ import annotations

import datetime as dt
from typing import Final

__all__ = ["count", "day"]

_MONTHS: Final = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split()


def day(date: dt.date) -> str:
    """Return a day in words."""
    return f"{date.day} de {_MONTHS[date.month - 1]} de {date.year}"


def count(number: int, one: str, many: str) -> str:
    """Return a number with its noun."""
    return f"{number:,}".replace(",", " ") + " " + (one if number == 1 else many)
