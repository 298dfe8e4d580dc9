"""The words that a policy may use for entities."""

from __future__ import annotations

from functools import cache

from safefeedback.entities import COUNTRY_ENTITIES, ENTITIES

__all__ = ["entity_names"]


@cache
def entity_names() -> tuple[str, ...]:
    """Return all entity names, the guide's first."""
    return tuple(kind.name for kind in ENTITIES + COUNTRY_ENTITIES)
