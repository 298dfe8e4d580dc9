"""The text that recognizers read, and the way back to the message as received."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

__all__ = ["View", "fold", "plain_view", "spoken_view"]


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """A reading of a message with an offset map back to it.

    Attributes:
        text: the normalised text.
        folded: ``text`` in lower case without accents; same length, position by position.
    """

    text: str
    folded: str

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the message span, in code points, of the view span ``[start, end)``."""
        return start, end


def fold(text: str) -> str:
    """Return the text in lower case without accents, one character for each character."""
    return "".join(unicodedata.normalize("NFD", c)[0].lower()[:1] or c for c in text)


def plain_view(text: str) -> View:
    """Return the normalised view."""
    return View(text, fold(text))


def spoken_view(view: View) -> View | None:
    """Return the view with dictation and disguise undone, or None when there is nothing to undo."""
    return None
