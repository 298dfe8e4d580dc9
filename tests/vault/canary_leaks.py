"""Leaks that a vault could have, put in by force: the scan must find each."""

from __future__ import annotations

import base64
import hashlib
import logging
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest
from tests.vault.canary_life import TEXT

from safefeedback.errors import InputError
from safefeedback.vault import Deposit
from safefeedback.vault.indexing import Indexing
from safefeedback.vault.reveal.revealed import Revealed
from safefeedback.vault.sealing import sealed_entry
from safefeedback.vault.stores.sql_records import SqlRecordStore
from safefeedback.vault.stores.stored_record import Entry, IndexEntry, StoredView

__all__ = ["Leak", "hangs", "hashes", "logs", "notes", "prints", "quotes", "shows", "spools", "stores"]

Leak = Callable[[pytest.MonkeyPatch], None]
_CHECK = "safefeedback.vault.vault.check_code"


def _before_sealing(patch: pytest.MonkeyPatch, work: Callable[[Deposit], object]) -> None:
    def sealed(each: Deposit, **named: Any) -> Any:
        work(each)
        return sealed_entry(each, **named)

    patch.setattr("safefeedback.vault.vault.sealed_entry", sealed)


def logs(patch: pytest.MonkeyPatch) -> None:
    """A record of the lowest level, of what the sender is known by."""
    logger = logging.getLogger("safefeedback.vault")
    _before_sealing(patch, lambda each: logger.debug("sealing %s", each.known))


def prints(patch: pytest.MonkeyPatch) -> None:
    """A forgotten line to standard error."""
    _before_sealing(patch, lambda each: sys.stderr.write(each.fields["message"].decode().upper()))


def spools(patch: pytest.MonkeyPatch) -> None:
    """A temporary file that is never taken away."""

    def write(each: Deposit) -> None:
        with tempfile.NamedTemporaryFile(delete=False) as file:
            file.write(each.fields["message"])

    _before_sealing(patch, write)


def quotes(patch: pytest.MonkeyPatch) -> None:
    """An error that quotes what it refuses."""

    def check(value: str, name: str) -> str:
        raise InputError(f"vault: expected {name}, got {value!r}")

    patch.setattr(_CHECK, check)


def hangs(patch: pytest.MonkeyPatch) -> None:
    """An error that quotes nothing, with another behind it that does."""

    def check(value: str, name: str) -> str:
        try:
            _refuse(value)
        except ValueError:
            raise InputError(f"vault: expected {name}") from None
        return value

    patch.setattr(_CHECK, check)


def notes(patch: pytest.MonkeyPatch) -> None:
    """A note at an error, in base64."""

    def check(value: str, name: str) -> str:
        error = InputError(f"vault: expected {name}")
        error.add_note(base64.b64encode(value.encode()).decode())
        raise error

    patch.setattr(_CHECK, check)


def shows(patch: pytest.MonkeyPatch) -> None:
    """A repr that shows what was opened."""
    patch.setattr(Revealed, "__repr__", lambda self: f"Revealed({dict(self.fields)})")


def stores(patch: pytest.MonkeyPatch) -> None:
    """The text as received, beside the sealed one."""
    put = SqlRecordStore.put
    view = StoredView("publication", TEXT, "[]", "0" * 64, "0" * 64)

    def plain(store: SqlRecordStore, entries: Sequence[Entry]) -> Any:
        return put(store, [replace(each, views=(view,)) for each in entries])

    patch.setattr(SqlRecordStore, "put", plain)


def hashes(patch: pytest.MonkeyPatch) -> None:
    """A blind index without a key: whoever has the database tries all numbers."""
    entry = Indexing.entry

    def plain(self: Indexing, entity: str, folded: str) -> IndexEntry:
        return replace(entry(self, entity, folded), tag=hashlib.sha256(folded.encode()).digest()[:16])

    patch.setattr(Indexing, "entry", plain)


def _refuse(value: str) -> None:
    raise ValueError(value)
