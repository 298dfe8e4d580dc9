"""Words written as they are heard: b and v, s, c and z, the silent h, ll and y, g and j before e and i.

The letters are those that Peruvian Spanish pronounces alike; copied signs stay as they are.
"""

from __future__ import annotations

import re
from random import Random
from typing import Final

from safefeedback.evaluation.disturbance.draft import Draft
from safefeedback.evaluation.disturbance.reach import fixed
from safefeedback.evaluation.gold import GoldMessage

__all__ = ["heard"]

_SHARE: Final = 0.35

_RULES: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    (r"b(?![rlbm])", ("v",)),
    (r"v", ("b",)),
    (r"(?<!c)c(?=[eiéí])", ("s", "z")),
    (r"z(?=[aouáóú])", ("s",)),
    (r"(?<=[aeiouáéíóún])z\b", ("s",)),
    (r"(?<![sc])s(?=[eiéí])", ("c", "z")),
    (r"(?<!s)s(?=[aouáóú])", ("z",)),
    (r"(?<![cspt])h(?=[aeiouáéíóú])", ("",)),
    (r"(?<!l)ll(?=[aeiouáéíóú])", ("y",)),
    (r"y(?=[aeiouáéíóú])", ("ll",)),
    (r"g(?=[eiéí])", ("j",)),
    (r"j(?=[eiéí])", ("g",)),
)
_ANY: Final = re.compile("|".join(f"({pattern})" for pattern, _ in _RULES), re.IGNORECASE)


def heard(message: GoldMessage, random: Random) -> GoldMessage:
    """Return the message with a third of such letters written the other way."""
    draft, copied = Draft(message), fixed(message)
    for match in _ANY.finditer(draft.text):
        start, end = match.span()
        crosses = end - start > 1 and draft.is_edge(start + 1)
        if random.random() < _SHARE and not copied[start] and not crosses:
            written = random.choice(_RULES[(match.lastindex or 1) - 1][1])
            after = draft.text[end : end + 1]
            draft.pieces[start:end] = [_like(written, match[0], after), *[""] * (end - start - 1)]
            if match[0] == "H" and after.islower() and not draft.is_edge(end):
                draft.pieces[end] = after.upper()
    return draft.finish()


def _like(written: str, before: str, after: str) -> str:
    """Return the letters in the case of those that they stand for."""
    if not before[0].isupper():
        return written
    return written.upper() if before.isupper() and after.isupper() else written.title()
