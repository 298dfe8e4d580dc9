"""Which protected messages there are to be reviewed, told from the log of records alone, each with its stratum.

A population is that of a moment: what was sealed until then, in its newest version, and not deleted since.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from safefeedback.audit.period import day_of
from safefeedback.errors import InputError
from safefeedback.ledger.leaf import read_leaf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from safefeedback.audit.period import Period
    from safefeedback.ledger.leaf import Leaf

__all__ = ["TRAITS", "Unit", "population", "read_leaves"]

TRAITS: Final = ("channel", "month", "presence", "length")
"""By what messages can be put into strata; ``length`` needs the texts."""

_LENGTHS: Final = ((80, "short"), (400, "medium"))
_NO_CHANNEL: Final = "unknown"


@dataclass(frozen=True, slots=True)
class Unit:
    """A protected message that can be drawn.

    Attributes:
        record: its id, 32 hexadecimal digits.
        version: which version of the record.
        stratum: a word for each trait.
    """

    record: str
    version: int
    stratum: tuple[str, ...]


def read_leaves(bodies: Iterable[bytes]) -> Iterable[Leaf]:
    """Yield the leaves of a log, read strictly.

    Raises:
        LedgerError: a leaf outside the schema.
    """
    return map(read_leaf, bodies)


def population(
    records: Iterable[Leaf],
    period: Period,
    audience: str,
    by: Iterable[str],
    *,
    at: int | None = None,
    text_of: Callable[[str, int], str | None] | None = None,
) -> tuple[Unit, ...]:
    """Return the messages of a period that an audience may read, in the order of the log.

    Args:
        records: the log of records.
        period: when they were sealed.
        audience: whose protected text.
        by: names of ``TRAITS``; none: one stratum.
        at: the moment (Unix milliseconds) at which they were there; None: the end of the log.
        text_of: returns the protected text of a record and version, for ``length``; None of it: it is left out.

    Raises:
        InputError: an unknown trait, or ``length`` without texts.
    """
    traits = tuple(by)
    if not set(traits) <= set(TRAITS):
        raise InputError(f"sample: expected strata by {', '.join(TRAITS)}")
    if "length" in traits and text_of is None:
        raise InputError("sample: expected the protected texts for strata by length")
    units = (_unit(leaf, period, traits, text_of) for leaf in _alive(records, period, audience, at))
    return tuple(unit for unit in units if unit is not None)


def _alive(records: Iterable[Leaf], period: Period, audience: str, at: int | None) -> Iterable[Leaf]:
    alive: dict[str, Leaf] = {}
    for leaf in records:
        if at is not None and leaf.at > at:
            continue
        if leaf.event == "record.sealed":
            if audience in leaf.fields["aud"] and period.holds(leaf.at):
                alive[leaf.fields["rec"]] = leaf
            else:  # a newer version that this audience may not read, or of another time
                alive.pop(leaf.fields["rec"], None)
        elif leaf.event in {"record.purged", "record.erased"}:
            alive.pop(leaf.fields["rec"], None)
    return alive.values()


def _unit(
    leaf: Leaf, period: Period, traits: tuple[str, ...], text_of: Callable[[str, int], str | None] | None
) -> Unit | None:
    record, version = leaf.fields["rec"], leaf.fields["ver"]
    text = text_of(record, version) if "length" in traits and text_of is not None else ""
    if text is None:
        return None
    words: Mapping[str, str] = {
        "channel": leaf.fields.get("ch", _NO_CHANNEL),
        "month": f"{day_of(leaf.at, period.zone):%Y-%m}",
        "presence": "found" if leaf.fields.get("cnt") else "nothing-found",
        "length": next((name for most, name in _LENGTHS if len(text) < most), "long"),
    }
    return Unit(record, version, tuple(words[trait] for trait in traits))
