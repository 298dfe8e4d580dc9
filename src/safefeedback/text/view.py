"""A reading of a message, and the way back from it to the message as received.

>>> from array import array
>>> view = View("9 8", "9 8", array("I", (0, 5, 6)), array("I", (5, 6, 10)))  # of "nueve ocho"
>>> view.span(0, 3)
(0, 10)
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from typing import Any

__all__ = ["View"]


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """A reading of a message with an offset map back to it; ``repr`` shows no text.

    Attributes:
        text: the text that recognizers read.
        folded: ``text`` in lower case without accents; same length, position by position.
        starts: for each position of ``text``, the first code point of its source in the message; None when the
            positions are those of the message.
        ends: for each position of ``text``, one past the last code point of its source; None together with ``starts``.
    """

    text: str = field(repr=False)
    folded: str = field(repr=False)
    starts: array[int] | None = field(default=None, repr=False)
    ends: array[int] | None = field(default=None, repr=False)
    _words: tuple[Any, ...] | None = field(default=None, init=False, repr=False)  # kept by text.words

    @property
    def is_identity(self) -> bool:
        """Every position of the view is the same position of the message."""
        return self.starts is None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the message span, in code points, of the view span ``[start, end)``.

        The span runs from the first code point of the source of the first position to the last one of the source
        of the last position: never empty when ``start < end``. An empty view span gives an empty message span.
        """
        if self.starts is None or self.ends is None:
            return start, end
        if start < end:
            return self.starts[start], self.ends[end - 1]
        place = self.starts[start] if start < len(self.starts) else (self.ends[-1] if self.ends else 0)
        return place, place
