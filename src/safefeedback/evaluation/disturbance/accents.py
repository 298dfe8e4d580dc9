"""No accents, and ``n`` for ``ñ``: a keyboard of another country, or no time for them."""

from __future__ import annotations

import unicodedata
from random import Random

from safefeedback.evaluation.disturbance.draft import Draft
from safefeedback.evaluation.gold import GoldMessage

__all__ = ["no_accents"]


def no_accents(message: GoldMessage, random: Random) -> GoldMessage:  # noqa: ARG001 - the shape of a disturbance
    """Return the message without any mark on a letter."""
    draft = Draft(message)
    draft.pieces = [_bare(character) for character in draft.text]
    return draft.finish()


def _bare(character: str) -> str:
    if unicodedata.category(character) == "Mn":
        return ""
    parts = unicodedata.normalize("NFD", character)
    return parts[0] if all(unicodedata.category(mark) == "Mn" for mark in parts[1:]) else character
