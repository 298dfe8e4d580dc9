"""Whether what leaks is shared fairly: the leak of each group beside the average leak.

Two measures for each field: ``direct_leak`` over mentions of direct identifiers and ``person_leak`` over PERSON
mentions. The average of a field is the leak of all its mentions together. A group is judged when it has at least
:data:`FEWEST` mentions; the worst group is the judged one that leaks most.

>>> from safefeedback.evaluation.gold import GoldSpan
>>> from safefeedback.evaluation.fields import field
>>> message = GoldMessage("x-1", "soy ana", (GoldSpan(4, 7, "PERSON"),), channel="email")
>>> shares = fairness([shared(message, message, hidden=(), fields=[field("channel")])], ["channel"])
>>> shares["channel"]["person_leak"].groups["email"].leak.value
1.0
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from safefeedback.entities import kind
from safefeedback.evaluation._resampling import Bootstrap, Sums, add_up
from safefeedback.evaluation.fields import NOBODY, Field
from safefeedback.evaluation.gold import GoldMessage
from safefeedback.evaluation.measures import Measure
from safefeedback.evaluation.tally import Counts, Key, leaked_characters
from safefeedback.findings import Finding

__all__ = ["FAIRNESS_MEASURES", "FEWEST", "Fairness", "Standing", "fairness", "shared"]

FEWEST: Final = 30
"""Mentions that a group needs to be judged."""

FAIRNESS_MEASURES: Final[tuple[str, ...]] = ("direct_leak", "person_leak")

_DEFAULT: Final = Bootstrap()
_ALL: Final = ""  # the name of the average among the groups; no group is called so


@dataclass(frozen=True, slots=True)
class Standing:
    """How one group stands.

    Attributes:
        leak: its mentions that leak, out of its mentions.
        ratio: its leak over the average leak; None when one of them is missing or nothing leaks at all.
        low: lower end of the ratio's interval, or None.
        high: upper end of it.
        is_judged: it has mentions enough to be compared.
    """

    leak: Measure
    ratio: float | None
    low: float | None
    high: float | None
    is_judged: bool


@dataclass(frozen=True, slots=True)
class Fairness:
    """One measure by the groups of one field.

    Attributes:
        average: the leak of all mentions of the field.
        groups: value of the field to how its mentions stand, by name.
        worst: the judged group with the highest leak; None when fewer than two are judged or none of them leaks.
    """

    average: Measure
    groups: Mapping[str, Standing]
    worst: str | None


def shared(
    original: GoldMessage, message: GoldMessage, *, hidden: Sequence[Finding], fields: Iterable[Field]
) -> Counts:
    """Count one message.

    Args:
        original: the message in which the groups are read, its spans in the order of ``message``.
        message: the message that was measured: the same one, or a disturbed one.
        hidden: the findings that hide their characters.
        fields: what to group by.
    """
    counts: Counts = Counter()
    chosen = tuple(fields)
    for source, span in zip(original.spans, message.spans, strict=True):
        if not span.optional and kind(span.label).is_direct:
            leaks = leaked_characters(message.text, span, hidden) > 0
            for each in chosen:
                _count(counts, (each.name, each.value(original, source)), person=span.label == "PERSON", leaks=leaks)
    return counts


def _count(counts: Counts, of: tuple[str, str], *, person: bool, leaks: bool) -> None:
    section, group = of
    for name in FAIRNESS_MEASURES if person else FAIRNESS_MEASURES[:1]:
        for value in (group,) if group == NOBODY else (group, _ALL):
            counts[section, value, name] += leaks
            counts[section, value, f"{name}:mentions"] += 1


def fairness(
    counted: Sequence[Counts], fields: Iterable[str], bootstrap: Bootstrap = _DEFAULT
) -> dict[str, dict[str, Fairness]]:
    """Return field to measure to fairness, given the counts of each message."""
    sums = add_up(counted, bootstrap)
    return {name: {measure: _fairness(sums, name, measure) for measure in FAIRNESS_MEASURES} for name in fields}


def _fairness(sums: Sums, section: str, measure: str) -> Fairness:
    names = sorted(sums.names(section) - {_ALL})
    groups = {name: _standing(sums, (section, name), measure) for name in names}
    return Fairness(_leak(sums, (section, _ALL), measure), groups, _worst(groups))


def _standing(sums: Sums, of: tuple[str, str], measure: str) -> Standing:
    leak, average = _leak(sums, of, measure), _leak(sums, (of[0], _ALL), measure)
    draws = zip(_draws(sums, of, measure), _draws(sums, (of[0], _ALL), measure), strict=True)
    low, high = sums.interval(_ratio(own, all_) for own, all_ in draws)
    is_judged = leak.denominator >= FEWEST and of[1] != NOBODY
    return Standing(leak, _ratio(leak.value, average.value), low, high, is_judged)


def _leak(sums: Sums, of: tuple[str, str], measure: str) -> Measure:
    top, bottom = _keys(of, measure)
    low, high = sums.interval(_draws(sums, of, measure))
    return Measure(sums.sum(top), sums.sum(bottom), low, high)


def _draws(sums: Sums, of: tuple[str, str], measure: str) -> list[float | None]:
    return sums.shares(*_keys(of, measure))


def _keys(of: tuple[str, str], measure: str) -> tuple[list[Key], list[Key]]:
    return [(*of, measure)], [(*of, f"{measure}:mentions")]


def _ratio(own: float | None, average: float | None) -> float | None:
    return own / average if own is not None and average else None


def _worst(groups: Mapping[str, Standing]) -> str | None:
    judged = {name: standing.leak.value or 0.0 for name, standing in groups.items() if standing.is_judged}
    worst = max(judged, key=lambda name: judged[name], default=None)
    return worst if worst is not None and len(judged) > 1 and judged[worst] > 0 else None
