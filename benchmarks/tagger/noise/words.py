"""Which words of a message a slip may fall on."""

from __future__ import annotations

import re
from bisect import bisect_right
from random import Random
from typing import Final

from .edits import Noisy

__all__ = ["CHECKED", "EXACT", "NUMBERS", "chosen", "free_words"]

CHECKED: Final = frozenset("PE_RUC CREDIT_CARD BANK_ACCOUNT DEVICE_ID".split())
"""Numbers that a check digit guards."""

NUMBERS: Final = CHECKED | frozenset(
    "PHONE_NUMBER IP_ADDRESS COORDINATES PE_DNI PE_FOREIGNER_ID PASSPORT PE_DRIVER_LICENSE PE_VEHICLE_PLATE "
    "CASE_NUMBER "
    "SERVICE_ACCOUNT HEALTH_ID OTHER_ID".split()
)
EXACT: Final = NUMBERS | {"EMAIL_ADDRESS", "URL", "USERNAME"}
"""Spans whose letters no slip of the finger or the ear touches."""

_WORD: Final = re.compile(r"[^\W\d_]{2,}")


def free_words(noisy: Noisy, least: int = 2) -> list[tuple[int, int]]:
    """Return the words that touch no exact span, as ``(start, end)``.

    Args:
        noisy: the message.
        least: letters that a word must have.
    """
    found = [match.span() for match in _WORD.finditer(noisy.text)]
    exact = [(start, end) for start, end, label in noisy.spans if label in EXACT]
    if exact:
        ends, starts = [end for _, end in exact], [*(start for start, _ in exact), len(noisy.text)]
        found = [word for word in found if starts[bisect_right(ends, word[0])] >= word[1]]
    return [word for word in found if word[1] - word[0] >= least] if least > 2 else found


def chosen(words: list[tuple[int, int]], random: Random, rate: float) -> list[tuple[int, int]]:
    """Return some of the words, at least one when there are any.

    Args:
        words: words to choose from.
        random: where chance comes from.
        rate: the share that is chosen, in [0, 1].
    """
    if not words:
        return []
    count = max(1, round(len(words) * rate))
    return [words[int(random.random() * len(words))] for _ in range(count)]
