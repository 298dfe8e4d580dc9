"""The key store over a database: tables ``keyring``, ``subject_key``, ``erasure``, ``work_cursor``."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from safefeedback.vault.stores.database import Row, Session, as_day, pages
from safefeedback.vault.stores.fault import Fault
from safefeedback.vault.stores.record_store import NOTHING
from safefeedback.vault.stores.sql_ledger import append_leaves
from safefeedback.vault.stores.sql_store import SqlStore
from safefeedback.vault.stores.stored_key import StateChange, StoredErasure, StoredKey, StoredSubject, SubjectChange
from safefeedback.vault.stores.stored_leaf import StoredLeaf

__all__ = ["SqlKeyStore"]

_KEY: Final = ("key_id", "agency", "kind", "epoch", "state", "reference", "wrapped", "created", "destroy_on")
_KEYS: Final = f"SELECT {', '.join(_KEY)} FROM keyring WHERE agency = ? ORDER BY seq"
_STATE: Final = "UPDATE keyring SET state = ? WHERE key_id = ? AND state = ?"
_SUBJECT: Final = "subject, agency, epoch_key, wrapped, hold"
_ADD_SUBJECT: Final = (
    f"INSERT INTO subject_key ({_SUBJECT}) SELECT ?, ?, ?, ?, ?"
    " WHERE NOT EXISTS (SELECT 1 FROM erasure e WHERE e.subject = ?)"
)
_SUBJECTS: Final = (
    f"SELECT {_SUBJECT} FROM subject_key WHERE epoch_key = ? AND subject > ? ORDER BY epoch_key, subject LIMIT ?"
)
_SWAP: Final = "UPDATE subject_key SET epoch_key = ?, wrapped = ? WHERE subject = ? AND sha256(wrapped) = ?"
_ERASE: Final = "DELETE FROM subject_key WHERE subject = ? AND agency = ? AND hold IS NULL"
_ERASURE: Final = "agency, subject, erased, basis, backups_dead_on"
_NOTE: Final = f"INSERT INTO erasure ({_ERASURE}) VALUES (?, ?, ?, ?, ?) ON CONFLICT (subject) DO NOTHING"
_NOTES: Final = f"SELECT seq, {_ERASURE} FROM erasure WHERE agency = ? AND seq > ? AND seq <= ? ORDER BY seq LIMIT ?"


class SqlKeyStore(SqlStore):
    """Implements ``KeyStore``; ``database`` holds the schema of the keys."""

    def add_key(self, key: StoredKey, leaf: StoredLeaf | None = None) -> None:
        """See ``KeyStore``."""
        day = self._database.day
        row = (key.key_id, key.agency, key.kind, key.epoch, key.state, key.reference, key.wrapped)
        with self._database.writing() as session:
            session.load("keyring", _KEY, [(*row, day(key.created), day(key.destroy_on))])
            append_leaves(session, [leaf] if leaf else [])

    def keys(self, agency: str) -> tuple[StoredKey, ...]:
        """See ``KeyStore``."""
        return tuple(_key(row) for row in self._database.rows(_KEYS, (agency,)))

    def set_state(self, key_id: bytes, expected: str, state: str) -> bool:
        """See ``KeyStore``."""
        return self.set_states([StateChange(key_id, expected, state)])

    def set_states(self, changes: Sequence[StateChange], leaves: Sequence[StoredLeaf] = ()) -> bool:
        """See ``KeyStore``."""
        try:
            with self._database.writing(destroys=any(each.state == "destroyed" for each in changes)) as session:
                for change in changes:
                    _set_state(session, change)
                append_leaves(session, leaves)
        except _NotExpectedError:
            return False
        return True

    def delete_key(self, key_id: bytes) -> bool:
        """See ``KeyStore``."""
        with self._database.writing(destroys=True) as session:
            return session.run("DELETE FROM keyring WHERE key_id = ?", (key_id,)) == 1

    def add_subjects(self, subjects: Sequence[StoredSubject], leaf: StoredLeaf | None = None) -> None:
        """See ``KeyStore``."""
        batch = [
            (each.subject, each.agency, each.epoch_key, each.wrapped, each.hold, each.subject) for each in subjects
        ]
        if not batch:
            return
        with self._database.writing() as session:
            if session.run_all(_ADD_SUBJECT, batch) < len(batch):
                raise Fault.ERASED.error()
            append_leaves(session, [] if leaf is None else [leaf])

    def subject(self, subject: bytes) -> StoredSubject | None:
        """See ``KeyStore``."""
        rows = self._database.rows(f"SELECT {_SUBJECT} FROM subject_key WHERE subject = ?", (subject,))
        return StoredSubject(*rows[0]) if rows else None

    def subjects(self, epoch_key: bytes, after: bytes = b"", limit: int | None = 1000) -> Iterator[StoredSubject]:
        """See ``KeyStore``."""

        def read(start: bytes, count: int) -> list[Row]:
            return self._database.rows(_SUBJECTS, (epoch_key, start, count))

        return (StoredSubject(*row) for row in pages(read, after, limit))

    def swap_subjects(self, changes: Sequence[SubjectChange], leaf: Callable[[int], StoredLeaf] | None = None) -> int:
        """See ``KeyStore``."""
        if not changes:
            return 0
        batch = [(each.epoch_key, each.wrapped, each.subject, each.expected) for each in changes]
        with self._database.writing(destroys=True) as session:
            done = sum(session.run_each(_SWAP, batch))
            append_leaves(session, [leaf(done)] if leaf and done else [])
        return done

    def set_hold(self, subject: bytes, reason: str | None, leaf: StoredLeaf | None = None) -> bool:
        """See ``KeyStore``."""
        with self._database.writing() as session:
            done = session.run("UPDATE subject_key SET hold = ? WHERE subject = ?", (reason, subject)) == 1
            append_leaves(session, [leaf] if leaf and done else [])
        return done

    def erase(self, erasures: Sequence[StoredErasure], leaves: Mapping[bytes, StoredLeaf] = NOTHING) -> int:
        """See ``KeyStore``."""
        if not erasures:
            return 0
        with self._database.writing(destroys=True) as session:
            _number(session)
            deleted = session.run_each(_ERASE, [(each.subject, each.agency) for each in erasures])
            for each, count in zip(erasures, deleted, strict=True):
                if not count:
                    _check_gone(session, each.subject)
            self._note(session, erasures)
            gone = (each.subject for each, count in zip(erasures, deleted, strict=True) if count)
            append_leaves(session, [leaves[each] for each in gone if each in leaves])
        return sum(deleted)

    def erasures(self, agency: str, after: int = 0) -> Iterator[tuple[int, StoredErasure]]:
        """See ``KeyStore``."""
        last = self._database.settled("erasure", "seq")

        def read(start: int, count: int) -> list[Row]:
            return self._database.rows(_NOTES, (agency, start, last, count))

        return ((row[0], _erasure(row[1:])) for row in pages(read, after, None))

    def add_erasures(self, erasures: Sequence[StoredErasure]) -> int:
        """See ``KeyStore``."""
        if not erasures:
            return 0
        with self._database.writing() as session:
            _number(session)
            return self._note(session, erasures)

    def _note(self, session: Session, erasures: Sequence[StoredErasure]) -> int:
        day = self._database.day
        rows = [(e.agency, e.subject, day(e.erased), e.basis, day(e.backups_dead_on)) for e in erasures]
        return sum(session.run_each(_NOTE, rows))


class _NotExpectedError(Exception):
    """A key is not in the expected state: the transaction is undone."""


def _set_state(session: Session, change: StateChange) -> None:
    if not session.run(_STATE, (change.state, change.key_id, change.expected)):
        raise _NotExpectedError
    if change.state == "destroyed":
        session.run("UPDATE keyring SET wrapped = ? WHERE key_id = ?", (b"", change.key_id))


def _number(session: Session) -> None:
    """Tell readers that row numbers of erasures are out: they pass none that has not appeared yet."""
    session.reserve("erasure", "seq", 0)


def _check_gone(session: Session, subject: bytes) -> None:
    """Raise when a person's key is still there: it is on hold, or belongs to another agency."""
    found = session.rows("SELECT hold FROM subject_key WHERE subject = ?", (subject,))
    if found:
        raise (Fault.UNFIT if found[0][0] is None else Fault.HELD).error()


def _key(row: Row) -> StoredKey:
    key_id, agency, kind, epoch, state, reference, wrapped, created, due = row
    destroy_on = None if due is None else as_day(due)
    return StoredKey(key_id, agency, kind, epoch, state, reference, wrapped, as_day(created), destroy_on)


def _erasure(row: Row) -> StoredErasure:
    agency, subject, erased, basis, dead_on = row
    return StoredErasure(agency, subject, as_day(erased), basis, None if dead_on is None else as_day(dead_on))
