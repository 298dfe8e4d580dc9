"""Disturbances: messages written worse than they are, with the marked spans kept where they belong.

Each is a pure function of a message and a source of chance. :func:`disturb` calls one by its name, with chance that
depends on seed, name and message id alone.

>>> from safefeedback.evaluation.gold import GoldMessage, GoldSpan
>>> message = GoldMessage("x-1", "Soy José Núñez", (GoldSpan(4, 14, "PERSON"),))
>>> disturb(message, "no-accents").text, disturb(message, "lower").spans[0].start
('Soy Jose Nunez', 4)
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Final

from safefeedback.evaluation.disturbance.accents import no_accents
from safefeedback.evaluation.disturbance.case import lower, upper
from safefeedback.evaluation.disturbance.digits import spaced_digits, spoken_digits
from safefeedback.evaluation.disturbance.gluing import glued
from safefeedback.evaluation.disturbance.hearing import heard
from safefeedback.evaluation.disturbance.homoglyphs import homoglyphs
from safefeedback.evaluation.disturbance.punctuation import no_punctuation
from safefeedback.evaluation.disturbance.scan import scanned
from safefeedback.evaluation.disturbance.typos import typos
from safefeedback.evaluation.disturbance.zero_width import zero_width
from safefeedback.evaluation.gold import GoldMessage

__all__ = ["DISTURBANCES", "Disturbance", "disturb"]

Disturbance = Callable[[GoldMessage, Random], GoldMessage]

DISTURBANCES: Final[dict[str, Disturbance]] = {
    "lower": lower,
    "upper": upper,
    "no-accents": no_accents,
    "typos": typos,
    "by-ear": heard,
    "no-punctuation": no_punctuation,
    "homoglyphs": homoglyphs,
    "zero-width": zero_width,
    "spaced-digits": spaced_digits,
    "spoken-digits": spoken_digits,
    "scanned": scanned,
    "glued": glued,
}
"""Name to function, in the order shown."""


def disturb(message: GoldMessage, name: str, *, seed: str = "") -> GoldMessage:
    """Return the disturbed message, which remembers what it was (``undisturbed``).

    Args:
        message: as annotated.
        name: one of :data:`DISTURBANCES`.
        seed: the same seed, name and message give the same result.
    """
    chance = Random(f"safefeedback:{seed}:{name}:{message.id}")  # noqa: S311 - slips of the pen, not secrecy
    return replace(DISTURBANCES[name](message, chance), undisturbed=message)
