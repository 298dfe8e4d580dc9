"""How many marked spans a finding of the same entity touches: for entities whose edges are soft."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from safefeedback.evaluation import GoldMessage
from safefeedback.findings import Finding
from safefeedback.messages import Message

__all__ = ["overlap_recall"]


def overlap_recall(gold: Iterable[GoldMessage], detect: Callable[[Message], Sequence[Finding]]) -> dict[str, float]:
    """Return, by entity, the share of the spans that count which a finding of the entity touches."""
    marked: Counter[str] = Counter()
    touched: Counter[str] = Counter()
    for message in gold:
        found = detect(Message(message.text))
        for span in message.spans:
            if not span.optional:
                marked[span.label] += 1
                touched[span.label] += any(
                    f.entity == span.label and f.start < span.end and span.start < f.end for f in found
                )
    return {entity: touched[entity] / marked[entity] for entity in marked}
