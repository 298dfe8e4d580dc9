"""What a store must do for the log: an act and its evidence are one transaction, and places have no gaps.

A subclass gives ``address``, as those of ``vault_store``.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator

import pytest
from tests.contracts.vault_store import entry, erasure, key, record, subject

from safefeedback.errors import VaultError
from safefeedback.vault.stores import (
    Entry,
    HeaderChange,
    KeyStore,
    LedgerStore,
    RecordStore,
    StateChange,
    StoredLeaf,
    SubjectChange,
    open_key_store,
    open_record_store,
)

__all__ = ["KeyLedgerContract", "RecordLedgerContract"]

AGENCY = "muni-puno"
HASHES = bytes(8192)


def leaf(word: str, about: bytes | None = None, agency: str = AGENCY) -> StoredLeaf:
    return StoredLeaf(agency, b'{"ev":"%s"}' % word.encode(), about)


def words(store: LedgerStore) -> list[str]:
    return [body.decode()[7:-2] for body in store.leaves(AGENCY)]


def sealed(number: int, word: str, version: int = 1) -> Entry:
    whole = entry(number, version)
    return Entry(whole.record, whole.views, whole.indexes, leaf(word, whole.record.record_id))


class _LedgerContract:
    @pytest.fixture
    def store(self, address: str) -> Iterator[LedgerStore]:
        raise NotImplementedError

    def test_leaves_have_places_in_order(self, store: LedgerStore) -> None:
        assert (store.size(AGENCY), list(store.leaves(AGENCY))) == (0, [])
        assert store.append([leaf("a"), leaf("b")]) == 0
        assert store.append([leaf("c")]) == 2
        assert store.append([]) == 0
        assert words(store) == ["a", "b", "c"]
        assert list(store.leaves(AGENCY, 1, 2)) == [b'{"ev":"b"}']
        assert store.size(AGENCY) == 3

    def test_more_than_a_page_is_read_in_order(self, store: LedgerStore) -> None:
        store.append([leaf(f"{n}") for n in range(1203)])
        assert words(store) == [f"{n}" for n in range(1203)]
        assert len(list(store.leaves(AGENCY, 700))) == 503

    def test_agencies_have_logs_of_their_own(self, store: LedgerStore) -> None:
        store.append([leaf("mine", b"x" * 16)])
        assert store.append([leaf("theirs", b"x" * 16, agency="otra")]) == 0
        assert words(store) == ["mine"]
        assert list(store.leaves_about(AGENCY, b"x" * 16)) == [(0, b'{"ev":"mine"}')]
        with pytest.raises(VaultError):
            store.append([leaf("mine"), leaf("theirs", agency="otra")])
        assert store.size(AGENCY) == store.size("otra") == 1

    def test_leaves_are_found_by_what_they_tell_of(self, store: LedgerStore) -> None:
        store.append([leaf("a", b"r" * 16), leaf("b", b"k" * 8), leaf("c"), leaf("d", b"r" * 16)])
        assert [place for place, _ in store.leaves_about(AGENCY, b"r" * 16)] == [0, 3]
        assert list(store.leaves_about(AGENCY, b"?" * 16)) == []

    def test_a_leaf_is_neither_changed_nor_deleted(self, store: LedgerStore) -> None:
        store.append([leaf("a")])
        database = store._database  # type: ignore[attr-defined]  # what somebody at the database could try
        for statement in ("UPDATE ledger_leaf SET about = NULL", "DELETE FROM ledger_leaf"):
            with pytest.raises(VaultError), database.writing() as session:
                session.run(statement)
        assert words(store) == ["a"]

    def test_threads_leave_no_gap(self, store: LedgerStore) -> None:
        ready = threading.Barrier(4)

        def work(name: int) -> None:
            ready.wait()
            for n in range(20):
                store.append([leaf(f"{name}-{n}-{m}") for m in range(3)])

        threads = [threading.Thread(target=work, args=(name,)) for name in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        found = words(store)
        assert len(found) == len(set(found)) == store.size(AGENCY) == 240
        for start in range(0, 240, 3):  # what was appended together stands together
            assert {word.rpartition("-")[0] for word in found[start : start + 3]} == {found[start].rpartition("-")[0]}

    def test_checkpoints_and_tiles_are_kept_once(self, store: LedgerStore) -> None:
        assert store.checkpoint(AGENCY) is None
        store.seal_tree(AGENCY, 5, b"five", [(0, 0, HASHES)])
        store.seal_tree(AGENCY, 9, b"nine", [(0, 0, b"\1" * 8192), (1, 0, HASHES)])
        store.seal_tree(AGENCY, 9, b"again", [])
        assert list(store.checkpoints(AGENCY)) == [(5, b"five"), (9, b"nine")]
        assert [store.checkpoint(AGENCY, size) for size in (4, 5, 8, None)] == [
            None,
            (5, b"five"),
            (5, b"five"),
            (9, b"nine"),
        ]
        assert (store.tile(AGENCY, 0, 0), store.tile(AGENCY, 1, 0), store.tile("otra", 0, 0)) == (HASHES, HASHES, None)


class RecordLedgerContract(_LedgerContract):
    @pytest.fixture
    def store(self, address: str) -> Iterator[RecordStore]:
        made = open_record_store(address, create=True)
        yield made
        made.close()

    def test_a_record_and_its_leaf_are_one(self, store: RecordStore) -> None:
        assert store.put([sealed(1, "a"), entry(2), sealed(3, "b")]) == 0
        assert store.put([entry(4)]) is None
        with pytest.raises(VaultError):
            store.put([sealed(5, "c"), sealed(1, "d")])
        assert store.put([sealed(5, "e")]) == 2
        assert words(store) == ["a", "b", "e"]
        assert [place for place, _ in store.leaves_about(AGENCY, record(5).record_id)] == [2]

    def test_only_headers_that_are_swapped_leave_evidence(self, store: RecordStore) -> None:
        store.put([entry(1), entry(2)])
        right = hashlib.sha256(record(1).header).digest()
        changes = [
            HeaderChange(record(1).record_id, 1, right, b"new", None, leaf=leaf("done")),
            HeaderChange(record(2).record_id, 1, right, b"new", None, leaf=leaf("not")),
        ]
        assert store.swap_header(changes) == 1
        assert words(store) == ["done"]

    def test_only_records_that_were_there_leave_evidence(self, store: RecordStore) -> None:
        store.put([entry(1), entry(1, 2), entry(2)])
        ids = [record(n).record_id for n in (1, 2, 9)]
        assert store.delete(ids, {ids[0]: leaf("one"), ids[2]: leaf("nine")}) == 3
        assert store.delete(ids, {ids[0]: leaf("again")}) == 0
        assert words(store) == ["one"]


class KeyLedgerContract(_LedgerContract):
    @pytest.fixture
    def store(self, address: str) -> Iterator[KeyStore]:
        made = open_key_store(address, create=True)
        yield made
        made.close()

    def test_keys_and_their_leaves_are_one(self, store: KeyStore) -> None:
        store.add_key(key(1), leaf("made"))
        with pytest.raises(VaultError):
            store.add_key(key(1), leaf("twice"))
        steps = [StateChange(key(1).key_id, "decrypt_only", "retired")]
        assert store.set_states(steps, [leaf("retired")])
        assert not store.set_states(steps, [leaf("again")])
        assert words(store) == ["made", "retired"]

    def test_persons_and_their_leaves_are_one(self, store: KeyStore) -> None:
        store.add_key(key(1))
        one, two, nobody = subject(1), subject(2), subject(9)
        store.add_subjects([one, two])
        expected = hashlib.sha256(one.wrapped).digest()
        changes = [SubjectChange(each.subject, expected, key(1).key_id, b"new") for each in (one, two)]
        assert store.swap_subjects(changes, lambda count: leaf(f"{count}")) == 1
        assert store.swap_subjects(changes, lambda count: leaf(f"{count}")) == 0
        assert store.set_hold(one.subject, "court", leaf("held"))
        assert not store.set_hold(nobody.subject, "court", leaf("nobody"))
        with pytest.raises(VaultError):
            store.erase([erasure(one)], {one.subject: leaf("held-and-erased")})
        both = [erasure(two), erasure(nobody)]
        assert store.erase(both, {each.subject: leaf("erased") for each in (two, nobody)}) == 1
        assert store.erase(both, {two.subject: leaf("again")}) == 0
        assert words(store) == ["1", "held", "erased"]
