"""A first look that most messages do not pass: whether any word left over may be part of a name.

Common words are set aside at once, and each word that is left is held against the few parts with its first letter or
its sound, so that a message that says a name only once costs a few microseconds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import Final

from safefeedback.lexicon.names import COMMON_LEVEL
from safefeedback.lexicon.tables import columns
from safefeedback.recognizers.known.edits import is_one_edit
from safefeedback.text import sound

__all__ = ["may_repeat"]

_SHORTEST_HEARD: Final = 4
_SHORTEST_MISTYPED: Final = 5


def may_repeat(parts: Iterable[str], left: set[str]) -> bool:
    """Tell whether a folded word may be one of the parts, exactly, by sound, mistyped, or two of them glued.

    Args:
        parts: the folded words of the names.
        left: the folded words that no finding covers.
    """
    known = set(parts)
    if not known.isdisjoint(left):
        return True
    heard = {sound(part) for part in known if len(part) >= _SHORTEST_HEARD}
    by_letter: defaultdict[str, list[str]] = defaultdict(list)
    for part in known:
        by_letter[part[0]].append(part)
    for word in left - _common():
        bare = word.replace("'", "")
        if len(bare) >= _SHORTEST_HEARD and (sound(bare) in heard or _is_near(bare, by_letter.get(bare[0], ()), known)):
            return True
    return False


def _is_near(word: str, alike: Iterable[str], known: set[str]) -> bool:
    """Tell whether a word is one typing error from a part with its first letter, or that part with another behind."""
    size = len(word)
    for part in alike:
        longer = size - len(part)
        if -1 <= longer <= 1 and size >= _SHORTEST_MISTYPED and is_one_edit(word, part):
            return True
        if word == part or (longer > 1 and word.startswith(part) and word[len(part) :] in known):
            return True
    return False


@cache
def _common() -> frozenset[str]:
    """The common words of the lexicon; one of them is looked for only where it is exactly a part."""
    table = columns()
    return frozenset(word for word, level in zip(table.words, table.common, strict=True) if level >= COMMON_LEVEL)
