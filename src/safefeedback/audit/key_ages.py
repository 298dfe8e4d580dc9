"""Which keys there are, and how old they are."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from safefeedback.audit.period import day_of

if TYPE_CHECKING:
    import datetime as dt

    from safefeedback.audit.period import Period
    from safefeedback.ledger.leaf import Leaf

__all__ = ["GONE", "KeyAge", "KeyCounter", "primary"]

GONE: Final = "destroyed"
_EPOCH: Final = "epoch"
_STAGED: Final = "staged"
_PRIMARY: Final = "primary"


@dataclass(frozen=True, slots=True)
class KeyAge:
    """A key.

    Attributes:
        key: its id, 16 hexadecimal digits.
        kind: what it is for.
        state: at the end of the period.
        made: on which day.
        gone: on which day it was destroyed; None: it is there.
        days: its age in days, at the end of the period or when it was destroyed.
    """

    key: str
    kind: str
    state: str
    made: dt.date
    gone: dt.date | None
    days: int


@dataclass(slots=True)
class _Key:
    kind: str
    made: dt.date
    state: str
    gone: dt.date | None = None


@dataclass(slots=True)
class KeyCounter:
    """Collects while the log of keys is read."""

    period: Period
    _keys: dict[str, _Key] = field(default_factory=dict)

    def take(self, leaf: Leaf) -> None:
        """Note a leaf."""
        if not leaf.event.startswith("key."):
            return
        day = day_of(leaf.at, self.period.zone)
        if day > self.period.last:
            return
        kind = leaf.fields.get("kind", "unknown")
        key = self._keys.setdefault(leaf.fields["key"], _Key(kind, day, _STAGED if kind == _EPOCH else _PRIMARY))
        if leaf.event == "key.moved":
            key.state = leaf.fields["state"]
        if (leaf.event == "key.gone" or key.state == GONE) and key.gone is None:
            key.state, key.gone = GONE, day

    def figures(self) -> tuple[KeyAge, ...]:
        """Return the keys, oldest first."""
        made = [
            KeyAge(name, key.kind, key.state, key.made, key.gone, ((key.gone or self.period.last) - key.made).days)
            for name, key in self._keys.items()
        ]
        return tuple(sorted(made, key=lambda each: (each.made, each.key)))


def primary(keys: tuple[KeyAge, ...]) -> KeyAge | None:
    """Return the month's key that writes, or None where there is none."""
    living = [each for each in keys if each.kind == _EPOCH and each.state == _PRIMARY]
    return living[-1] if living else None
