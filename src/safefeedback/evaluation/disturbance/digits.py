"""Numbers as they are dictated: digit by digit with spaces, or each digit as a Spanish word."""

from __future__ import annotations

from random import Random
from typing import Final

from safefeedback.evaluation.disturbance.draft import Draft
from safefeedback.evaluation.disturbance.reach import numbers
from safefeedback.evaluation.gold import GoldMessage

__all__ = ["DIGITS", "spaced_digits", "spoken_digits"]

DIGITS: Final[tuple[str, ...]] = tuple("cero uno dos tres cuatro cinco seis siete ocho nueve".split())
"""The digits in Spanish, in order."""


def spaced_digits(message: GoldMessage, random: Random) -> GoldMessage:  # noqa: ARG001 - the shape of a disturbance
    """Return the message with a space between the digits of each number of six digits or more."""
    draft = Draft(message)
    for start, end in numbers(message):
        for place in range(start + 1, end):
            if draft.text[place - 1 : place + 1].isdigit():
                draft.gaps[place] = " "
    return draft.finish()


def spoken_digits(message: GoldMessage, random: Random) -> GoldMessage:  # noqa: ARG001 - the shape of a disturbance
    """Return the message with the digits of each such number as words, without the marks between groups."""
    draft = Draft(message)
    for start, end in numbers(message):
        for place in range(start, end):
            character = draft.text[place]
            draft.pieces[place] = DIGITS[int(character)] if character.isdigit() else ""
            if place > start and character.isdigit():
                draft.gaps[place] = " "
    return draft.finish()
