"""Whether a number stands beside a person: a name near by, or a line of its own."""

from __future__ import annotations

import re
from typing import Final

from safefeedback.lexicon import names
from safefeedback.recognizers.numbers.cues import Surroundings

__all__ = ["has_name_beside"]

_BEFORE: Final = 4
_AFTER: Final = 3
_NAMELY: Final = 2.0  # log-odds of name against common word
_SHORTEST: Final = 3
_CAPITALISED: Final = re.compile(r"[A-ZÁÉÍÓÚÑ][a-záéíóúñ]{2,20} [A-ZÁÉÍÓÚÑ][a-záéíóúñ]{2,20}[^\w]{1,6}$")
_REACH: Final = 50


def has_name_beside(text: str, around: Surroundings, *, start: int, end: int) -> bool:
    """Tell whether a name stands near: two capitalised words before, or a word that is mostly a name on either side."""
    if _CAPITALISED.search(text, max(0, start - _REACH), start):
        return True
    table = names()
    near = (*around.before(start, _BEFORE), *around.after(end, _AFTER))
    return any(len(word.folded) >= _SHORTEST and table.nameness(word.folded) >= _NAMELY for word in near)
