"""Which policies protected the messages of a period, and what each did otherwise than the one before."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from safefeedback.audit.period import day_of
from safefeedback.policy import Change, diff

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from safefeedback.audit.period import Period
    from safefeedback.ledger.leaf import Leaf
    from safefeedback.policy import Policy

__all__ = ["PolicyCounter", "PolicyUse", "Step"]

_PROTECTING: Final = frozenset({"record.sealed", "record.reprotected"})
_LISTS: Final = frozenset({"always", "never"})


@dataclass(frozen=True, slots=True)
class PolicyUse:
    """A policy that was used.

    Attributes:
        digest: SHA-256 of the policy.
        name: as the log has it; None where it does not name the digest.
        version: the same.
        first: first day of the period on which a message was protected under it.
        last: last day of it.
        messages: how many were.
    """

    digest: str
    name: str | None
    version: str | None
    first: dt.date
    last: dt.date
    messages: int


@dataclass(frozen=True, slots=True)
class Step:
    """From one policy to the next.

    Attributes:
        before: digest.
        after: digest.
        changes: what the later one does otherwise; None where the text of one of them was not given. Of lists only the
            number of entries is told.
    """

    before: str
    after: str
    changes: tuple[Change, ...] | None


@dataclass(slots=True)
class _Use:
    first: int
    last: int
    messages: int = 0


@dataclass(slots=True)
class PolicyCounter:
    """Collects while the logs are read."""

    period: Period
    _names: dict[str, tuple[str, str]] = field(default_factory=dict)
    _uses: dict[str, _Use] = field(default_factory=dict)

    def take(self, leaf: Leaf) -> None:
        """Note a leaf."""
        if leaf.event == "policy.used":
            self._names[leaf.fields["pol"]] = leaf.fields["name"], leaf.fields["ver"]
        elif leaf.event in _PROTECTING and "pol" in leaf.fields and self.period.holds(leaf.at):
            use = self._uses.setdefault(leaf.fields["pol"], _Use(leaf.at, leaf.at))
            use.last = leaf.at
            use.messages += 1

    def uses(self) -> tuple[PolicyUse, ...]:
        """Return the policies in the order of their first use."""
        zone = self.period.zone
        made = [
            (
                use.first,
                PolicyUse(digest, *self._named(digest), day_of(use.first, zone), day_of(use.last, zone), use.messages),
            )
            for digest, use in self._uses.items()
        ]
        return tuple(use for _, use in sorted(made, key=lambda pair: (pair[0], pair[1].digest)))

    def steps(self, policies: Mapping[str, Policy]) -> tuple[Step, ...]:
        """Return what changed from each policy to the next, given the texts by digest."""
        used = self.uses()
        return tuple(_step(one.digest, next_.digest, policies) for one, next_ in pairwise(used))

    def _named(self, digest: str) -> tuple[str | None, str | None]:
        return self._names.get(digest, (None, None))


def _step(before: str, after: str, policies: Mapping[str, Policy]) -> Step:
    old, new = policies.get(before), policies.get(after)
    return Step(before, after, None if old is None or new is None else _told(diff(old, new)))


def _told(changes: Sequence[Change]) -> tuple[Change, ...]:
    """Return the changes without digests of lists: who knows the rest could try out what an entry is."""
    return tuple(
        Change(each.path, each.before.partition(",")[0], each.after.partition(",")[0]) if each.path in _LISTS else each
        for each in changes
    )
