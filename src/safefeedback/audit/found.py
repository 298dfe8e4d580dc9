"""Which personal data was found in the messages of a period, and what was done to it."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from safefeedback.entities import rank

if TYPE_CHECKING:
    from collections.abc import Mapping

    from safefeedback.audit.period import Period
    from safefeedback.ledger.leaf import Leaf

__all__ = ["EntityFigures", "Found", "FoundCounter"]


@dataclass(frozen=True, slots=True)
class EntityFigures:
    """One kind of personal data.

    Attributes:
        entity: its name.
        messages: protected messages that have it.
        done: how many findings, by what was done to them.
    """

    entity: str
    messages: int
    done: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Found:
    """What was found.

    Attributes:
        messages: protected messages, newer versions counted too.
        without: those in which nothing was found.
        traced: those whose policy and detector the log names.
        detectors: protected messages by digest of the detector.
        entities: in the guide's order.
    """

    messages: int
    without: int
    traced: int
    detectors: Mapping[str, int]
    entities: tuple[EntityFigures, ...]


class FoundCounter:
    """Counts while the log of records is read."""

    def __init__(self, period: Period) -> None:
        self._period = period
        self._messages = self._without = self._traced = 0
        self._detectors: Counter[str] = Counter()
        self._having: Counter[str] = Counter()
        self._done: defaultdict[str, Counter[str]] = defaultdict(Counter)

    def take(self, leaf: Leaf) -> None:
        """Count a leaf."""
        if leaf.event != "record.sealed" or "withheld" in leaf.fields or not self._period.holds(leaf.at):
            return
        fields = leaf.fields
        counts = fields.get("cnt", {})
        self._messages += 1
        self._without += not counts
        self._traced += "pol" in fields and "det" in fields
        self._having.update(counts.keys())
        if "det" in fields:
            self._detectors[fields["det"]] += 1
        for entity, done in counts.items():
            self._done[entity].update(done)

    def figures(self) -> Found:
        """Return what was counted."""
        names = sorted(self._having, key=lambda name: (rank(name), name))
        entities = tuple(
            EntityFigures(name, self._having[name], dict(sorted(self._done[name].items()))) for name in names
        )
        return Found(self._messages, self._without, self._traced, dict(self._detectors.most_common()), entities)
