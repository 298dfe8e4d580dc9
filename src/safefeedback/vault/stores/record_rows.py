"""Entries as rows of the tables, for a bulk load."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from safefeedback.vault.stores.database import Row
from safefeedback.vault.stores.stored_record import Entry, StoredView

__all__ = ["rows_of", "view_row"]

_RECORD: Final = ("rid", "id", "version", "agency", "subject", "header", "purpose_until", "created")
_FIELD: Final = ("rid", "name", "ciphertext")
_VIEW: Final = ("rid", "audience", "text", "findings", "policy_digest", "detector_digest")
_INDEX: Final = ("name", "version", "tag", "agency", "rid")


def rows_of(
    entries: Sequence[Entry], rids: Sequence[int], day: Callable[[dt.date | None], object]
) -> Iterator[tuple[str, tuple[str, ...], list[Row]]]:
    """Yield table, columns and rows; a table comes after those that it refers to."""
    numbered = list(zip(rids, entries, strict=True))
    yield "record", _RECORD, [_record(rid, entry, day) for rid, entry in numbered]
    yield "field", _FIELD, [(rid, name, value) for rid, entry in numbered for name, value in entry.record.fields]
    yield "protected_view", _VIEW, [row for rid, entry in numbered for row in _views(rid, entry)]
    yield "blind_index", _INDEX, [row for rid, entry in numbered for row in _indexes(rid, entry)]


def _record(rid: int, entry: Entry, day: Callable[[dt.date | None], object]) -> Row:
    record = entry.record
    return (
        rid,
        record.record_id,
        record.version,
        record.agency,
        record.subject,
        record.header,
        day(record.purpose_until),
        day(record.created),
    )


def view_row(view: StoredView) -> Row:
    """Return the columns of a protected text after its record's."""
    text = view.text.encode("utf-8", "surrogatepass")  # a message may hold NUL and lone surrogates
    return view.audience, text, view.findings, view.policy_digest, view.detector_digest


def _views(rid: int, entry: Entry) -> Iterator[Row]:
    for view in entry.views:
        yield rid, *view_row(view)


def _indexes(rid: int, entry: Entry) -> Iterator[Row]:
    for each in entry.indexes:
        yield each.index, each.version, each.tag, entry.record.agency, rid
