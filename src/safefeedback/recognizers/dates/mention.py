"""A date or an age as found in a view."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Mention"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch ``[start, end)`` of a view, what it is, how sure and by which form."""

    start: int
    end: int
    entity: str
    score: float
    code: str
