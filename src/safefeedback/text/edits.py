"""Rewriting a text while keeping the way back: edits go in, a text with its offset map comes out.

>>> rewrite(View("dni: nueve8", "dni: nueve8"), [Edit(5, 10, "9")]).span(5, 7)
(5, 11)
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from typing import Final, NamedTuple

from safefeedback.text.folding import fold
from safefeedback.text.view import View

__all__ = ["Edit", "rewrite"]


class Edit(NamedTuple):
    """One replacement.

    Attributes:
        start: first position replaced, in the text that is rewritten.
        end: one past the last.
        text: what stands there instead; every character of it leads back to the whole of ``[start, end)``.
    """

    start: int
    end: int
    text: str


_RAMP: Final = array("I", range(4097))


def _steps(start: int, end: int) -> array[int]:
    """Return the integers of ``[start, end)``."""
    return _RAMP[start:end] if end < len(_RAMP) else array("I", range(start, end))


def rewrite(view: View, edits: Iterable[Edit]) -> View:
    """Return the view with the edits made, its spans leading to the same message.

    Args:
        view: what is rewritten.
        edits: in order and disjoint. Characters that no edit covers keep their own place; the source of a deleted
            character belongs to no position.
    """
    pieces: list[str] = []
    firsts, lasts = array("I"), array("I")
    done = 0
    starts, ends = view.starts, view.ends
    for start, end, text in (*edits, Edit(len(view.text), len(view.text), "")):
        if done < start:
            pieces.append(view.text[done:start])
            firsts += _steps(done, start) if starts is None else starts[done:start]
            lasts += _steps(done + 1, start + 1) if ends is None else ends[done:start]
        if text:
            pieces.append(text)
            first, last = view.span(start, end)
            firsts += array("I", (first,)) * len(text)
            lasts += array("I", (last,)) * len(text)
        done = end
    rewritten = "".join(pieces)
    return View(rewritten, fold(rewritten), firsts, lasts)
