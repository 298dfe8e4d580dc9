"""Which parts of a message a disturbance may touch.

>>> from safefeedback.evaluation.gold import GoldSpan
>>> message = GoldMessage("x-1", "mi cel 987 654-321 y ana1987@x.pe", (GoldSpan(7, 18, "PHONE_NUMBER"),))
>>> numbers(message)
[(7, 18)]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from safefeedback.entities import kind
from safefeedback.evaluation.gold import GoldMessage, GoldSpan

__all__ = ["fixed", "numbers", "words"]

_WORD: Final = re.compile(r"[^\W\d_]+")
_NUMBER: Final = re.compile(
    r"(?<![\w@/.:-])(?<!s/ )(?<!s/\. )(?<!\$ )\d(?:[ .-]?\d){5,}(?![\w@/]|[.:-]\w)", re.IGNORECASE
)
_ONLINE: Final = frozenset(("EMAIL_ADDRESS", "URL", "USERNAME", "IP_ADDRESS", "DEVICE_ID", "COORDINATES"))
_DATED: Final = frozenset(("DATE_OF_BIRTH", "DATE_TIME", "AGE"))


def words(text: str, *, least: int = 1) -> Iterator[tuple[int, int]]:
    """Yield start and end of each run of letters, of ``least`` letters or more."""
    for match in _WORD.finditer(text):
        if match.end() - match.start() >= least:
            yield match.span()


def fixed(message: GoldMessage) -> bytearray:
    """Return one byte for each code point: 1 where a writer copies signs instead of spelling words.

    Those are e-mail addresses, links and handles, and the words of any other structured identifier that holds a digit
    (a plate, a licence, the number of a file).
    """
    mask = bytearray(len(message.text))
    for span in message.spans:
        if _is_copied(message.text, span):
            mask[span.start : span.end] = b"\1" * (span.end - span.start)
    return mask


def numbers(message: GoldMessage) -> list[tuple[int, int]]:
    """Return start and end of each number of six digits or more that somebody could dictate, marked or not.

    Groups of digits joined by a space, a point or a hyphen are one number. Digits that are part of a word, an address
    of the network, a pair of coordinates or a date are left out, and so are amounts of money and numbers across the
    edge of a span.
    """
    spans = [span for span in message.spans if span.label in _ONLINE | _DATED]
    edges = {edge for span in message.spans for edge in (span.start, span.end)}
    return [
        match.span()
        for match in _NUMBER.finditer(message.text)
        if not any(match.start() < span.end and span.start < match.end() for span in spans)
        and not any(match.start() < edge < match.end() for edge in edges)
    ]


def _is_copied(text: str, span: GoldSpan) -> bool:
    if span.label in _ONLINE:
        return True
    return kind(span.label).is_structured and any(map(str.isdigit, text[span.start : span.end]))
