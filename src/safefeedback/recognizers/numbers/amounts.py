"""Amounts by their punctuation: thousands with commas or an apostrophe, decimals, and what follows a currency sign."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["amounts"]

_SIGNS: Final = re.compile(r"[,'.$/]")
_AMOUNT: Final = re.compile(
    r"(?<![0-9])[1-9][0-9]{0,2}(?:[',][0-9]{3}){1,5}(?:\.[0-9]{1,2})?(?![0-9])"
    r"|(?<![0-9.-])[0-9]{1,6}\.[0-9]{2}(?![0-9.*_-])"
    r"|(?:[Ss]/\.?|US\$|\$)[ ]{0,2}[0-9]{1,3}(?:[ .,'][0-9]{3}){1,5}(?![0-9])"
)


def amounts(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Return the spans of the amounts in or around ``[start, end)`` of a view's text."""
    low, high = max(0, start - 6), min(len(text), end + 4)
    if not _SIGNS.search(text, low, high):
        return ()
    return tuple(m.span() for m in _AMOUNT.finditer(text, low, high))
