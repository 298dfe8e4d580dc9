"""Where a detector went wrong: pointers to single mistakes, and which entity is taken for which.

A mistake points (message id, span, entities, kind) and never quotes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from safefeedback.entities import kind, rank
from safefeedback.evaluation.gold import GoldMessage, GoldSpan
from safefeedback.evaluation.tally import counted_findings, hides_characters, is_alarm, leaked_characters, touches
from safefeedback.findings import Finding

__all__ = ["MISTAKE_KINDS", "Confusion", "Mistake", "Pairing", "confusions", "mistakes", "table"]

MISTAKE_KINDS: Final[tuple[str, ...]] = ("leak", "false-alarm", "missed", "spurious", "confused", "boundary")
"""Gravest first.

``leak``: a direct identifier of which a letter or digit stays readable. ``false-alarm``: a direct entity found in a
message that has none. ``missed``: any other gold span that no finding touches. ``spurious``: a finding that touches no
gold span. ``confused``: the span is found under another entity. ``boundary``: the entity is right, the span is not.
"""

_LAST: Final = 1 << 30

Pairing = tuple[str | None, str | None, bool]
"""A label, the entity that it was found as, and whether the spans are the same."""

_Pair = tuple[GoldSpan | None, Finding | None]


@dataclass(frozen=True, slots=True)
class Mistake:
    """A pointer to one mistake.

    Attributes:
        kind: one of :data:`MISTAKE_KINDS`.
        message: the message's id.
        start: start of the gold span, or of the finding when there is no gold span.
        end: its end.
        gold: the label, or None.
        found: the entity found, or None.
    """

    kind: str
    message: str
    start: int
    end: int
    gold: str | None
    found: str | None

    @property
    def gravity(self) -> tuple[int, str, int]:
        """Sort key: gravest kinds first, then by message and place."""
        return MISTAKE_KINDS.index(self.kind), self.message, self.start


@dataclass(frozen=True, slots=True)
class Confusion:
    """How often a label was found as an entity.

    Attributes:
        gold: the label; None for findings that touch no gold span.
        found: the entity of the finding that shares most with the gold span; None when no finding touches it.
        exact: how many had the very span.
        partial: how many only overlapped.
    """

    gold: str | None
    found: str | None
    exact: int
    partial: int


def mistakes(
    message: GoldMessage, findings: Sequence[Finding], *, hides: Callable[[Finding], bool] = hides_characters
) -> Iterator[Mistake]:
    """Yield the mistakes in one message, in no order; see :attr:`Mistake.gravity`."""
    hidden = [finding for finding in findings if hides(finding)]
    is_clean = not any(kind(span.label).is_direct for span in message.spans if not span.optional)
    for span, finding in _pairs(message, findings):
        name = _name(message, span, finding, hidden, is_clean=is_clean)
        if name:
            start, end = (span.start, span.end) if span else finding.span if finding else (0, 0)
            gold, found = span.label if span else None, finding.entity if finding else None
            yield Mistake(name, message.id, start, end, gold, found)


def confusions(message: GoldMessage, findings: Sequence[Finding]) -> Counter[Pairing]:
    """Count one message's pairs as ``(gold, found, exact)``; see :func:`table`."""
    return Counter(
        (span.label if span else None, finding.entity if finding else None, _is_exact(span, finding))
        for span, finding in _pairs(message, findings)
    )


def table(counts: Counter[Pairing]) -> tuple[Confusion, ...]:
    """Return summed counts as rows, in the guide's order of labels and then of entities; None comes last."""
    pairs = sorted({(gold, found) for gold, found, _ in counts}, key=lambda pair: (_place(pair[0]), _place(pair[1])))
    return tuple(Confusion(g, f, counts[g, f, True], counts[g, f, False]) for g, f in pairs)


def _pairs(message: GoldMessage, findings: Sequence[Finding]) -> Iterator[_Pair]:
    """Yield each required gold span with the finding that shares most with it, then the findings that touch none."""
    counted = counted_findings(message, findings)
    for span in message.spans:
        if not span.optional:
            touching = [finding for finding in counted if touches(finding, (span,))]
            yield span, max(touching, key=lambda finding: _closeness(span, finding), default=None)
    for finding in counted:
        if not touches(finding, message.spans):
            yield None, finding


def _closeness(span: GoldSpan, finding: Finding) -> tuple[int, bool, int, int]:
    shared = min(span.end, finding.end) - max(span.start, finding.start)
    return shared, span.label == finding.entity, -rank(finding.entity), -finding.start


def _is_exact(span: GoldSpan | None, finding: Finding | None) -> bool:
    return span is not None and finding is not None and (span.start, span.end) == finding.span


def _name(
    message: GoldMessage, span: GoldSpan | None, finding: Finding | None, hidden: Sequence[Finding], *, is_clean: bool
) -> str | None:
    if span is None:
        return "false-alarm" if is_clean and finding and is_alarm(finding) else "spurious"
    if kind(span.label).is_direct and leaked_characters(message.text, span, hidden):
        return "leak"
    if finding is None:
        return "missed"
    if finding.entity != span.label:
        return "confused"
    return None if _is_exact(span, finding) else "boundary"


def _place(name: str | None) -> tuple[int, str]:
    return (rank(name), name) if name else (_LAST, "")
