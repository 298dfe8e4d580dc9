"""The port of record stores: what the vault asks of a database that keeps sealed records."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Protocol

from safefeedback.vault.stores.ledger_store import LedgerStore
from safefeedback.vault.stores.stored_leaf import StoredLeaf
from safefeedback.vault.stores.stored_record import Entry, HeaderChange, StoredRecord, StoredView, ViewChange

__all__ = ["NOTHING", "RecordStore"]

NOTHING: Mapping[bytes, StoredLeaf] = MappingProxyType({})
"""No evidence: for what is no act of an agency, such as a test."""


class RecordStore(LedgerStore, Protocol):
    """Keeps sealed records; each writing call is one transaction, durable when it returns.

    Every call raises VaultError when the database refuses (full, read-only, locked, damaged, unreachable); nothing of
    the call is written then. Iterators hold pages of a bounded number of rows and no open transaction. A store is used
    by one process; threads may share it.
    """

    def put(self, entries: Sequence[Entry]) -> int | None:
        """Store all entries or, if a record id and version is already there, none.

        Returns:
            the place of the first entry's leaf in the log; the others follow it. None: no entry has one.
        """

    def get(self, record_id: bytes, version: int | None = None, *, agency: str | None = None) -> StoredRecord | None:
        """Return a version of a record (None: the newest), or None where there is none.

        Args:
            record_id: 16 bytes.
            version: which one.
            agency: whose versions alone; None: whoever's.
        """

    def versions(self, agency: str, record_id: bytes) -> Iterator[int]:
        """Yield the versions of a record that an agency has, newest first."""

    def owner(self, agency: str, record_id: bytes) -> bytes | None:
        """Return the person of the newest version that has one, or None: all versions are of one person."""

    def views(self, record_id: bytes, version: int | None = None) -> tuple[StoredView, ...]:
        """Return the protected texts of a version (None: the newest), sorted by audience."""

    def scan(self, agency: str, *, after: int = 0, limit: int | None = 1000) -> Iterator[tuple[int, StoredRecord]]:
        """Yield row numbers and records with a number greater than ``after``, in order, at most ``limit``.

        What was stored before the call is seen; nothing with a number at or below one that was yielded comes later.
        """

    def swap_header(self, changes: Sequence[HeaderChange]) -> int:
        """Replace the headers that are still the expected ones; return how many."""

    def swap_views(self, changes: Sequence[ViewChange]) -> int:
        """Replace the protected texts that are still the expected ones; return of how many versions."""

    def find(self, agency: str, index: str, version: int, tag: bytes) -> Iterator[bytes]:
        """Yield ids of the records with this tag, each once, oldest first; compare the values after opening."""

    def expired(self, agency: str, on: dt.date, limit: int | None = None) -> Iterator[bytes]:
        """Yield ids of the records whose newest version was to be kept until a day before ``on``, longest due first."""

    def of_subject(self, agency: str, subject: bytes) -> Iterator[bytes]:
        """Yield ids of the records sealed under a person's key, each once, oldest first."""

    def delete(
        self, record_ids: Sequence[bytes], leaves: Mapping[bytes, StoredLeaf] = NOTHING, *, agency: str | None = None
    ) -> int:
        """Destroy all versions of the records with fields, texts and indexes; return how many versions.

        Args:
            record_ids: those that are not there are passed over.
            leaves: the evidence by record id, written for those that were there.
            agency: whose records alone; None: whoever's.
        """

    def check(self) -> tuple[str, ...]:
        """Return the weaknesses found (codes of ``WEAKNESSES``), sorted; reads the whole SQLite file."""

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
