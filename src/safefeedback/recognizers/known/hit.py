"""A known value as found in a view."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Hit"]


@dataclass(frozen=True, slots=True)
class Hit:
    """A stretch ``[start, end)`` of a view, how sure, and in which way it is the value.

    Attributes:
        entity: what it is, where that is not the entity of the value; empty otherwise.
    """

    start: int
    end: int
    score: float
    code: str
    entity: str = ""
