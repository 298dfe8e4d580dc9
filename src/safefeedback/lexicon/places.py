"""The names of departments, provinces and districts of Peru, to tell places from people.

The tree of places with codes and populations is :mod:`safefeedback.territory`; here are only the folded names.

>>> is_place("san juan de lurigancho"), is_place("quispe")
(True, False)
"""

from __future__ import annotations

from functools import cache

from safefeedback.lexicon.tables import lines

__all__ = ["is_place", "places"]


@cache
def places() -> frozenset[str]:
    """Return the folded names; words of one name are separated by one space."""
    return frozenset(lines("places.txt.gz"))


def is_place(folded: str) -> bool:
    """Tell whether a folded name is that of a department, province or district."""
    return folded in places()
