"""What the logs say of themselves, beside what a verification of them said."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from safefeedback.audit.period import Period
    from safefeedback.ledger.leaf import Leaf
    from safefeedback.ledger.verification import Verification

__all__ = ["Anchor", "AnchorCounter", "LogCounter", "LogState", "Verified", "verified"]

_MINUTE: Final = 60_000


@dataclass(frozen=True, slots=True)
class Verified:
    """What a verification of a log said.

    Attributes:
        size: leaves that were read.
        anchored: leaves that a checkpoint kept elsewhere covers.
        problems: codes of what is wrong (``safefeedback.ledger.verification.FAULTS``); empty: nothing.
        diverged: first leaf from which the log is another than an anchor says; None: none.
        at: when, Unix milliseconds.
    """

    size: int
    anchored: int
    problems: tuple[str, ...]
    diverged: int | None
    at: int

    @property
    def is_whole(self) -> bool:
        """Nothing is wrong, whether anchored or not."""
        return not self.problems and self.diverged is None


def verified(found: Verification, *, at: int) -> Verified:
    """Return what a verification said, made at a moment (Unix milliseconds)."""
    diverged = next((each.start for each in found.ranges if each.state == "diverged"), None)
    return Verified(found.size, found.leaves("anchored"), found.codes, diverged, at)


@dataclass(frozen=True, slots=True)
class Anchor:
    """The newest checkpoint of a log that was handed to a place outside."""

    sink: str
    size: int
    at: int


@dataclass(frozen=True, slots=True)
class LogState:
    """A log.

    Attributes:
        name: ``records`` or ``keys``.
        leaves: how many were read.
        first: Unix milliseconds of the first; None where there is none.
        last: of the last.
        backwards: leaves that bear a time more than a minute before that of the leaf before them.
        events: leaves of the period by event, most first.
        anchors: newest anchor of each place, in order of their names.
        verified: None: nobody verified it.
    """

    name: str
    leaves: int
    first: int | None
    last: int | None
    backwards: int
    events: Mapping[str, int]
    anchors: tuple[Anchor, ...]
    verified: Verified | None


@dataclass(slots=True)
class LogCounter:
    """Counts while one log is read."""

    period: Period
    name: str
    _leaves: int = 0
    _first: int | None = None
    _last: int | None = None
    _backwards: int = 0
    _events: Counter[str] = field(default_factory=Counter)

    def take(self, leaf: Leaf) -> None:
        """Count a leaf."""
        self._leaves += 1
        self._backwards += self._last is not None and leaf.at < self._last - _MINUTE
        self._first, self._last = (leaf.at if self._first is None else self._first), leaf.at
        if self.period.holds(leaf.at):
            self._events[leaf.event] += 1

    def figures(self, anchors: Sequence[Anchor], verified: Verified | None) -> LogState:
        """Return the state of the log."""
        return LogState(
            name=self.name,
            leaves=self._leaves,
            first=self._first,
            last=self._last,
            backwards=self._backwards,
            events=dict(self._events.most_common()),
            anchors=tuple(sorted(anchors, key=lambda each: each.sink)),
            verified=verified,
        )


@dataclass(slots=True)
class AnchorCounter:
    """Collects while the logs are read; a log's anchors may be told by the other."""

    _newest: dict[tuple[str, str], Anchor] = field(default_factory=dict)

    def take(self, leaf: Leaf) -> None:
        """Note a leaf."""
        if leaf.event == "anchor.made":
            sink = leaf.fields["sink"]
            self._newest[leaf.fields["log"], sink] = Anchor(sink, leaf.fields["size"], leaf.at)

    def of(self, log: str) -> list[Anchor]:
        """Return the newest anchors of a log."""
        return [anchor for (name, _), anchor in self._newest.items() if name == log]
