"""Characters without width inside words and numbers, as web pages, messengers and who evades leave them."""

from __future__ import annotations

import re
from random import Random
from typing import Final

from safefeedback.evaluation.disturbance.draft import Draft
from safefeedback.evaluation.gold import GoldMessage

__all__ = ["INVISIBLE", "zero_width"]

_SHARE: Final = 0.5
_RUN: Final = re.compile(r"[^\W_]{4,}")

INVISIBLE: Final = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
"""Zero-width space, non-joiner and joiner, word joiner, byte order mark, soft hyphen."""


def zero_width(message: GoldMessage, random: Random) -> GoldMessage:
    """Return the message with one such character inside every other run of four letters and digits or more."""
    draft = Draft(message)
    for run in _RUN.finditer(draft.text):
        place = random.randrange(run.start() + 1, run.end())
        if random.random() < _SHARE and not draft.is_edge(place):
            draft.gaps[place] += random.choice(INVISIBLE)
    return draft.finish()
