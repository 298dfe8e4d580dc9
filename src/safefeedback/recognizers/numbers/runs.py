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
# No number that a person writes has more groups. A longer run is a flood: it is hidden whole, unread.
_MAX_GROUPS: Final = 24
_LONG: Final = 12
_BREAKS: Final = frozenset(",\n")


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
        groups: at most 24 of them.
        gaps: what stands between two groups, one fewer than groups.
        digits: the digits of each group.
        is_flood: a piece of a run that is too long to be a number.
    """

    groups: tuple[Group, ...]
    gaps: tuple[str, ...]
    digits: tuple[str, ...]
    is_flood: bool = False


def runs(text: str) -> Iterator[Run]:
    """Yield the digit runs of a text from left to right, in time linear to its length."""
    groups: list[Group] = []
    gaps: list[str] = []
    is_flood = False
    for found in _DIGITS.finditer(text):
        group = Group(found.start(), found.end())
        if groups:
            gap = text[groups[-1].end : group.start] if group.start - groups[-1].end <= _MAX_GAP else None
            joins = gap is not None and _GAP.issuperset(gap) and not (len(groups) > _LONG and _BREAKS & set(gap))
            is_full = joins and len(groups) >= _MAX_GROUPS
            if is_full or not joins:
                yield _run(text, groups, gaps, is_flood=is_flood or is_full)
                groups, gaps, is_flood = [], [], is_full
            elif gap is not None:
                gaps.append(gap)
        groups.append(group)
    if groups:
        yield _run(text, groups, gaps, is_flood=is_flood)


def _run(text: str, groups: list[Group], gaps: list[str], *, is_flood: bool) -> Run:
    return Run(tuple(groups), tuple(gaps), tuple(text[g.start : g.end] for g in groups), is_flood)
