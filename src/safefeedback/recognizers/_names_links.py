"""What joins two words that may both be names."""

from __future__ import annotations

from typing import Final

from safefeedback.recognizers._names_line import Tokens

__all__ = ["JOINS", "LONGEST_LINK", "link", "link_features"]

LONGEST_LINK: Final = 4
"""Two candidates further apart are not linked."""

JOINS: Final[frozenset[str]] = frozenset("_=.-p")
"""Links across which two names are one."""


def link(line: Tokens, left: int, right: int) -> str:
    """Return what joins two candidates in order: a gap, ``p`` particles, ``y`` an *and*; empty when nothing does."""
    gap = line.gaps[right]
    if right == left + 1:
        if gap == ".":
            return "." if line.kinds[left].shelf == "L" else ""
        return gap if gap in "_=-,n:" else ""
    if gap not in "_n":
        return ""
    between = range(left + 1, right)
    if all(line.kinds[place].is_particle and line.gaps[place] in "_." for place in between):
        return "p"
    return "y" if right == left + 2 and line.words[left + 1].folded in ("y", "e", "i") else ""


def link_features(line: Tokens, left: int, right: int, joined_by: str) -> tuple[str, ...]:
    """Return what is known of two linked candidates."""
    a, b = line.kinds[left], line.kinds[right]
    known = f"t {joined_by}", f"t {joined_by}{a.sort or a.shelf} {b.sort or b.shelf}"
    return (*known, f"t {joined_by}{b.place}") if b.place else known
