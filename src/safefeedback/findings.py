"""What was found: a span, its kind and the reasons. A finding points, it never quotes.

>>> Finding(4, 12, "PE_DNI", 0.9, "identifiers").span
(4, 12)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from safefeedback.errors import SpanError

__all__ = ["EVIDENCE_KINDS", "Evidence", "Finding"]

EVIDENCE_KINDS: Final[tuple[str, ...]] = (
    "shape",  # the written form
    "check",  # a check digit or a format that passed or failed
    "cue",  # a word nearby that speaks for it
    "counter-cue",  # a word nearby that speaks against it
    "neighbour",  # a value of the same kind beside it
    "gazetteer",  # a name in a table
    "known",  # a value that the channel already knew
    "reading",  # found after undoing dictation or disguise
    "list",  # an always or never list of the policy
    "model",  # a trained model
    "nested",  # a finding inside or across this one that gave way
    "repeat",  # the same value found elsewhere in the message
    "external",  # a recognizer from outside
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason for a finding.

    Attributes:
        kind: one of :data:`EVIDENCE_KINDS`.
        code: a short word of the recognizer's own closed set, such as ``luhn`` or ``dni``; never text of the message.
        weight: what it added to the score, in score units; 0 when it only informs.
        start: where the evidence stands in the message (code points), or None.
        end: end of it, half-open, or None.
        distance: words between the evidence and the finding, or None.
    """

    kind: str
    code: str
    weight: float = 0.0
    start: int | None = None
    end: int | None = None
    distance: int | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A piece of personal data in a message.

    Attributes:
        start: first code point, in the message as received.
        end: one past the last code point.
        entity: a name of :mod:`safefeedback.entities`, or one of a recognizer from outside.
        score: confidence in ``[0, 1]``.
        recognizer: name of the recognizer that found it.
        evidence: the reasons, strongest first.
        public: a public value (emergency line, agency mailbox or site): kept unless the policy says otherwise.
        role: for PERSON, who it is in the message; None when the text does not tell.

    Raises:
        SpanError: the span is empty, reversed or negative, or the score is outside ``[0, 1]``.
    """

    start: int
    end: int
    entity: str
    score: float
    recognizer: str
    evidence: tuple[Evidence, ...] = ()
    public: bool = False
    role: str | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise SpanError(f"finding: expected 0 <= start < end, got [{self.start}, {self.end})")
        if not 0.0 <= self.score <= 1.0:
            raise SpanError(f"finding: expected a score in [0, 1], got {self.score}")

    @property
    def span(self) -> tuple[int, int]:
        """Start and end, half-open, in code points of the message as received."""
        return self.start, self.end

    def overlaps(self, other: Finding) -> bool:
        """Tell whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end
