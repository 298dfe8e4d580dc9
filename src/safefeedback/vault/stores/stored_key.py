"""What a key store keeps: wrapped keys of an agency, wrapped keys of persons, and who was erased.

Every key is wrapped: without the provider's key these rows open nothing.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

__all__ = ["KEY_STATES", "StateChange", "StoredErasure", "StoredKey", "StoredSubject", "SubjectChange"]

KEY_STATES = ("staged", "primary", "decrypt_only", "retired", "destroyed")
"""The life of a key, in order."""


@dataclass(frozen=True, slots=True)
class StoredKey:
    """A key of an agency.

    Attributes:
        key_id: 8 bytes.
        kind: "epoch", "blind-index", "pseudonym", "signing" or "ingest".
        epoch: month of an epoch key ("2026-11"), or what tells two keys of one kind apart.
        state: one of ``KEY_STATES``; an agency has at most one primary epoch key.
        reference: the provider's key under which it is wrapped.
        wrapped: the wrapped key; empty once destroyed.
        destroy_on: day on which its provider key is due to be destroyed.
    """

    key_id: bytes
    agency: str
    kind: str
    epoch: str
    state: str
    reference: str
    wrapped: bytes
    created: dt.date
    destroy_on: dt.date | None


@dataclass(frozen=True, slots=True)
class StateChange:
    """A step in a key's life, made only if the key is still in the expected state."""

    key_id: bytes
    expected: str
    state: str


@dataclass(frozen=True, slots=True)
class StoredSubject:
    """The key of a person; erasing this row erases all that is sealed under it.

    Attributes:
        subject: 16 bytes.
        epoch_key: id (8 bytes) of the epoch key under which it is wrapped; the key must be in the store.
        wrapped: the wrapped key.
        hold: why it must not be erased (a code), or None.
    """

    subject: bytes
    agency: str
    epoch_key: bytes
    wrapped: bytes
    hold: str | None = None


@dataclass(frozen=True, slots=True)
class SubjectChange:
    """A person's key wrapped anew, written only if the present blob is still the expected one.

    Attributes:
        expected: SHA-256 of the present blob, 32 bytes.
        epoch_key: id of the epoch key under which ``wrapped`` is wrapped.
    """

    subject: bytes
    expected: bytes
    epoch_key: bytes
    wrapped: bytes


@dataclass(frozen=True, slots=True)
class StoredErasure:
    """That a person was erased: no name, no value, only the random id.

    Attributes:
        erased: day on which the live row was destroyed.
        basis: code of the reason.
        backups_dead_on: day from which no backup copy can be opened; None: the provider cannot promise one.
    """

    agency: str
    subject: bytes
    erased: dt.date
    basis: str
    backups_dead_on: dt.date | None
