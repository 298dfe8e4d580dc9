"""What is held of a person who proves a document, a telephone or a mailbox: found without opening anything."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from safefeedback.ledger.leaf import read_leaf
from safefeedback.operators.value import value_of
from safefeedback.rights.terms import LIMA

if TYPE_CHECKING:
    from safefeedback.vault import Vault

__all__ = ["Held", "HeldRecord", "find", "records_of"]


@dataclass(frozen=True, slots=True)
class HeldRecord:
    """A record of a person; nothing of it was opened.

    Attributes:
        record_id: its id.
        received: the day on which it was stored; None: the log does not tell.
        channel: where it came from, or None.
        audiences: for whom protected texts are stored.
        counts: how many findings it has by entity.
    """

    record_id: str
    received: dt.date | None
    channel: str | None
    audiences: tuple[str, ...]
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Held:
    """A person and what is held of them.

    Attributes:
        subject: random id of the person.
        records: oldest first.
    """

    subject: str
    records: tuple[HeldRecord, ...]


def find(vault: Vault, values: Iterable[tuple[str, str]]) -> tuple[Held, ...]:
    """Return the persons who are known by every one of the values, each with what is held of them.

    What a write-only host sealed and nobody promoted is promoted first. Nobody, and an erased person, give the same.

    Args:
        vault: open.
        values: entity and value, such as ``("PE_DNI", "45678912")``, in any spelling.

    Raises:
        InputError: an entity by which nobody is found.
        VaultError, KeyringError: the vault refuses.
    """
    vault.promote()
    found: list[set[str]] = [set(vault.subjects(entity, value_of(entity, value))) for entity, value in values]
    both = set.intersection(*found) if found else set()
    return tuple(Held(subject, records_of(vault, subject)) for subject in sorted(both))


def records_of(vault: Vault, subject: str) -> tuple[HeldRecord, ...]:
    """Return the records of a person, as the log tells of them."""
    return tuple(_record(vault, record_id) for record_id in vault.records_of(subject))


def _record(vault: Vault, record_id: str) -> HeldRecord:
    sealed = [leaf for _, body in vault.evidence(record_id) if (leaf := read_leaf(body)).event == "record.sealed"]
    if not sealed:
        return HeldRecord(record_id, None, None, (), ())
    last = sealed[-1]
    counts = tuple((entity, sum(done.values())) for entity, done in sorted(last.fields.get("cnt", {}).items()))
    received = dt.datetime.fromtimestamp(sealed[0].at / 1000, tz=LIMA).date()
    return HeldRecord(record_id, received, last.fields.get("ch"), tuple(last.fields["aud"]), counts)
