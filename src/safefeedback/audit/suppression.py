"""Small groups are not shown: a count from 1 to 4 in a row of a table could single out a person.

A reader who knows the sum of the row can subtract. So further cells are hidden until no small count can be told from
the others, and where that is not enough, the row. Which cells are hidden depends on their places alone: a choice by
size would tell sizes. A row of one cell is its sum.

>>> hide_small([120, 3, 40, 0])
(120, '<5', 'oculto', 0)
>>> hide_small([3, 0])
('oculto', 'oculto')
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["HIDDEN", "LEAST", "SMALL", "Shown", "hide_small"]

LEAST: Final = 5
"""The smallest count that is shown, beside zero."""

SMALL: Final = f"<{LEAST}"
"""Stands for a small count."""

HIDDEN: Final = "oculto"
"""Stands for any count, hidden for the sake of another."""

Shown: TypeAlias = "int | str"
"""A count, ``SMALL`` or ``HIDDEN``."""


def hide_small(counts: Sequence[int]) -> tuple[Shown, ...]:
    """Return what is shown of a row whose sum is known; further cells are hidden from its end."""
    small = [place for place, count in enumerate(counts) if 0 < count < LEAST]
    if not small:
        return tuple(counts)
    large = [(count, place) for place, count in enumerate(counts) if count >= LEAST][::-1]
    for number in range(1, len(large) + 1):
        others = large[:number]
        room = sum(counts[place] - 1 for place in small) + sum(count - LEAST for count, _ in others)
        if room >= LEAST - 1:  # every small count can be any of 1 to 4
            hidden = {place for _, place in others}
            return tuple(
                SMALL if place in small else HIDDEN if place in hidden else count for place, count in enumerate(counts)
            )
    return (HIDDEN,) * len(counts)
