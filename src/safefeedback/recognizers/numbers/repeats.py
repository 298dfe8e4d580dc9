"""Values said twice: once a number is known, the same digits elsewhere in the message are the same value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from safefeedback.findings import Evidence
from safefeedback.recognizers.numbers.scoring import Verdict
from safefeedback.text import View

__all__ = ["repeats"]

_NUMBER: Final = re.compile(r"(?<![0-9])[0-9](?:[ .-]?[0-9]){3,23}(?![0-9])")
_SURE: Final = 0.6
_MIN_DIGITS: Final = 5
_UNSUITED: Final = frozenset({"DATE_TIME", "DATE_OF_BIRTH"})


def repeats(view: View, found: Sequence[tuple[int, int, Verdict]]) -> Iterator[tuple[int, int, Verdict]]:
    """Yield the other places where the digits of a sure number stand, separators aside."""
    sure = {
        _digits(view.text[start:end]): verdict
        for start, end, verdict in found
        if verdict.score >= _SURE and verdict.entity not in _UNSUITED
    }
    sure = {digits: verdict for digits, verdict in sure.items() if len(digits) >= _MIN_DIGITS}
    if not sure:
        return
    taken = {(start, end) for start, end, _ in found}
    for match in _NUMBER.finditer(view.text):
        verdict = sure.get(_digits(match[0]))
        if verdict is not None and match.span() not in taken:
            score = round(verdict.score * 0.9, 4)
            yield (
                match.start(),
                match.end(),
                Verdict(verdict.entity, score, (Evidence("repeat", "same-digits", score),)),
            )


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isdigit())
