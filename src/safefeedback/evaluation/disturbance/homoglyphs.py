"""Letters of Cyrillic and Greek that look like Latin ones, as text comes out of some converters and from who evades."""

from __future__ import annotations

from random import Random
from typing import Final

from safefeedback.evaluation.disturbance.draft import Draft
from safefeedback.evaluation.gold import GoldMessage

__all__ = ["LOOKALIKES", "homoglyphs"]

_SHARE: Final = 0.3

LOOKALIKES: Final[dict[str, str]] = {
    "a": "а", "c": "с", "e": "е", "i": "і", "j": "ј", "o": "оο", "p": "рρ", "s": "ѕ", "v": "ν", "x": "х", "y": "у",
    "A": "АΑ", "B": "ВΒ", "C": "С", "E": "ЕΕ", "H": "НΗ", "I": "ІΙ", "J": "Ј", "K": "КΚ", "M": "МΜ", "N": "Ν",
    "O": "ОΟ", "P": "РΡ", "S": "Ѕ", "T": "ТΤ", "X": "ХΧ", "Y": "Υ", "Z": "Ζ",
}  # fmt: skip
"""Latin letter to the letters of Cyrillic and Greek that a reader takes for it."""


def homoglyphs(message: GoldMessage, random: Random) -> GoldMessage:
    """Return the message with three of ten letters that have a look-alike replaced by it."""
    draft = Draft(message)
    for place, character in enumerate(draft.text):
        if character in LOOKALIKES and random.random() < _SHARE:
            draft.pieces[place] = random.choice(LOOKALIKES[character])
    return draft.finish()
