"""How many messages came, by channel, week and department; small groups are hidden."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from safefeedback.audit.period import day_of
from safefeedback.audit.suppression import Shown, hide_small

if TYPE_CHECKING:
    from collections.abc import Mapping

    from safefeedback.audit.period import Period
    from safefeedback.ledger.leaf import Leaf

__all__ = ["NO_CHANNEL", "NO_PLACE", "Places", "VolumeCounter", "Volumes"]

NO_CHANNEL: Final = "unknown"
NO_PLACE: Final = ""


@dataclass(frozen=True, slots=True)
class Places:
    """Messages by channel and department.

    Attributes:
        departments: INEI codes of two digits, busiest first; ``NO_PLACE`` for messages of which none is known.
        rows: a channel's counts, in the order of the departments.
    """

    departments: tuple[str, ...]
    rows: Mapping[str, tuple[Shown, ...]]


@dataclass(frozen=True, slots=True)
class Volumes:
    """What was sealed in a period.

    Attributes:
        messages: new messages.
        changed: newer versions of messages.
        withheld: new messages without a protected text, by the code of the reason.
        channels: messages by channel, most first.
        weeks: messages by ISO week, in order.
        places: None where the log names no department.
    """

    messages: int
    changed: int
    withheld: Mapping[str, int]
    channels: Mapping[str, Shown]
    weeks: Mapping[str, int]
    places: Places | None


class VolumeCounter:
    """Counts while the log of records is read."""

    def __init__(self, period: Period) -> None:
        self._period = period
        self._changed = 0
        self._withheld: Counter[str] = Counter()
        self._weeks: Counter[str] = Counter()
        self._places: defaultdict[str, Counter[str]] = defaultdict(Counter)

    def take(self, leaf: Leaf) -> None:
        """Count a leaf."""
        if leaf.event != "record.sealed" or not self._period.holds(leaf.at):
            return
        if leaf.fields["ver"] != 1:
            self._changed += 1
            return
        year, week, _ = day_of(leaf.at, self._period.zone).isocalendar()
        self._weeks[f"{year}-W{week:02}"] += 1
        self._places[leaf.fields.get("ch", NO_CHANNEL)][leaf.fields.get("ubi", NO_PLACE)[:2]] += 1
        if "withheld" in leaf.fields:
            self._withheld[leaf.fields["withheld"]] += 1

    def figures(self) -> Volumes:
        """Return what was counted."""
        totals = Counter({channel: places.total() for channel, places in self._places.items()})
        channels = [channel for channel, _ in totals.most_common()]
        shown = hide_small([totals[channel] for channel in channels])
        return Volumes(
            messages=totals.total(),
            changed=self._changed,
            withheld=dict(sorted(self._withheld.items())),
            channels=dict(zip(channels, shown, strict=True)),
            weeks=dict(sorted(self._weeks.items())),
            places=self._shown_places(channels),
        )

    def _shown_places(self, channels: list[str]) -> Places | None:
        totals: Counter[str] = Counter()
        for places in self._places.values():
            totals.update(places)
        departments = tuple(code for code, _ in totals.most_common())
        if not set(departments) - {NO_PLACE}:
            return None
        rows = {each: hide_small([self._places[each][code] for code in departments]) for each in channels}
        return Places(departments, rows)
