"""The recognizer of worded dates and of ages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from safefeedback.findings import Evidence, Finding
from safefeedback.recognizers.base import Reading
from safefeedback.recognizers.dates.ages import ages
from safefeedback.recognizers.dates.calendar import dates
from safefeedback.text import words

__all__ = ["DateRecognizer"]


@dataclass(frozen=True, slots=True)
class DateRecognizer:
    """Worded dates and ages of Spanish."""

    name: str = "dates"
    supported_entities: tuple[str, ...] = ("DATE_OF_BIRTH", "DATE_TIME", "AGE")

    def analyze(self, reading: Reading) -> Sequence[Finding]:
        """Return the dates and ages of both readings; spans in the message as received."""
        found: list[Finding] = []
        for view in reading.views:
            dictated = (Evidence("reading", "dictated"),) if view is reading.spoken else ()
            folded_words = {word.folded for word in words(view)}
            for mention in (*dates(view.folded, folded_words), *ages(view.folded, folded_words)):
                start, end = view.span(mention.start, mention.end)
                evidence = (Evidence("shape", mention.code, mention.score), *dictated)
                found.append(Finding(start, end, mention.entity, mention.score, self.name, evidence))
        return tuple(found)
