"""Amounts by their punctuation: thousands with commas or an apostrophe, and decimals."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["amounts"]

_AMOUNT: Final = re.compile(r"(?<![0-9])[0-9]{1,3}(?:[',][0-9]{3}){1,5}(?:\.[0-9]{1,2})?(?![0-9])")


def amounts(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Return the spans of the amounts that begin in ``[start, end)``; ``4'500,000.00`` counts from its first digit."""
    if "," not in text[start:end] and "'" not in text[max(0, start - 2) : end + 1]:
        return ()
    first = max(0, start - 4)
    return tuple(m.span() for m in _AMOUNT.finditer(text, first, min(len(text), end + 4)))
