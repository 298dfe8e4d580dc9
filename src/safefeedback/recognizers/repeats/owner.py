"""Whether a name belongs to a street, a school or a firm that nobody found: "av. Javier Prado"."""

from __future__ import annotations

from typing import Final

from safefeedback.lexicon import names
from safefeedback.recognizers._names_cues import CUES, HEADS, PARTICLES
from safefeedback.text import View, words

__all__ = ["has_owner"]

_REACH: Final = 4
_NEXT: Final = frozenset((" ", ". ", "."))


def has_owner(view: View, first: int) -> bool:
    """Tell whether the name that begins at a word belongs to what stands before it; only names may stand between."""
    found = words(view)
    for place in range(first - 1, max(-1, first - 1 - _REACH), -1):
        word = found[place].folded
        if view.text[found[place].end : found[place + 1].start] not in _NEXT:
            return False
        if word in HEADS:
            return word not in CUES
        if word not in PARTICLES and names().nameness(word) <= 0:
            return False
    return False
