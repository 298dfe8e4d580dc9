"""Which mentions are of one person: the same words, or some of them where nobody else bears them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from safefeedback.text import sound

__all__ = ["same_people"]


def same_people(names: Sequence[Sequence[str]]) -> list[int]:
    """Return a number for each name; names of one person have the same.

    A name is another's when each of its words sounds like one of the other's; when it may be that of several people
    it stays by itself.

    Args:
        names: the folded words of each mention, without particles.
    """
    heard = [frozenset(map(sound, name)) for name in names]
    longest = sorted(set(heard), key=lambda words: (-len(words), sorted(words)))
    bearers: defaultdict[str, set[int]] = defaultdict(set)
    person: dict[frozenset[str], int] = {}
    for number, words in enumerate(longest):
        shared = set.intersection(*sorted((bearers[word] for word in words), key=len))
        person[words] = next(iter(shared)) if len(shared) == 1 else number
        if person[words] == number:
            for word in words:
                bearers[word].add(number)
    return [person[words] for words in heard]
