"""Small and capital letters: written in a hurry, or with the key for capitals down."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from safefeedback.evaluation.disturbance.draft import Draft
from safefeedback.evaluation.gold import GoldMessage

__all__ = ["lower", "upper"]


def lower(message: GoldMessage, random: Random) -> GoldMessage:  # noqa: ARG001 - the shape of a disturbance
    """Return the message in small letters."""
    return _each(message, str.lower)


def upper(message: GoldMessage, random: Random) -> GoldMessage:  # noqa: ARG001 - the shape of a disturbance
    """Return the message in capitals."""
    return _each(message, str.upper)


def _each(message: GoldMessage, change: Callable[[str], str]) -> GoldMessage:
    draft = Draft(message)
    draft.pieces = [change(character) for character in draft.text]
    return draft.finish()
