"""Words glued together, as thumbs on a small screen leave them."""

from __future__ import annotations

from random import Random
from typing import Final

from safefeedback.evaluation.disturbance.draft import Draft
from safefeedback.evaluation.gold import GoldMessage

__all__ = ["glued"]

_SHARE: Final = 0.15


def glued(message: GoldMessage, random: Random) -> GoldMessage:
    """Return the message without some 15 % of the single spaces beside a letter; two numbers are never joined."""
    draft = Draft(message)
    for place in range(1, len(draft.text) - 1):
        before, space, after = draft.text[place - 1], draft.text[place], draft.text[place + 1]
        is_between = space == " " and before.isalnum() and after.isalnum()
        if is_between and not (before.isdigit() and after.isdigit()) and random.random() < _SHARE:
            draft.pieces[place] = ""
    return draft.finish()
