"""Messages as people write them: a random composition of disturbances that keeps the marked spans in place."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Final

from .chat import emoji, punctuation, short_words, tight_punctuation
from .decoys import joined_by_decoy
from .digits import regrouped
from .edits import Noisy, Spans
from .layout import glued, line_breaks, scanned, split
from .slips import by_ear, drawn_out, keyboard
from .writing import lower, no_accents, title, upper, wrong_accents

__all__ = ["KINDS", "Noisy", "disturb", "joined_by_decoy"]

Kind = Callable[[Noisy, Random, float], Noisy]

KINDS: Final[tuple[tuple[Kind, float], ...]] = (
    (regrouped, 0.35),
    (short_words, 0.45),
    (by_ear, 0.45),
    (keyboard, 0.4),
    (drawn_out, 0.12),
    (wrong_accents, 0.12),
    (punctuation, 0.45),
    (tight_punctuation, 0.25),
    (emoji, 0.3),
    (glued, 0.2),
    (split, 0.12),
    (line_breaks, 0.2),
    (scanned, 0.25),
)
"""The kinds in the order in which they come, with how likely each is at full strength."""

_LOWER, _UPPER, _TITLE, _UNACCENTED = 0.35 / 0.3, 0.06 / 0.3, 0.015 / 0.3, 0.12 / 0.3


def disturb(text: str, spans: Spans, random: Random, strength: float) -> tuple[str, Spans]:
    """Return a message as somebody else might have written it.

    Args:
        text: the message.
        spans: half-open, disjoint, ``(start, end, label)``; any order.
        random: where chance comes from.
        strength: in [0, 1]; 0 changes nothing. At 0.3 about 35 % of messages are written small without accents, 6 %
            in capitals, and one more disturbance falls on each in the mean.

    Returns:
        The text and the spans in order, on the characters that stand for the old ones; none is empty.
    """
    noisy = Noisy(text, sorted(spans))
    if not text or strength <= 0:
        return noisy.text, noisy.spans
    for kind, likelihood in KINDS:
        if random.random() < likelihood * strength:
            noisy = kind(noisy, random, 0.02 + 0.25 * strength * random.random() ** 2)
    noisy = _written(noisy, random, strength)
    return noisy.text, noisy.spans


def _written(noisy: Noisy, random: Random, strength: float) -> Noisy:
    """Write the message in another case, without its accents, or both."""
    chance, scale = random.random(), min(strength, 0.5)
    for share, kinds in (
        (_LOWER, (lower, no_accents)),
        (_UPPER, (upper,)),
        (_TITLE, (title,)),
        (_UNACCENTED, (no_accents,)),
    ):
        if chance < share * scale:
            for kind in kinds:
                noisy = kind(noisy, random, 0.0)
            break
        chance -= share * scale
    if noisy.text.isupper() and random.random() < 0.6:
        noisy = no_accents(noisy, random, 0.0)
    return noisy
