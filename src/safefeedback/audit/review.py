"""What reviews say of the quality: found again from the two logs, without any text.

A message that was drawn and not judged counts as a leak in the bound, and one that two people judged counts as a leak
when one of them saw one.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from safefeedback.audit.bounds import Estimate, Stratum, estimate
from safefeedback.audit.period import LIMA, Period
from safefeedback.audit.population import population
from safefeedback.audit.sampling import allocate, draw, seed_digest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from safefeedback.audit.population import Unit
    from safefeedback.ledger.leaf import Leaf

__all__ = ["Review", "reviews"]


@dataclass(frozen=True, slots=True)
class Review:
    """One sample and what people saw in it.

    Attributes:
        drawn_at: when, Unix milliseconds.
        period: of the messages.
        audience: whose protected texts.
        by: the traits of the strata.
        sample: digest of the seed.
        drawn: how many messages were to be read.
        judged: how many were.
        leaks: in how many of them somebody saw a leak.
        kinds: in how many each entity leaked.
        reviewers: how many messages each judged.
        others: how many messages were judged that were not drawn; None: the seed was not given, nobody looked.
        strata: with the messages not judged counted as leaks; empty where they cannot be found again.
        estimate: None where the strata cannot be found again: they need the texts, or the log is another.
    """

    drawn_at: int
    period: Period
    audience: str
    by: tuple[str, ...]
    sample: str
    drawn: int
    judged: int
    leaks: int
    kinds: Mapping[str, int]
    reviewers: Mapping[str, int]
    others: int | None
    strata: tuple[Stratum, ...]
    estimate: Estimate | None

    @property
    def pending(self) -> int:
        """How many messages wait to be judged."""
        return max(0, self.drawn - self.judged)


def reviews(
    records: Iterable[Leaf],
    keys: Iterable[Leaf],
    *,
    zone: dt.tzinfo = LIMA,
    text_of: Callable[[str, int], str | None] | None = None,
    seeds: Iterable[bytes] = (),
) -> tuple[Review, ...]:
    """Return the reviews that the logs tell of, in order, with bounds of 95 % confidence.

    Args:
        records: the log of records; it is read again for each review.
        keys: the log of keys, in which reviews stand.
        zone: whose days the periods have.
        text_of: protected texts, for strata by length.
        seeds: of samples that are to be drawn again; verdicts on messages that were not drawn then do not count.
    """
    verdicts: defaultdict[str, list[Leaf]] = defaultdict(list)
    drawn: list[Leaf] = []
    for leaf in keys:
        if leaf.event == "review.judged":
            verdicts[leaf.fields["seed"]].append(leaf)
        elif leaf.event == "review.drawn":
            drawn.append(leaf)
    known = {seed_digest(seed): seed for seed in seeds}
    made = []
    for leaf in drawn:
        units = _units(leaf, records, zone, text_of)
        told = verdicts[leaf.fields["seed"]]
        seed = known.get(leaf.fields["seed"])
        wanted = None if seed is None or not units else _drawn_again(leaf, units, seed, zone)
        made.append(_review(leaf, told, units, zone=zone, wanted=wanted))
    return tuple(made)


def _units(
    drawn: Leaf, records: Iterable[Leaf], zone: dt.tzinfo, text_of: Callable[[str, int], str | None] | None
) -> tuple[Unit, ...]:
    """Return the population of a sample, or nothing where it cannot be found again."""
    by = drawn.fields["strata"]
    if "length" in by and text_of is None:
        return ()
    found = population(records, _period(drawn, zone), drawn.fields["aud"], by, at=drawn.at, text_of=text_of)
    return found if len(found) == drawn.fields["pop"] else ()


def _drawn_again(leaf: Leaf, units: Sequence[Unit], seed: bytes, zone: dt.tzinfo) -> frozenset[str]:
    """Return the records of a sample."""
    sample = draw(units, leaf.fields["want"], seed, period=_period(leaf, zone), audience=leaf.fields["aud"])
    return frozenset(each.record for each in sample.drawn)


def _review(
    leaf: Leaf, verdicts: Sequence[Leaf], units: Sequence[Unit], *, zone: dt.tzinfo, wanted: frozenset[str] | None
) -> Review:
    counted = [each for each in verdicts if wanted is None or each.fields["rec"] in wanted]
    is_leak: dict[str, bool] = {}
    kinds: defaultdict[str, set[str]] = defaultdict(set)
    for each in counted:
        record = each.fields["rec"]
        is_leak[record] = is_leak.get(record, False) or not each.fields["ok"]
        for kind in each.fields["kinds"]:
            kinds[kind.upper()].add(record)
    strata = _strata(units, leaf.fields["want"], is_leak)
    return Review(
        drawn_at=leaf.at,
        period=_period(leaf, zone),
        audience=leaf.fields["aud"],
        by=tuple(leaf.fields["strata"]),
        sample=leaf.fields["seed"],
        drawn=leaf.fields["n"],
        judged=len(is_leak),
        leaks=sum(is_leak.values()),
        kinds={kind: len(found) for kind, found in sorted(kinds.items())},
        reviewers=Counter(each.by for each in counted),
        others=None if wanted is None else len({each.fields["rec"] for each in verdicts} - wanted),
        strata=strata,
        estimate=estimate(strata) if strata else None,
    )


def _strata(units: Sequence[Unit], wanted: int, is_leak: Mapping[str, bool]) -> tuple[Stratum, ...]:
    if not units:
        return ()
    sizes = Counter(unit.stratum for unit in units)
    names, numbers = allocate(sizes, wanted)
    populations: Counter[str] = Counter()
    for key, size in sizes.items():
        populations[names[key]] += size
    judged: Counter[str] = Counter()
    leaks: Counter[str] = Counter()
    for unit in units:
        if unit.record in is_leak:
            judged[names[unit.stratum]] += 1
            leaks[names[unit.stratum]] += is_leak[unit.record]
    return tuple(
        Stratum(name, populations[name], number, min(number, leaks[name] + max(0, number - judged[name])))
        for name, number in sorted(numbers.items())
    )


def _period(drawn: Leaf, zone: dt.tzinfo) -> Period:
    first, last = (dt.date.fromisoformat(drawn.fields[name]) for name in ("from", "to"))
    return Period(first, last, zone)
