"""The record store over a database: tables ``record``, ``field``, ``protected_view``, ``blind_index``, ``work_cursor``.

A row number (``rid``) is given once and never again, so that it can be a cursor.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Final

from safefeedback.vault.stores.database import Row, Session, as_day, pages
from safefeedback.vault.stores.record_rows import rows_of, view_row
from safefeedback.vault.stores.record_store import NOTHING
from safefeedback.vault.stores.sql_ledger import append_leaves
from safefeedback.vault.stores.sql_store import SqlStore
from safefeedback.vault.stores.stored_leaf import StoredLeaf
from safefeedback.vault.stores.stored_record import Entry, HeaderChange, StoredRecord, StoredView, ViewChange

__all__ = ["SqlRecordStore"]

_RECORD: Final = (
    "r.rid, r.id, r.version, r.agency, r.subject, r.header, r.purpose_until, r.created, f.name, f.ciphertext"
)
_GET: Final = f"SELECT {_RECORD} FROM record r LEFT JOIN field f ON f.rid = r.rid WHERE r.id = ? AND r.version = "
_NEWEST: Final = "(SELECT max(n.version) FROM record n WHERE n.id = r.id)"
_NEWEST_OWN: Final = "(SELECT max(n.version) FROM record n WHERE n.id = r.id AND n.agency = r.agency)"
_OWN: Final = " AND r.agency = ?"
_VERSIONS: Final = (
    "SELECT version FROM record WHERE id = ? AND agency = ? AND version < ? ORDER BY version DESC LIMIT ?"
)
_OWNER: Final = (
    "SELECT subject FROM record WHERE id = ? AND agency = ? AND subject IS NOT NULL ORDER BY version DESC LIMIT 1"
)
_SCAN: Final = (
    f"SELECT {_RECORD} FROM (SELECT * FROM record WHERE agency = ? AND rid > ? AND rid <= ? ORDER BY rid LIMIT ?) r"
    " LEFT JOIN field f ON f.rid = r.rid ORDER BY r.rid"
)
_VIEWS: Final = (
    "SELECT v.audience, v.text, v.findings, v.policy_digest, v.detector_digest FROM protected_view v"
    " JOIN record r ON r.rid = v.rid WHERE r.id = ? AND r.version = "
)
_SWAP: Final = "UPDATE record SET header = ?, subject = ? WHERE id = ? AND version = ? AND sha256(header) = ?"
_INDEX: Final = (
    "INSERT INTO blind_index (name, version, tag, agency, rid) SELECT ?, ?, ?, agency, rid FROM record"
    " WHERE id = ? AND version = ? ON CONFLICT DO NOTHING"
)
_FIND: Final = (
    "SELECT b.rid, r.id FROM blind_index b JOIN record r ON r.rid = b.rid"
    " WHERE b.name = ? AND b.version = ? AND b.tag = ? AND b.agency = ? AND b.rid > ?"
    " AND NOT EXISTS (SELECT 1 FROM record o JOIN blind_index c ON c.rid = o.rid WHERE o.id = r.id"
    " AND o.version < r.version AND c.name = b.name AND c.version = b.version AND c.tag = b.tag"
    " AND c.agency = b.agency)"
    " ORDER BY b.rid LIMIT ?"
)
_EXPIRED: Final = (
    "SELECT r.purpose_until, r.rid, r.id FROM record r WHERE r.agency = ? AND r.purpose_until < ?"
    f" AND (r.purpose_until, r.rid) > (?, ?) AND r.version = {_NEWEST_OWN} ORDER BY r.purpose_until, r.rid LIMIT ?"
)
_OF_SUBJECT: Final = (
    "SELECT r.rid, r.id FROM record r WHERE r.subject = ? AND r.agency = ? AND r.rid > ? AND NOT EXISTS"
    " (SELECT 1 FROM record o WHERE o.id = r.id AND o.version < r.version AND o.subject = r.subject"
    " AND o.agency = r.agency)"
    " ORDER BY r.rid LIMIT ?"
)
_OF_VERSION: Final = "(SELECT rid FROM record WHERE id = ? AND version = ? AND agency = ?)"
_ANY_VIEW: Final = f"SELECT 1 FROM protected_view WHERE rid = {_OF_VERSION} LIMIT 1"
_DROP_VIEWS: Final = f"DELETE FROM protected_view WHERE rid = {_OF_VERSION} AND detector_digest = ?"
_ADD_VIEW: Final = (
    "INSERT INTO protected_view (rid, audience, text, findings, policy_digest, detector_digest)"
    " SELECT rid, ?, ?, ?, ?, ? FROM record WHERE id = ? AND version = ? AND agency = ?"
)
_DELETE: Final = "DELETE FROM record WHERE id = ?"
_BEGIN_OF_TIME: Final = dt.date(1, 1, 1)
_AFTER_ALL_VERSIONS: Final = 1 << 32


class SqlRecordStore(SqlStore):
    """Implements ``RecordStore``; ``database`` holds the schema of the records."""

    def put(self, entries: Sequence[Entry]) -> int | None:
        """See ``RecordStore``."""
        if not entries:
            return None
        with self._database.writing() as session:
            rids = session.reserve("record", "rid", len(entries))
            for table, columns, rows in rows_of(entries, rids, self._database.day):
                if rows:
                    session.load(table, columns, rows)
            return append_leaves(session, [entry.leaf for entry in entries if entry.leaf is not None])

    def get(self, record_id: bytes, version: int | None = None, *, agency: str | None = None) -> StoredRecord | None:
        """See ``RecordStore``."""
        newest = _NEWEST if agency is None else _NEWEST_OWN
        which, parameters = (newest, (record_id,)) if version is None else ("?", (record_id, version))
        whose = () if agency is None else (agency,)
        rows = self._database.rows(_GET + which + (_OWN if whose else ""), (*parameters, *whose))
        return _record(rows) if rows else None

    def versions(self, agency: str, record_id: bytes) -> Iterator[int]:
        """See ``RecordStore``."""

        def read(start: int, count: int) -> list[Row]:
            return self._database.rows(_VERSIONS, (record_id, agency, start, count))

        return (row[0] for row in pages(read, _AFTER_ALL_VERSIONS, None))

    def owner(self, agency: str, record_id: bytes) -> bytes | None:
        """See ``RecordStore``."""
        rows = self._database.rows(_OWNER, (record_id, agency))
        return rows[0][0] if rows else None

    def views(self, record_id: bytes, version: int | None = None) -> tuple[StoredView, ...]:
        """See ``RecordStore``."""
        if version is None:
            rows = self._database.rows(_VIEWS + _NEWEST, (record_id,))
        else:
            rows = self._database.rows(_VIEWS + "?", (record_id, version))
        views = (StoredView(row[0], row[1].decode("utf-8", "surrogatepass"), *row[2:]) for row in rows)
        return tuple(sorted(views, key=lambda view: view.audience))

    def scan(self, agency: str, *, after: int = 0, limit: int | None = 1000) -> Iterator[tuple[int, StoredRecord]]:
        """See ``RecordStore``."""
        last = self._database.settled("record", "rid")

        def read(start: int, count: int) -> list[Row]:
            rows = self._database.rows(_SCAN, (agency, start, last, count))
            return [(rid, _record(list(group))) for rid, group in groupby(rows, itemgetter(0))]

        yield from pages(read, after, limit, size=200)

    def swap_header(self, changes: Sequence[HeaderChange]) -> int:
        """See ``RecordStore``."""
        if not changes:
            return 0
        batch = [(each.header, each.subject, each.record_id, each.version, each.expected) for each in changes]
        with self._database.writing(destroys=True) as session:
            done = session.run_each(_SWAP, batch)
            indexes = [
                (entry.index, entry.version, entry.tag, each.record_id, each.version)
                for each, count in zip(changes, done, strict=True)
                for entry in each.indexes
                if count
            ]
            if indexes:
                session.run_each(_INDEX, indexes)
            made = zip(changes, done, strict=True)
            append_leaves(session, [each.leaf for each, count in made if count and each.leaf is not None])
        return sum(done)

    def swap_views(self, changes: Sequence[ViewChange]) -> int:
        """See ``RecordStore``."""
        if not changes:
            return 0
        with self._database.writing(destroys=True) as session:
            done = [_swapped_views(session, each) for each in changes]
            made = zip(changes, done, strict=True)
            append_leaves(session, [each.leaf for each, is_done in made if is_done and each.leaf is not None])
        return sum(done)

    def find(self, agency: str, index: str, version: int, tag: bytes) -> Iterator[bytes]:
        """See ``RecordStore``."""

        def read(start: int, count: int) -> list[Row]:
            return self._database.rows(_FIND, (index, version, tag, agency, start, count))

        return (row[1] for row in pages(read, 0, None))

    def expired(self, agency: str, on: dt.date, limit: int | None = None) -> Iterator[bytes]:
        """See ``RecordStore``."""
        day = self._database.day

        def read(start: tuple[dt.date, int], count: int) -> list[Row]:
            parameters = (agency, day(on), day(start[0]), start[1], count)
            rows = self._database.rows(_EXPIRED, parameters)
            return [((as_day(until), rid), record_id) for until, rid, record_id in rows]

        return (row[1] for row in pages(read, (_BEGIN_OF_TIME, 0), limit))

    def of_subject(self, agency: str, subject: bytes) -> Iterator[bytes]:
        """See ``RecordStore``."""

        def read(start: int, count: int) -> list[Row]:
            return self._database.rows(_OF_SUBJECT, (subject, agency, start, count))

        return (row[1] for row in pages(read, 0, None))

    def delete(
        self, record_ids: Sequence[bytes], leaves: Mapping[bytes, StoredLeaf] = NOTHING, *, agency: str | None = None
    ) -> int:
        """See ``RecordStore``."""
        if not record_ids:
            return 0
        with self._database.writing(destroys=True) as session:
            if agency is None:
                done = session.run_each(_DELETE, [(each,) for each in record_ids])
            else:
                done = session.run_each(f"{_DELETE} AND agency = ?", [(each, agency) for each in record_ids])
            gone = (each for each, count in zip(record_ids, done, strict=True) if count)
            append_leaves(session, [leaves[each] for each in gone if each in leaves])
        return sum(done)


def _swapped_views(session: Session, change: ViewChange) -> bool:
    """Replace the texts of one version and say whether they were the expected ones."""
    version = (change.record_id, change.version, change.agency)
    if change.expected is None:
        if session.rows(_ANY_VIEW, version):
            return False
    elif not session.run(_DROP_VIEWS, (*version, change.expected)):
        return False
    added = [session.run(_ADD_VIEW, (*view_row(view), *version)) for view in change.views]
    return bool(added) and all(added)


def _record(rows: list[Row]) -> StoredRecord:
    """Return the record of the rows that one record has: one for each field, or one without a field."""
    _, record_id, version, agency, subject, header, until, created = rows[0][:8]
    fields = tuple(sorted((row[8], row[9]) for row in rows if row[8] is not None))
    due = None if until is None else as_day(until)
    return StoredRecord(record_id, version, agency, subject, header, fields, due, as_day(created))
