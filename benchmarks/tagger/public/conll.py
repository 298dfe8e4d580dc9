"""The column format of CoNLL-2002: a token and its tag on each line, an empty line after each sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final

from .records import Mark, Record

__all__ = ["read_columns"]

_NO_SPACE_BEFORE: Final = frozenset(",.;:)]}?!%»…")
_NO_SPACE_AFTER: Final = frozenset("([{¿¡«")


def read_columns(lines: Iterable[str]) -> list[Record]:
    """Return the sentences with their words joined as they are usually written.

    A tag is ``O``, ``B-X`` or ``I-X``; an ``I-X`` that goes on from nothing begins a span, as the official scorer
    has it. Where there are more columns than two, the last one is the tag.
    """
    split = (line.split() for line in lines)
    return [_sentence(list(rows)) for filled, rows in groupby(split, key=bool) if filled]


def _sentence(rows: Sequence[Sequence[str]]) -> Record:
    places: list[tuple[int, int]] = []
    text, is_open, before = "", False, ""
    for word, *_ in rows:
        closes = word == '"' and is_open
        glued = not text or word in _NO_SPACE_BEFORE or closes or before in _NO_SPACE_AFTER or before == "open"
        text += word if glued else f" {word}"
        places.append((len(text) - len(word), len(text)))
        before = "open" if word == '"' and not is_open else word
        is_open ^= word == '"'
    return Record(text, tuple(_marks([row[-1] for row in rows], places)))


def _marks(tags: Sequence[str], places: Sequence[tuple[int, int]]) -> list[Mark]:
    marks: list[Mark] = []
    before = "O"
    for tag, (start, end) in zip(tags, places, strict=True):
        part, _, label = tag.partition("-")
        if part == "I" and before.partition("-")[2] == label:
            marks[-1] = (marks[-1][0], end, label)
        elif part in ("B", "I"):
            marks.append((start, end, label))
        before = tag
    return marks
