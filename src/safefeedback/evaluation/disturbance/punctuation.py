"""No punctuation: a voice typed as it goes, or a message without a full stop.

Marks between two letters or digits (``gmail.com``, ``12.50``, ``00123-2021``) and those of copied signs stay: who
leaves out commas still writes them.
"""

from __future__ import annotations

import unicodedata
from random import Random

from safefeedback.evaluation.disturbance.draft import Draft
from safefeedback.evaluation.disturbance.reach import fixed
from safefeedback.evaluation.gold import GoldMessage

__all__ = ["no_punctuation"]


def no_punctuation(message: GoldMessage, random: Random) -> GoldMessage:  # noqa: ARG001 - the shape of a disturbance
    """Return the message without punctuation at the edges of words."""
    draft, copied = Draft(message), fixed(message)
    for place, character in enumerate(draft.text):
        if _is_punctuation(character) and not copied[place] and not _is_inside(draft.text, place):
            draft.pieces[place] = ""
    return draft.finish()


def _is_punctuation(character: str) -> bool:
    """Tell a mark of a sentence; signs that stand for a word (``@ # % & * /``) are none."""
    return unicodedata.category(character).startswith("P") and character not in "@#%&*/\\_"


def _is_inside(text: str, place: int) -> bool:
    """Tell whether a mark stands between two letters or digits."""
    return 0 < place < len(text) - 1 and text[place - 1].isalnum() and text[place + 1].isalnum()
