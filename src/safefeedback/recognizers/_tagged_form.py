"""Whether what the model calls a number can be one: how many digits and letters it has.

The limits are wide (people drop and double digits; numbers of an agency have no fixed length) and say only what no
writer would mean. A number in words is not counted. Sources: ``docs/reference/entities.md`` and the identifiers' own
modules.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

__all__ = ["is_formed"]

_DIGITS: Final[Mapping[str, tuple[int, int]]] = {
    "PHONE_NUMBER": (6, 15),
    "IP_ADDRESS": (4, 40),
    "COORDINATES": (4, 40),
    "PE_DNI": (7, 10),
    "PE_RUC": (10, 12),
    "PE_FOREIGNER_ID": (5, 15),
    "BANK_ACCOUNT": (8, 34),
    "SERVICE_ACCOUNT": (4, 16),
    "HEALTH_ID": (3, 20),
    "CASE_NUMBER": (2, 40),
    "OTHER_ID": (3, 20),
}
"""Least and most digits."""

_SIGNS: Final[Mapping[str, tuple[int, int]]] = {
    "PASSPORT": (6, 12),
    "PE_DRIVER_LICENSE": (7, 12),
    "PE_VEHICLE_PLATE": (5, 8),
    "DEVICE_ID": (6, 40),
}
"""Least and most letters and digits, where letters belong to the number."""

_CARD: Final = (4, 12, 13, 14, 15, 16, 17, 18, 19)


_TYPED_FOR_DIGITS: Final = frozenset("oOlI*x")
"""Letters that people or scanners put for a digit, and marks that hide one."""

_WORD: Final = re.compile(r"[^\W\d_]{3}")


def is_formed(entity: str, surface: str) -> bool:
    """Tell whether a written value can be one of its entity; what is no number, or has digits in words, always can."""
    if entity in _SIGNS:
        least, most = _SIGNS[entity]
        return " " in surface or least <= sum(map(str.isalnum, surface)) <= most
    if _WORD.search(surface):
        return True
    digits = sum(sign.isdigit() or sign in _TYPED_FOR_DIGITS for sign in surface)
    if entity == "CREDIT_CARD":
        return digits in _CARD
    least, most = _DIGITS.get(entity, (0, len(surface)))
    return least <= digits <= most
