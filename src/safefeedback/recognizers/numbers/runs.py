"""Digit runs: groups of digits that the writer may have meant as one number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

__all__ = ["Group", "Run", "runs"]

_DIGITS: Final = re.compile("[0-9]+")
_MAX_GAP: Final = 4
# What people put inside a number; a colon or a letter ends it.
_GAP: Final = frozenset(" .-*_·,\n()|~+/")
_MAX_GROUPS: Final = 64


@dataclass(frozen=True, slots=True)
class Group:
    """Digits without anything between them, ``[start, end)`` in the view."""

    start: int
    end: int

    @property
    def size(self) -> int:
        """How many digits."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring groups with the text between them.

    Attributes:
        groups: at most 64 of them; a longer run is cut.
        gaps: what stands between two groups, one fewer than groups.
        digits: the digits of each group.
    """

    groups: tuple[Group, ...]
    gaps: tuple[str, ...]
    digits: tuple[str, ...]


def runs(text: str) -> Iterator[Run]:
    """Yield the digit runs of a text from left to right, in time linear to its length."""
    groups: list[Group] = []
    gaps: list[str] = []
    digits: list[str] = []
    for found in _DIGITS.finditer(text):
        group = Group(found.start(), found.end())
        if groups:
            gap = text[groups[-1].end : group.start] if group.start - groups[-1].end <= _MAX_GAP else None
            if gap is None or len(groups) >= _MAX_GROUPS or not _GAP.issuperset(gap):
                yield Run(tuple(groups), tuple(gaps), tuple(digits))
                groups, gaps, digits = [], [], []
            else:
                gaps.append(gap)
        groups.append(group)
        digits.append(found[0])
    if groups:
        yield Run(tuple(groups), tuple(gaps), tuple(digits))
