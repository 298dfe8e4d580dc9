"""A place named in a message, raised to the smallest one that has inhabitants enough."""

from __future__ import annotations

from collections.abc import Sequence

from safefeedback.territory import Place, ancestors, common, find, fold

__all__ = ["wider_place"]


def wider_place(text: str, others: Sequence[str], *, population: int) -> str | None:
    """Return the name of the smallest place around the named one with the population, or None.

    Args:
        text: the place as written.
        others: the other places of the message; they settle which of several namesakes is meant.
        population: inhabitants.

    Returns:
        The text itself when the place is large enough, else the official name of its province or department; None
        when no place bears the name, or its namesakes have nothing large enough in common.
    """
    candidates = _meant(find(text), others)
    if not candidates:
        return None
    if len(candidates) == 1:
        chosen: Place | None = candidates[0]
        if chosen is not None and chosen.population >= population:
            return text
    else:
        chosen = common(candidates)
    while chosen is not None and chosen.population < population:
        above = ancestors(chosen)
        chosen = above[0] if above else None
    return chosen.name if chosen is not None else None


def _meant(candidates: Sequence[Place], others: Sequence[str]) -> Sequence[Place]:
    """A name of province and district alike is read as the smaller; the places beside it decide among namesakes."""
    smallest = [place for place in candidates if place.level == "district"] or list(candidates)
    named = {fold(other) for other in others}
    beside = [place for place in smallest if any(fold(above.name) in named for above in ancestors(place))]
    return beside or smallest
