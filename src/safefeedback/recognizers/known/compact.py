"""Letters and digits of a view without what stands between them, and where a value occurs in them.

A number is found whether it is written ``45678912``, ``45.678.912`` or ``4567 8912``; the longest gap is part of the
question.

>>> from safefeedback.text import plain_view
>>> list(Compact(plain_view("dni 45.678.912!")).occurrences("45678912", gap=3))
[(4, 14)]
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from safefeedback.text import View

__all__ = ["Compact"]


class Compact:
    """The folded letters and digits of one view, with the place of each."""

    def __init__(self, view: View) -> None:
        self.folded = view.folded
        self._places = [place for place, character in enumerate(view.folded) if character.isalnum()]
        self._text = "".join([view.folded[place] for place in self._places])

    def occurrences(self, key: str, *, gap: int, is_tight: bool = False) -> Iterator[tuple[int, int]]:
        """Yield the view spans of a key, left to right, disjoint.

        Args:
            key: folded letters and digits, at least one.
            gap: most characters between two of them, none of which is a letter or digit.
            is_tight: no white space in a gap, and no letter or digit right before or after. Otherwise only a
                character of the same sort, letter or digit, may not stand there.
        """
        at = self._text.find(key)
        while at >= 0:
            places = self._places[at : at + len(key)]
            if self._is_free(places, is_tight=is_tight) and self._is_joined(places, gap=gap, is_tight=is_tight):
                yield places[0], places[-1] + 1
                at += len(key) - 1
            at = self._text.find(key, at + 1)

    def _is_free(self, places: list[int], *, is_tight: bool) -> bool:
        first, last = places[0], places[-1]
        before, after = self.folded[max(0, first - 1) : first], self.folded[last + 1 : last + 2]
        if is_tight:
            return not before.isalnum() and not after.isalnum()
        return not _is_same_sort(before, self.folded[first]) and not _is_same_sort(after, self.folded[last])

    def _is_joined(self, places: list[int], *, gap: int, is_tight: bool) -> bool:
        first, last = places[0], places[-1]
        if last - first == len(places) - 1:
            return True
        if any(b - a - 1 > gap for a, b in pairwise(places)):
            return False
        return not is_tight or len(self.folded[first:last].split()) == 1


def _is_same_sort(neighbour: str, character: str) -> bool:
    return neighbour.isdigit() if character.isdigit() else neighbour.isalpha()
