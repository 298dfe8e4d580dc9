"""The sex of a given name, as the register of Peru and Spain's INE have it (``safefeedback.lexicon``).

What is told is how a name is used, nothing about the person who bears it.

>>> sex("Milagros Quispe"), sex("QUISPE MAMANI, Juan"), sex("Quispe"), sex("Guadalupe")
('female', 'male', 'unknown', 'female')
"""

from __future__ import annotations

from typing import Final

from safefeedback.evaluation.naming import given_words
from safefeedback.lexicon import names

__all__ = ["SEXES", "sex"]

SEXES: Final[tuple[str, ...]] = ("female", "male", "unknown")

_SEXES: Final = {"F": "female", "M": "male"}


def sex(name: str) -> str:
    """Return the sex of the first given name that is borne by one sex, or ``unknown``."""
    for word in given_words(name):
        found = names().sex_of_given(word)
        if found:
            return _SEXES[found]
    return "unknown"
