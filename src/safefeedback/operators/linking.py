"""Who is the same person: a part of a name belongs to the one fuller name of the message that holds it.

>>> linked(["nely", "nely polo quilla", "ana"])["nely"]
'nely polo quilla'
>>> linked(["rojas", "ana rojas", "luis rojas"])["rojas"]  # two could be meant
'rojas'
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

__all__ = ["linked"]

_MOST_HOLDERS: Final = 16
"""Names that share a word, above which no fuller one is looked for: it tells nobody apart, and time stays linear."""


def linked(values: Iterable[str]) -> dict[str, str]:
    """Return, for each folded name, the fuller one that it is a part of, or itself.

    A part is some of the words of the fuller name; a single letter stands for a word that begins with it. A name that
    fits into two names of which neither fits into the other belongs to none.
    """
    words = {value: frozenset(value.split()) for value in values}
    holders: dict[str, list[str]] = defaultdict(list)
    for value in sorted(words):
        for word in words[value]:
            holders[word].append(value)
    return {value: _fullest(value, words, holders) for value in words}


def _fullest(value: str, words: dict[str, frozenset[str]], holders: dict[str, list[str]]) -> str:
    own = [word for word in words[value] if len(word) > 1]
    candidates = min((holders[word] for word in own), key=len, default=[])
    if len(candidates) > _MOST_HOLDERS:
        return value
    fuller = [other for other in candidates if other != value and _fits(words[value], words[other])]
    widest = [name for name in fuller if not any(_fits(words[name], words[other]) for other in fuller if other != name)]
    return widest[0] if len(widest) == 1 else value


def _fits(part: frozenset[str], whole: frozenset[str]) -> bool:
    """Tell whether the words of a part are words of the whole, initials standing for words left over."""
    initials = [word for word in part - whole if len(word) == 1]
    spelt = part - frozenset(initials)
    if not spelt <= whole or len(part) > len(whole) or part == whole:
        return False
    beginnings = [word[0] for word in whole - spelt]
    return all(initial in beginnings for initial in initials)
