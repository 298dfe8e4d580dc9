"""The official measures of MEDDOCAN and CoNLL-2002, over all texts together (micro).

A found mark counts when it is among the true ones exactly. Without labels, start and end must agree. Merged, spans that
have nothing but marks and spaces between them are one, in what is true and in what is found, before they are compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .records import Mark, Record

__all__ = ["Score", "merged", "score"]


@dataclass(frozen=True, slots=True)
class Score:
    """How many spans were right, found and there to be found."""

    right: int
    found: int
    true: int

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 0 where nothing was found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of what is there that was found; 0 where nothing is there."""
        return self.right / self.true if self.true else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.right / (self.found + self.true) if self.right else 0.0


def merged(text: str, marks: Iterable[Mark]) -> list[Mark]:
    """Return spans without labels, those with no letter and no digit between them as one."""
    spans: list[Mark] = []
    for start, end, _ in sorted(marks):
        if spans and not any(c.isalnum() for c in text[spans[-1][1] : start]):
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]), "")
        else:
            spans.append((start, end, ""))
    return spans


def score(records: Sequence[Record], found: Sequence[Sequence[Mark]], *, how: str = "ner") -> Score:
    """Return the score of what was found in each text.

    Args:
        records: texts with what is true.
        found: marks of each text.
        how: ``ner``, ``spans`` without labels, ``merged``, or a label that is measured by itself.
    """
    right = gained = true = 0
    for record, marks in zip(records, found, strict=True):
        wanted, given = _asked(record.text, record.marks, how), _asked(record.text, marks, how)
        right, gained, true = right + len(wanted & given), gained + len(given), true + len(wanted)
    return Score(right, gained, true)


def _asked(text: str, marks: Iterable[Mark], how: str) -> set[Mark]:
    if how == "merged":
        return set(merged(text, marks))
    if how == "spans":
        return {(start, end, "") for start, end, _ in marks}
    return {mark for mark in marks if how in ("ner", mark[2])}
