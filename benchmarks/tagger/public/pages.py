"""Records of a public set as the network reads them: pages of one or several, and spans refilled from one another."""

from __future__ import annotations

import random
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .records import Mark, Record

__all__ = ["Page", "Surfaces", "opened", "pages", "refilled", "surfaces"]

SEAM = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])|(?<=[A-Z]{2})(?=[A-ZÀ-Þ][a-zà-ÿ])")
"""Where two words were typed together."""

Surfaces = Mapping[tuple[str, str, int], Sequence[str]]
"""What spans read, by label and make."""


@dataclass(frozen=True, slots=True)
class Page:
    """Several records in one text.

    Attributes:
        record: their texts with line ends between.
        starts: where each begins.
    """

    record: Record
    starts: tuple[int, ...]

    def apart(self, marks: Sequence[Mark]) -> list[list[Mark]]:
        """Return marks of the page by record, counted from its start."""
        found: list[list[Mark]] = [[] for _ in self.starts]
        for start, end, label in marks:
            place = bisect_right(self.starts, start) - 1
            found[place].append((start - self.starts[place], end - self.starts[place], label))
        return found


def pages(records: Sequence[Record], size: int, first: int = 0) -> list[Page]:
    """Return records that follow one another on pages of ``size``; the first page may be shorter."""
    cuts = [0, *range(first or size, len(records), size), len(records)]
    return [_page(records[start:end]) for start, end in pairwise(cuts) if start < end]


def _page(records: Sequence[Record]) -> Page:
    starts, marks, at = [], [], 0
    for record in records:
        starts.append(at)
        marks += [(start + at, end + at, label) for start, end, label in record.marks]
        at += len(record.text) + 1
    return Page(Record("\n".join(r.text for r in records), tuple(marks)), tuple(starts))


def opened(record: Record) -> tuple[Record, list[int]]:
    """Return the text with a space at each seam, and where each of its characters stood."""
    seams = [m.start() for m in SEAM.finditer(record.text)]
    cuts = [0, *seams, len(record.text)]
    text = " ".join(record.text[start:end] for start, end in pairwise(cuts))
    places: list[int] = []
    for start, end in pairwise(cuts):
        places += [*range(start, end), end]
    marks = tuple((s + bisect_right(seams, s), e + bisect_left(seams, e), label) for s, e, label in record.marks)
    return Record(text, marks), places


def surfaces(records: Sequence[Record]) -> Surfaces:
    """Return what the spans of the records read."""
    found: dict[tuple[str, str, int], list[str]] = defaultdict(list)
    for record in records:
        for start, end, label in record.marks:
            found[_make(record.text[start:end], label)].append(record.text[start:end])
    return found


def _make(surface: str, label: str) -> tuple[str, str, int]:
    """Return what must be alike for one surface to stand in another's place."""
    if not any(c.isalpha() for c in surface):
        return label, re.sub(r"\d+", "0", surface), 0
    shape = "digits" if any(c.isdigit() for c in surface) else "upper" if surface.isupper() else surface[:1].isupper()
    return label, str(shape), min(surface.count(" "), 3)


def refilled(record: Record, known: Surfaces, share: float, draw: random.Random) -> Record:
    """Return a record with some of its spans read otherwise."""
    parts: list[str] = []
    marks: list[Mark] = []
    at = length = 0
    for start, end, label in record.marks:
        surface = record.text[start:end]
        if draw.random() < share:
            surface = draw.choice(known[_make(surface, label)])
        parts += [record.text[at:start], surface]
        length += start - at
        marks.append((length, length + len(surface), label))
        length += len(surface)
        at = end
    return Record("".join([*parts, record.text[at:]]), tuple(marks))
