"""A name with the words around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from safefeedback.recognizers.roles.vocabulary import PRIVATE, PUBLIC
from safefeedback.text import View, Word

__all__ = ["Scene"]

_FAR: Final = 60
_NEAR_PRIVATE: Final = 6


@dataclass(frozen=True, slots=True)
class Scene:
    """One mention of a person in a view, with how far the text around it speaks of nobody else.

    Attributes:
        view: the reading.
        words: its words.
        first: the place of its first word.
        last: one past the place of its last word.
        floor: the place of the first word after the name before it, 0 without one.
        ceiling: the place of the first word of the name after it, the number of words without one.
    """

    view: View = field(repr=False)
    words: Sequence[Word] = field(repr=False)
    first: int
    last: int
    floor: int
    ceiling: int

    def folded(self, place: int) -> str:
        """Return a word, or an empty string outside the message."""
        return self.words[place].folded if 0 <= place < len(self.words) else ""

    def gap(self, place: int) -> str:
        """Return what stands right before a word, at most 60 characters of it; at the end, after the last one."""
        start = self.words[place - 1].end if place else 0
        end = self.words[place].start if place < len(self.words) else len(self.view.text)
        return self.view.text[max(start, end - _FAR) : end]

    @property
    def before(self) -> str:
        """The folded text before the name, at most 60 characters, back to the name before it."""
        start = self.words[self.first].start
        floor = self.words[self.floor - 1].end if self.floor else 0
        return self.view.folded[max(floor, start - _FAR) : start]

    @property
    def after(self) -> str:
        """The folded text after the name, at most 60 characters, up to the name after it."""
        end = self.words[self.last - 1].end
        ceiling = self.words[self.ceiling].start if self.ceiling < len(self.words) else len(self.view.folded)
        return self.view.folded[end : min(ceiling, end + _FAR)]

    def is_public(self, reach: int) -> bool:
        """Tell whether a word of the State stands within so many words of the name, and none of a firm nearer by."""
        return not self.is_private and not PUBLIC.isdisjoint(self._near(reach))

    @property
    def is_private(self) -> bool:
        """A word of a firm stands near the name."""
        return not PRIVATE.isdisjoint(self._near(_NEAR_PRIVATE))

    def _near(self, reach: int) -> list[str]:
        return [word.folded for word in self.words[max(0, self.first - reach) : self.last + reach]]
