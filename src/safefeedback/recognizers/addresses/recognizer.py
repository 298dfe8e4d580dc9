"""The recognizer of street addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Final

from safefeedback.findings import Evidence, Finding
from safefeedback.recognizers.addresses.patterns import (
    BLOCK,
    ESTATE_BEFORE,
    HINT_STEMS,
    HINTS,
    HOME,
    LOT_FIRST,
    TAIL,
    WAY,
)
from safefeedback.recognizers.base import Reading
from safefeedback.text import View, words

__all__ = ["AddressRecognizer"]

_FOLDED: Final = itemgetter(2)
_GATE: Final = re.compile(r"[0-9]|s/n")
_CAPITALS: Final = re.compile(r"(?: (?:de |del |la |los |las )?[A-ZÁÉÍÓÚÑ][a-záéíóúñ]+){1,3}")
_MAX_ESTATES: Final = 3
_MAX_TAILS: Final = 5
_LOOK_BACK: Final = 70


@dataclass(frozen=True, slots=True)
class AddressRecognizer:
    """Streets with their number, blocks with their lot, and what belongs to the door."""

    name: str = "addresses"
    supported_entities: tuple[str, ...] = ("STREET_ADDRESS",)

    def analyze(self, reading: Reading) -> Sequence[Finding]:
        """Return the addresses of both readings; spans in the message as received."""
        found: list[Finding] = []
        for view in reading.views:
            if _may_hold(view):
                dictated = (Evidence("reading", "dictated"),) if view is reading.spoken else ()
                found.extend(self._finding(view, item, dictated) for item in _addresses(view))
        return tuple(found)

    def _finding(self, view: View, item: tuple[int, int, str], extra: tuple[Evidence, ...]) -> Finding:
        start, end = view.span(item[0], item[1])
        return Finding(start, end, "STREET_ADDRESS", 0.85, self.name, (Evidence("shape", item[2], 0.85), *extra))


def _may_hold(view: View) -> bool:
    """A cheap look at the words, which other recognizers have split already."""
    folded = view.folded
    if HINTS.isdisjoint(map(_FOLDED, words(view))) and not any(stem in folded for stem in HINT_STEMS):
        return False
    return _GATE.search(view.folded) is not None


def _addresses(view: View) -> Iterator[tuple[int, int, str]]:
    folded, reached = view.folded, 0
    for start, end, code in sorted(_anchors(folded)):
        if start < reached:
            continue
        first = _estate_start(folded, max(reached, start - _LOOK_BACK), start) if code == "block-lot" else start
        reached = _tail_end(view, end)
        yield first, reached, code


def _anchors(folded: str) -> Iterator[tuple[int, int, str]]:
    for match in WAY.finditer(folded):
        yield match.start(), match.end(), "street-number"
    for match in BLOCK.finditer(folded):
        yield match.start(), match.end(), "block-lot"
    for match in LOT_FIRST.finditer(folded):
        yield match.start(), match.end(), "block-lot"
    for match in HOME.finditer(folded):
        yield match.start("door"), match.end(), "home-number"


def _estate_start(folded: str, low: int, start: int) -> int:
    for _ in range(_MAX_ESTATES):
        found = ESTATE_BEFORE.search(folded[low:start])
        if found is None:
            break
        start = low + found.start()
    return start


def _tail_end(view: View, end: int) -> int:
    folded = view.folded
    for _ in range(_MAX_TAILS):
        found = TAIL.match(folded, end)
        if found is None:
            break
        end = found.end()
        if found["estate"] is not None:
            end = _capitals_end(view.text, end)
        if found["reference"] is not None:
            break
    while folded[end - 1] in " ,.-\n":
        end -= 1
    return end


def _capitals_end(text: str, end: int) -> int:
    """A name written with capitals goes on while the words do."""
    is_shouted = text[max(0, end - 12) : end].isupper()
    found = None if is_shouted or text[end - 1] == "." else _CAPITALS.match(text, end)
    return found.end() if found else end
