"""How many messages of a week have each trait: told by the log, and by the protected texts where they are given.

A trait is had by a message or not, however often: messages are independent of each other, findings of one are not.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from safefeedback.audit.period import day_of
from safefeedback.audit.wording import wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from safefeedback.audit.period import Period
    from safefeedback.ledger.leaf import Leaf
    from safefeedback.vault.stores.stored_record import StoredView

__all__ = ["SCORES", "Tally", "add_up", "each_trait", "group_of", "weekly"]

SCORES: Final = (0.5, 0.7, 0.9)
"""Where the classes of the weakest score of a message begin; below the first is a class too."""

_GROUPS: Final = {
    "channel": "sealed",
    "withheld": "sealed",
    "entity": "protected",
    "score": "found",
    "unknown": "read",
    "loose": "read",
}


@dataclass(slots=True)
class Tally:
    """Counts of messages.

    Attributes:
        totals: messages by group: ``sealed``, ``protected`` (not withheld), ``read`` (with a text here), ``found``
            (read, with findings).
        traits: messages that have a trait.
    """

    totals: Counter[str] = field(default_factory=Counter)
    traits: Counter[str] = field(default_factory=Counter)

    def add(self, groups: Iterable[str], traits: Iterable[str]) -> None:
        """Count one message."""
        self.totals.update(groups)
        self.traits.update(traits)

    def share(self, trait: str) -> float | None:
        """Return the share of messages that have a trait, or None where there were none to have it."""
        total = self.totals[group_of(trait)]
        return self.traits[trait] / total if total else None


def group_of(trait: str) -> str:
    """Return the group of messages of which a trait is a share."""
    return _GROUPS[trait.partition(":")[0].partition("-")[0]]


def add_up(tallies: Iterable[Tally]) -> Tally:
    """Return the counts of several weeks together."""
    total = Tally()
    for each in tallies:
        total.totals.update(each.totals)
        total.traits.update(each.traits)
    return total


def weekly(
    records: Iterable[Leaf],
    period: Period,
    view_of: Callable[[str, int], StoredView | None] | None = None,
) -> dict[str, Tally]:
    """Return a tally for each ISO week (``2026-W48``) of a period in which messages were sealed, in order.

    Args:
        records: the log of records.
        period: when they were sealed.
        view_of: returns the protected text of a record and version; None of it: it was deleted since.
    """
    weeks: dict[str, Tally] = {}
    for leaf in records:
        if leaf.event != "record.sealed" or leaf.fields["ver"] != 1 or not period.holds(leaf.at):
            continue
        year, week, _ = day_of(leaf.at, period.zone).isocalendar()
        tally = weeks.setdefault(f"{year}-W{week:02}", Tally())
        is_open = view_of is not None and "withheld" not in leaf.fields
        view = view_of(leaf.fields["rec"], 1) if is_open and view_of is not None else None
        tally.add(*_observed(leaf.fields, view))
    return dict(sorted(weeks.items()))


def _observed(fields: Mapping[str, object], view: StoredView | None) -> tuple[list[str], list[str]]:
    groups, traits = ["sealed"], [f"channel:{fields.get('ch', 'unknown')}"]
    if "withheld" in fields:
        return groups, [*traits, "withheld"]
    counts = fields.get("cnt")
    groups.append("protected")
    traits += [f"entity:{name}" for name in (counts if isinstance(counts, dict) else ())]
    if view is not None:
        groups.append("read")
        findings = json.loads(view.findings)
        traits += wording(view.text, [(each["start"], each["end"]) for each in findings])
        if findings:
            groups.append("found")
            traits.append(f"score:{_class_of(min(each['score'] for each in findings))}")
    return groups, traits


def _class_of(score: float) -> str:
    return next((f"{low * 100:.0f}" for low in reversed(SCORES) if score >= low), "0")


def each_trait(tallies: Iterable[Tally]) -> Iterator[str]:
    """Yield every trait that occurs, each once, in order."""
    yield from sorted({trait for tally in tallies for trait in tally.traits})
