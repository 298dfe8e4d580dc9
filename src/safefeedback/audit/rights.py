"""Requests of persons (access, rectification, suppression and others), and whether their terms were kept."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from safefeedback.audit.period import day_of
from safefeedback.rights.register import due_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from safefeedback.audit.period import Period
    from safefeedback.ledger.leaf import Leaf

__all__ = ["Request", "RightsCounter", "RightsFigures", "Standing"]

Standing: TypeAlias = Literal["in-time", "late", "open", "overdue"]
"""Closed in time, closed late, open within its term, open beyond it."""


@dataclass(frozen=True, slots=True)
class Request:
    """A request.

    Attributes:
        request: its random id.
        kind: code of the right.
        got: day on which it came.
        due: last day of its term, as the log has it.
        closed: day on which it was decided; None: it is open.
        result: code of the decision.
        steps: codes of what was done, in order.
        standing: on the last day of the period.
    """

    request: str
    kind: str
    got: dt.date
    due: dt.date
    closed: dt.date | None
    result: str | None
    steps: tuple[str, ...]
    standing: Standing


@dataclass(frozen=True, slots=True)
class RightsFigures:
    """Requests of a period.

    Attributes:
        requests: those that came in the period or were open in it, oldest first.
        ever: how many the log has altogether.
    """

    requests: tuple[Request, ...]
    ever: int

    def count(self, standing: Standing, kind: str | None = None) -> int:
        """Return how many stand so, of one right or of all."""
        return sum(each.standing == standing and kind in {None, each.kind} for each in self.requests)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The rights that were asked for, in order of their codes."""
        return tuple(sorted({each.kind for each in self.requests}))


class RightsCounter:
    """Collects while the log of keys is read."""

    def __init__(self, period: Period) -> None:
        self._period = period
        self._told: defaultdict[str, list[Leaf]] = defaultdict(list)

    def take(self, leaf: Leaf) -> None:
        """Note a leaf."""
        if leaf.event.startswith("rights.") and day_of(leaf.at, self._period.zone) <= self._period.last:
            self._told[leaf.fields["req"]].append(leaf)

    def figures(self) -> RightsFigures:
        """Return the requests."""
        made = [each for told in self._told.values() if (each := self._request(told)) is not None]
        shown = (each for each in made if each.closed is None or each.closed >= self._period.first)
        return RightsFigures(tuple(sorted(shown, key=lambda each: (each.got, each.request))), len(made))

    def _request(self, told: Sequence[Leaf]) -> Request | None:
        opened = next((leaf for leaf in told if leaf.event == "rights.opened"), None)
        if opened is None:
            return None
        end = next((leaf for leaf in told if leaf.event == "rights.closed"), None)
        closed = None if end is None else day_of(end.at, self._period.zone)
        due = due_of(opened, told)
        return Request(
            request=opened.fields["req"],
            kind=opened.fields["kind"],
            got=dt.date.fromisoformat(opened.fields["got"]),
            due=due,
            closed=closed,
            result=None if end is None else end.fields["result"],
            steps=tuple(leaf.fields["step"] for leaf in told if leaf.event == "rights.step"),
            standing=_standing(due, closed, self._period.last),
        )


def _standing(due: dt.date, closed: dt.date | None, today: dt.date) -> Standing:
    if closed is None:
        return "open" if today <= due else "overdue"
    return "in-time" if closed <= due else "late"
