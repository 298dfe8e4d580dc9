"""How many leaks there can be at most, after people have read a random sample: exact, whatever the pattern of leaks.

One stratum: the Clopper-Pearson bound, the share at which so few leaks would have been found with a probability of
``1 - confidence``. It holds for samples without replacement too.

Several strata: the messages are pooled. A number of leaks found in random samples without replacement, also of several
strata, is distributed as a sum of independent trials with unlike chances (Vatutin and Mikhailov 1982), and with at most
``mean - 1`` successes such a sum is never likelier than the binomial of the same mean (Hoeffding 1956, *On the
distribution of the number of successes in independent trials*). So the pooled Clopper-Pearson bound, times the number
of messages read, bounds the expected number of leaks found, and each message read stands for at most as many messages
as in the stratum that was read most thinly. With numbers proportional to the strata nothing is lost by this. A stratum
of which nothing was read counts whole as leaked.

>>> round(clopper_pearson(0, 300).high, 4)
0.0122
>>> round(estimate([Stratum("web", 9_000, 270, 1), Stratum("oficina", 1_000, 30, 0)]).upper, 4)
0.0157
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from safefeedback.audit._tails import binomial_at_most
from safefeedback.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["CONFIDENCE", "Estimate", "Interval", "Stratum", "clopper_pearson", "estimate", "upper_bound"]

CONFIDENCE: Final = 0.95
"""Of every bound and interval where nothing else is said."""

_STEPS: Final = 50


@dataclass(frozen=True, slots=True)
class Interval:
    """An interval of a share, both ends in ``[0, 1]``."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Stratum:
    """Messages of one kind, and how many of a random sample of them were read.

    Attributes:
        name: what they have in common.
        population: how many there are.
        read: how many were read.
        leaks: in how many of these something was visible that should not be.

    Raises:
        InputError: more leaks than were read, or more read than there are.
    """

    name: str
    population: int
    read: int
    leaks: int

    def __post_init__(self) -> None:
        if not 0 <= self.leaks <= self.read <= self.population:
            raise InputError("stratum: expected at most as many leaks as were read, and no more read than there are")


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a sample says of all messages.

    Attributes:
        value: estimated share of messages with a leak, strata weighted; None where nothing was read.
        upper: no more than this share has one, with the confidence.
        interval: two-sided, with the confidence.
        confidence: in ``(0, 1)``.
    """

    value: float | None
    upper: float
    interval: Interval
    confidence: float = CONFIDENCE


def clopper_pearson(leaks: int, read: int, *, confidence: float = CONFIDENCE) -> Interval:
    """Return the two-sided interval of a share; ``[0, 1]`` where nothing was read.

    Raises:
        InputError: more leaks than were read, or a confidence outside ``(0, 1)``.
    """
    Stratum("", read, read, leaks)
    risk = _risk(confidence) / 2
    return Interval(1.0 - _share_at(read - leaks, read, risk), _share_at(leaks, read, risk))


def upper_bound(strata: Sequence[Stratum], *, confidence: float = CONFIDENCE) -> float:
    """Return the share of messages with a leak that is exceeded in at most ``1 - confidence`` of all audits.

    Raises:
        InputError: a confidence outside ``(0, 1)``.
    """
    return _highest([each for each in strata if each.population], _risk(confidence))


def estimate(strata: Sequence[Stratum], *, confidence: float = CONFIDENCE) -> Estimate:
    """Return what is known of the share of messages with a leak.

    Raises:
        InputError: a confidence outside ``(0, 1)``.
    """
    risk = _risk(confidence)
    there = [each for each in strata if each.population]
    both = Interval(_lowest(there, risk / 2), _highest(there, risk / 2))
    return Estimate(_value(there), _highest(there, risk), both, confidence)


def _risk(confidence: float) -> float:
    if not 0.0 < confidence < 1.0:
        raise InputError("bound: expected a confidence between 0 and 1")
    return 1.0 - confidence


def _value(strata: Sequence[Stratum]) -> float | None:
    read = [each for each in strata if each.read]
    total = sum(each.population for each in read)
    return sum(each.population * each.leaks / each.read for each in read) / total if total else None


def _highest(strata: Sequence[Stratum], risk: float) -> float:
    total = sum(each.population for each in strata)
    unread = sum(each.population for each in strata if not each.read)
    stands_for = max((each.population / each.read for each in strata if each.read), default=0.0)
    return min(1.0, (unread + stands_for * _most_expected(strata, risk)) / total) if total else 1.0


def _lowest(strata: Sequence[Stratum], risk: float) -> float:
    total = sum(each.population for each in strata)
    stands_for = min((each.population / each.read for each in strata if each.read), default=0.0)
    read = sum(each.read for each in strata)
    clean = [Stratum(each.name, each.population, each.read, each.read - each.leaks) for each in strata]
    return max(0.0, stands_for * (read - _most_expected(clean, risk)) / total) if total else 0.0


def _most_expected(strata: Sequence[Stratum], risk: float) -> float:
    """Return how many leaks can be expected at most in samples of these sizes."""
    read, leaks = sum(each.read for each in strata), sum(each.leaks for each in strata)
    return max(read * _share_at(leaks, read, risk), min(leaks + 1.0, read))


def _share_at(leaks: int, read: int, risk: float) -> float:
    """Return the share at which so few leaks have the probability ``risk``, from above."""
    if leaks >= read:
        return 1.0
    low, high = leaks / read, 1.0
    for _ in range(_STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if binomial_at_most(leaks, read, middle) > risk else (low, middle)
    return high
