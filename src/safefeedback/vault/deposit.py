"""What is given to the vault for one message: the values to seal, the protected texts, and whose message it is."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from safefeedback.errors import DecryptionError, InputError
from safefeedback.vault.stores.stored_record import StoredView

__all__ = ["DOCUMENTS", "KNOWN_FIELD", "KNOWN_LIMIT", "Deposit", "Known", "Told", "known_of"]

DOCUMENTS: Final = frozenset({"PASSPORT", "PE_DNI", "PE_FOREIGNER_ID"})
"""Entities whose value stands for one person: they link."""

KNOWN_FIELD: Final = "vault.known"
"""The sealed field that holds what the record is indexed by, so that a custodian can index it later."""

_RESERVED: Final = "vault."
KNOWN_LIMIT: Final = 64
"""Most known values of a deposit."""

Known = tuple[str, str]
"""An entity and a folded value: what the sender is known by."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the log tells of a message: no words of it, and nothing of its sender.

    Attributes:
        channel: where it came from, a code such as ``whatsapp``; another text is left out.
        counts: how many findings, by entity and then by what was done to them.
        withheld: code of the error for which it has no protected text.
        area: INEI code of the area that it is about.
    """

    channel: str | None = None
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    withheld: str | None = None
    area: str | None = None


@dataclass(frozen=True, slots=True)
class Deposit:
    """One message to be sealed and stored; nothing that is to be sealed is shown by ``repr``.

    Attributes:
        fields: name to value; names have letters, digits, '.', '_' and '-', and do not begin with ``vault.``.
        views: the protected texts, which are stored in the clear.
        known: what the sender is known by, at most 64 (entity, folded value) pairs: the record is found by them, and a
            document number links it to the person. Values are folded by the caller, the same way every time.
        until: last day on which the record may be kept; None: no end is set.
        record_id: 16 bytes of a record that gets a new version; None for a new record.
        version: from 1.
        told: what the log tells of it.

    Raises:
        InputError: a reserved name, or too many known values.
        TypeError: a known value that is no pair of texts.
    """

    fields: Mapping[str, bytes] = field(repr=False)
    views: tuple[StoredView, ...] = field(default=(), repr=False)
    known: tuple[Known, ...] = field(default=(), repr=False)
    until: dt.date | None = None
    record_id: bytes | None = None
    version: int = 1
    told: Told = Told()

    def __post_init__(self) -> None:
        if any(name.startswith(_RESERVED) for name in self.fields):
            raise InputError(f"deposit: expected names that do not begin with {_RESERVED!r}, got one that does")
        if len(self.known) > KNOWN_LIMIT:
            raise InputError(f"deposit: expected at most {KNOWN_LIMIT} known values, got {len(self.known)}")
        if not all(isinstance(each, str) for pair in self.known for each in pair):
            raise TypeError("deposit: expected texts in the known values, got something else")

    def to_fields(self) -> dict[str, bytes]:
        """Return all that is sealed: the fields and, where there are any, the known values."""
        known = {KNOWN_FIELD: json.dumps(self.known, ensure_ascii=True).encode()} if self.known else {}
        return {**self.fields, **known}


def known_of(value: bytes) -> tuple[Known, ...]:
    """Return the known values of the sealed field.

    Raises:
        DecryptionError: not what :meth:`Deposit.to_fields` writes.
    """
    found = _parsed(value)
    if not isinstance(found, list) or len(found) > KNOWN_LIMIT or not all(map(_is_known, found)):
        raise DecryptionError("cannot be opened: wrong key, wrong context or changed data")
    return tuple((entity, folded) for entity, folded in found)


def _parsed(value: bytes) -> object:
    """Return what a text says that whoever has a bundle may have written, or None."""
    try:
        return json.loads(value)
    except (ValueError, RecursionError):
        return None


def _is_known(pair: object) -> bool:
    return isinstance(pair, list) and len(pair) == 2 and all(isinstance(each, str) for each in pair)
