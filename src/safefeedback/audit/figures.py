"""All figures of a period, from one reading of the two logs."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Protocol

from safefeedback.audit.drift import FACTOR, RATE, Alarm, watch
from safefeedback.audit.found import Found, FoundCounter
from safefeedback.audit.key_ages import KeyAge, KeyCounter
from safefeedback.audit.log_state import AnchorCounter, LogCounter, LogState
from safefeedback.audit.period import Period
from safefeedback.audit.policies import PolicyCounter, PolicyUse, Step
from safefeedback.audit.retention import Retention, RetentionCounter
from safefeedback.audit.reveals import RevealCounter, Reveals
from safefeedback.audit.review import Review, reviews
from safefeedback.audit.rights import RightsCounter, RightsFigures
from safefeedback.audit.tally import Tally, weekly
from safefeedback.audit.volumes import VolumeCounter, Volumes
from safefeedback.ledger.leaf import Leaf, read_leaf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from safefeedback.audit.log_state import Verified
    from safefeedback.policy import Policy
    from safefeedback.vault.stores.stored_record import StoredView

__all__ = ["Drift", "Exports", "Figures", "LeafLog", "Sources", "collect"]

_BASELINE_WEEKS: Final = 8


class LeafLog:
    """A log that can be read as often as it is needed.

    Args:
        bodies: gives the leaves from the first, anew with each call, such as ``lambda: store.leaves("muni-puno")``.
    """

    def __init__(self, bodies: Callable[[], Iterable[bytes]]) -> None:
        self._bodies = bodies

    def __iter__(self) -> Iterator[Leaf]:
        return map(read_leaf, self._bodies())


@dataclass(frozen=True, slots=True)
class Sources:
    """What a report is made of.

    Attributes:
        agency: whose logs they are.
        records: the log of records.
        keys: the log of keys.
        policies: texts of policies by their digest, for the differences between them.
        verified: what a verification said, by name of the log.
        seeds: of samples, so that the report checks whether the messages that were drawn were read.
        view_of: returns the protected text of a record and version, for unknown words and strata by length; None: the
            report is made of the logs alone.
    """

    agency: str
    records: LeafLog
    keys: LeafLog
    policies: Mapping[str, Policy] = field(default_factory=dict)
    verified: Mapping[str, Verified] = field(default_factory=dict)
    seeds: tuple[bytes, ...] = field(default=(), repr=False)
    view_of: Callable[[str, int], StoredView | None] | None = None


@dataclass(frozen=True, slots=True)
class Exports:
    """What left the vault and what was reported.

    Attributes:
        times: how often, by what was exported.
        items: how many records or lines in all, by the same.
        reports: how many audit reports were made.
    """

    times: Mapping[str, int]
    items: Mapping[str, int]
    reports: int


@dataclass(frozen=True, slots=True)
class Drift:
    """Weeks of the period against the weeks before each.

    Attributes:
        weeks: counts by ISO week, in order.
        alarms: of the weeks that have weeks to go by.
        rate: probability of a false alarm in a week.
        baseline: how many weeks before each it is compared with.
    """

    weeks: Mapping[str, Tally]
    alarms: Mapping[str, tuple[Alarm, ...]]
    rate: float
    baseline: int


@dataclass(frozen=True, slots=True)
class Figures:
    """All figures of a period."""

    agency: str
    period: Period
    volumes: Volumes
    found: Found
    policies: tuple[PolicyUse, ...]
    steps: tuple[Step, ...]
    reviews: tuple[Review, ...]
    drift: Drift
    reveals: Reveals
    rights: RightsFigures
    retention: Retention
    keys: tuple[KeyAge, ...]
    exports: Exports
    logs: tuple[LogState, ...]


class _Counter(Protocol):
    def take(self, leaf: Leaf, /) -> None: ...


def collect(sources: Sources, period: Period) -> Figures:
    """Read the logs and return the figures of a period.

    Raises:
        LedgerError: a leaf outside the schema.
    """
    volumes, found, reveals = VolumeCounter(period), FoundCounter(period), RevealCounter(period)
    rights, keys, policies = RightsCounter(period), KeyCounter(period), PolicyCounter(period)
    retention, exports, anchors = RetentionCounter(period), _ExportCounter(period), AnchorCounter()
    both: tuple[_Counter, ...] = (policies, retention, exports, anchors, reveals)
    logs = (LogCounter(period, "records"), LogCounter(period, "keys"))
    _read(sources.records, (volumes, found, *both, logs[0]))
    _read(sources.keys, (rights, keys, *both, logs[1]))
    return Figures(
        agency=sources.agency,
        period=period,
        volumes=volumes.figures(),
        found=found.figures(),
        policies=policies.uses(),
        steps=policies.steps(sources.policies),
        reviews=_reviews(sources, period),
        drift=_drift(sources, period),
        reveals=reveals.figures(),
        rights=rights.figures(),
        retention=retention.figures(),
        keys=keys.figures(),
        exports=exports.figures(),
        logs=tuple(log.figures(anchors.of(log.name), sources.verified.get(log.name)) for log in logs),
    )


def _read(log: LeafLog, counters: Iterable[_Counter]) -> None:
    takers = [each.take for each in counters]
    for leaf in log:
        for take in takers:
            take(leaf)


def _reviews(sources: Sources, period: Period) -> tuple[Review, ...]:
    """Return the reviews of messages of the period."""
    view_of = sources.view_of
    text_of = None if view_of is None else lambda record, version: _text(view_of(record, version))
    found = reviews(sources.records, sources.keys, zone=period.zone, text_of=text_of, seeds=sources.seeds)
    return tuple(each for each in found if each.period.first <= period.last and each.period.last >= period.first)


def _text(view: StoredView | None) -> str | None:
    return None if view is None else view.text


def _drift(sources: Sources, period: Period) -> Drift:
    before = Period(period.first - dt.timedelta(weeks=_BASELINE_WEEKS), period.last, period.zone)
    weeks = weekly(sources.records, before, sources.view_of)
    year, week, _ = period.first.isocalendar()
    first = f"{year}-W{week:02}"
    alarms = watch(weeks, baseline=_BASELINE_WEEKS, rate=RATE, factor=FACTOR)
    return Drift(
        weeks={name: tally for name, tally in weeks.items() if name >= first},
        alarms={name: raised for name, raised in alarms.items() if name >= first},
        rate=RATE,
        baseline=_BASELINE_WEEKS,
    )


class _ExportCounter:
    def __init__(self, period: Period) -> None:
        self._period = period
        self._times: Counter[str] = Counter()
        self._items: Counter[str] = Counter()
        self._reports = 0

    def take(self, leaf: Leaf) -> None:
        if not self._period.holds(leaf.at):
            return
        if leaf.event == "export.made":
            self._times[leaf.fields["what"]] += 1
            self._items[leaf.fields["what"]] += leaf.fields["n"]
        self._reports += leaf.event == "report.made"

    def figures(self) -> Exports:
        return Exports(dict(self._times.most_common()), dict(self._items), self._reports)
