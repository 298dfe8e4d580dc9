"""What a protected text shows of change: words that nobody knew, and long numbers that nothing claimed.

Only the words outside findings count, each by the shipped table of common words; a text is told by traits of a closed
set, never by a word of it.

>>> sorted(wording("la chelita 99XY1234 esta en [DNI_1]", [(28, 35)]))
['loose', 'unknown-above-0', 'unknown-above-10', 'unknown-above-20', 'unknown-above-5']
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from safefeedback.lexicon.tables import columns
from safefeedback.text import plain_view, words

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["UNKNOWN", "wording"]

UNKNOWN: Final = (0, 5, 10, 20)
"""Percent of unknown words above which a text is noted."""

_CODE: Final = re.compile(r"\w*\d\w*")
_LOOSE: Final = re.compile(r"(?<!\w)(?=(?:\D*\d){4})\w{6,}(?!\w)")


def wording(text: str, spans: Iterable[tuple[int, int]]) -> frozenset[str]:
    """Return the traits of a protected text.

    Args:
        text: as it is stored.
        spans: where findings stand in it, hidden or kept.
    """
    open_text = _without(text, spans)
    share = _unknown_share(open_text) * 100
    traits = {f"unknown-above-{percent}" for percent in UNKNOWN if share > percent}
    if _LOOSE.search(open_text):
        traits.add("loose")
    return frozenset(traits)


def _without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    parts, position = [], 0
    for start, end in sorted(spans):
        parts.append(text[position:start])
        position = max(position, end)
    return " ".join((*parts, text[position:]))


def _unknown_share(text: str) -> float:
    table = columns()
    there = [
        word.folded
        for word in words(plain_view(_CODE.sub(" ", text)))
        if word.folded.isalpha() and len(word.folded) > 1
    ]
    unknown = sum(1 for word in there if (row := table.rows.get(word)) is None or not table.common[row])
    return unknown / len(there) if there else 0.0
