"""A random sample of protected messages for people to read: stratified, and anybody with its seed can draw it again.

Each message gets the SHA-256 of seed, record id and version; of each stratum the smallest are taken. Numbers are
proportional to the strata, rounded up, so that a few more than asked for are read and none stands for more messages
than it should (``bounds``). Strata of which less than one message would be read are put together.

The SHA-256 of the seed goes into the log when the sample is drawn; who has the seed draws it again and sees whether
those messages were read and no others.
"""

from __future__ import annotations

import hashlib
import heapq
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from safefeedback.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from safefeedback.audit.period import Period
    from safefeedback.audit.population import Unit

__all__ = ["REST", "Drawn", "Sample", "allocate", "draw", "seed_digest"]

REST: Final = "rest"
"""The stratum of all that is too rare for one of its own."""

_LEAST_SEED: Final = 16
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A message that was drawn."""

    record: str
    version: int
    stratum: str


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample.

    Attributes:
        period: of the messages.
        audience: whose protected texts.
        by: the traits of the strata.
        sizes: how many messages each stratum has.
        wanted: how many messages were asked for.
        drawn: what is to be read, in random order; a few more than wanted.
        seed: what it was drawn with.
    """

    period: Period
    audience: str
    by: tuple[str, ...]
    sizes: Mapping[str, int]
    wanted: int
    drawn: tuple[Drawn, ...]
    seed: bytes = field(repr=False)

    def leaf_fields(self) -> dict[str, Any]:
        """Return the fields of the leaf ``review.drawn``."""
        return {
            "n": len(self.drawn),
            "want": self.wanted,
            "pop": sum(self.sizes.values()),
            "from": self.period.first.isoformat(),
            "to": self.period.last.isoformat(),
            "aud": self.audience,
            "strata": list(self.by),
            "seed": seed_digest(self.seed),
        }


def seed_digest(seed: bytes) -> str:
    """Return what the log keeps of a seed: its SHA-256 in hexadecimal."""
    return hashlib.sha256(seed).hexdigest()


def draw(
    units: Sequence[Unit], wanted: int, seed: bytes, *, period: Period, audience: str, by: Iterable[str] = ()
) -> Sample:
    """Draw at least so many messages, or all where there are fewer.

    Args:
        units: the population, with strata by the traits of ``by``.
        wanted: how many are to be read; up to one more for each stratum is drawn.
        seed: 16 bytes or more from outside the agency: of the auditor, or thrown in public.
        period: of the population.
        audience: whose protected texts.
        by: the traits of the strata.

    Raises:
        InputError: nothing to draw from, less than one wanted, or a short seed.
    """
    if wanted < 1:
        raise InputError("sample: expected at least one message")
    if len(seed) < _LEAST_SEED:
        raise InputError(f"sample: expected a seed of {_LEAST_SEED} bytes or more, got {len(seed)}")
    if not units:
        raise InputError("sample: expected messages to draw from, there are none in the period")
    names, numbers = allocate(Counter(unit.stratum for unit in units), wanted)
    strata: defaultdict[str, list[tuple[bytes, Unit]]] = defaultdict(list)
    for unit in units:
        strata[names[unit.stratum]].append((_order(seed, unit), unit))
    taken = [(order, unit) for name, members in strata.items() for order, unit in _first(members, numbers[name])]
    drawn = tuple(Drawn(unit.record, unit.version, names[unit.stratum]) for _, unit in sorted(taken, key=_by_order))
    sizes = {name: len(strata[name]) for name in sorted(strata)}
    return Sample(period, audience, tuple(by), sizes, wanted, drawn, seed)


def allocate(sizes: Mapping[Key, int], wanted: int) -> tuple[dict[Key, str], dict[str, int]]:
    """Return the stratum of each key, and how many messages are read of each stratum."""
    total = sum(sizes.values())
    names = {key: "/".join(key) if size * wanted >= total else REST for key, size in sizes.items()}
    grouped: Counter[str] = Counter()
    for key, size in sizes.items():
        grouped[names[key]] += size
    return names, {name: min(size, -(-size * wanted // total)) for name, size in grouped.items()}


def _order(seed: bytes, unit: Unit) -> bytes:
    return hashlib.sha256(seed + bytes.fromhex(unit.record) + unit.version.to_bytes(8, "big")).digest()


def _first(members: Iterable[tuple[bytes, Unit]], number: int) -> list[tuple[bytes, Unit]]:
    return heapq.nsmallest(number, members, key=_by_order)


def _by_order(pair: tuple[bytes, Unit]) -> bytes:
    return pair[0]
