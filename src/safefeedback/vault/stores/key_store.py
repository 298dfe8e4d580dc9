"""The port of key stores: what the vault asks of a database that keeps wrapped keys, apart from the records."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Protocol

from safefeedback.vault.stores.ledger_store import LedgerStore
from safefeedback.vault.stores.record_store import NOTHING
from safefeedback.vault.stores.stored_key import StateChange, StoredErasure, StoredKey, StoredSubject, SubjectChange
from safefeedback.vault.stores.stored_leaf import StoredLeaf

__all__ = ["KeyStore"]


class KeyStore(LedgerStore, Protocol):
    """Keeps wrapped keys; each writing call is one transaction, durable when it returns (as ``RecordStore``).

    Leaves are the evidence of what a call does, written with it or not at all.
    """

    def add_key(self, key: StoredKey, leaf: StoredLeaf | None = None) -> None:
        """Add a key; VaultError when its id is there or the agency has another primary epoch key."""

    def keys(self, agency: str) -> tuple[StoredKey, ...]:
        """Return the keys of an agency, oldest first."""

    def set_state(self, key_id: bytes, expected: str, state: str) -> bool:
        """Move a key from one state to another; False when it is not in the expected one. Destroyed drops its blob."""

    def set_states(self, changes: Sequence[StateChange], leaves: Sequence[StoredLeaf] = ()) -> bool:
        """Make all the steps in their order or, when one key is not in the expected state, none (False)."""

    def delete_key(self, key_id: bytes) -> bool:
        """Delete a key's row; VaultError while a person's key is wrapped under it."""

    def add_subjects(self, subjects: Sequence[StoredSubject], leaf: StoredLeaf | None = None) -> None:
        """Add persons' keys, all or none; VaultError when one is there, was erased, or its epoch key is missing.

        The leaf is written with them.
        """

    def subject(self, subject: bytes) -> StoredSubject | None:
        """Return a person's key, or None when there is none (any more)."""

    def subjects(self, epoch_key: bytes, after: bytes = b"", limit: int | None = 1000) -> Iterator[StoredSubject]:
        """Yield persons' keys wrapped under an epoch key, by id, from the first after ``after``, at most ``limit``."""

    def swap_subjects(self, changes: Sequence[SubjectChange], leaf: Callable[[int], StoredLeaf] | None = None) -> int:
        """Replace the blobs that are still the expected ones; return how many; ``leaf`` tells of that many."""

    def set_hold(self, subject: bytes, reason: str | None, leaf: StoredLeaf | None = None) -> bool:
        """Forbid (None: allow) that a person is erased; False when the person has no key."""

    def erase(self, erasures: Sequence[StoredErasure], leaves: Mapping[bytes, StoredLeaf] = NOTHING) -> int:
        """Destroy persons' keys and note it, all or none; VaultError when one is on hold. Return how many had a key.

        Repeating an erasure is harmless: the first note is kept. The leaf of a person is written if there was a key.
        """

    def erasures(self, agency: str, after: int = 0) -> Iterator[tuple[int, StoredErasure]]:
        """Yield row numbers and notes of erasures with a number greater than ``after``, in order.

        What was noted before the call is seen; nothing with a number at or below one that was yielded comes later.
        """

    def add_erasures(self, erasures: Sequence[StoredErasure]) -> int:
        """Note erasures that were made elsewhere, without destroying; return how many were new."""

    def check(self) -> tuple[str, ...]:
        """Return the weaknesses found (codes of ``WEAKNESSES``), sorted."""

    def cursor(self, name: str) -> str | None:
        """Return where a resumable work stands, or None."""

    def set_cursor(self, name: str, value: str | None) -> None:
        """Note where a resumable work stands; None forgets it."""

    def compact(self) -> None:
        """Rewrite the store so that no free space holds a copy of what was destroyed.

        Takes time and space in proportion to its size, and others wait; VaultError when the role may not do it.
        """

    def close(self) -> None:
        """Give back files and connections; further calls raise VaultError."""
