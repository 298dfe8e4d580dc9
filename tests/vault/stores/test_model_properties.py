"""Laws: whatever is put, swapped, deleted, erased and reopened, a store answers as a plain dictionary would."""

import dataclasses
import datetime as dt
import itertools
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from tests.contracts.vault_store import digest

from safefeedback.errors import VaultError
from safefeedback.vault.stores import (
    Entry,
    HeaderChange,
    IndexEntry,
    StoredErasure,
    StoredKey,
    StoredRecord,
    StoredSubject,
    StoredView,
    SubjectChange,
    open_key_store,
    open_record_store,
)

IDS = st.integers(0, 5).map(lambda n: bytes([n]) * 16)
AGENCIES = st.sampled_from(["puno", "cusco"])
DAYS = st.dates(dt.date(2026, 1, 1), dt.date(2026, 1, 5))
TAGS = st.builds(IndexEntry, st.just("dni"), st.integers(1, 2), st.sampled_from([b"a", b"b"]))
VIEWS = st.builds(
    StoredView, st.sampled_from(["officer", "reply"]), st.text(max_size=5), st.just("[]"), st.just("p"), st.just("d")
)
RECORDS = st.builds(
    StoredRecord,
    record_id=IDS,
    version=st.integers(1, 3),
    agency=AGENCIES,
    subject=st.none() | IDS,
    header=st.binary(min_size=1, max_size=3),
    fields=st.dictionaries(st.sampled_from("abc"), st.binary(max_size=4)).map(
        lambda fields: tuple(sorted(fields.items()))
    ),
    purpose_until=st.none() | DAYS,
    created=DAYS,
)
ENTRIES = st.builds(
    Entry,
    RECORDS,
    st.lists(VIEWS, unique_by=lambda view: view.audience).map(
        lambda views: tuple(sorted(views, key=lambda v: v.audience))
    ),
    st.lists(TAGS, unique=True).map(tuple),
)
Key = tuple[bytes, int]


class Records(RuleBasedStateMachine):
    """The record store beside a dictionary in order of arrival."""

    urls = itertools.repeat("")

    def __init__(self) -> None:
        super().__init__()
        self.url = next(self.urls)
        self.store = open_record_store(self.url, create=True)
        self.model: dict[Key, Entry] = {}

    def teardown(self) -> None:
        self.store.close()

    @rule(entries=st.lists(ENTRIES, max_size=4))
    def put(self, entries: list[Entry]) -> None:
        new = {(each.record.record_id, each.record.version): each for each in entries}
        if len(new) < len(entries) or new.keys() & self.model.keys():
            with pytest.raises(VaultError):
                self.store.put(entries)
        else:
            self.store.put(entries)
            self.model |= new

    @rule(record_id=IDS, version=st.integers(1, 3), expected=st.none() | st.binary(max_size=2), tag=TAGS, subject=IDS)
    def swap(self, *, record_id: bytes, version: int, expected: bytes | None, tag: IndexEntry, subject: bytes) -> None:
        now = self.model.get((record_id, version))
        old = expected if expected is not None or now is None else now.record.header
        change = HeaderChange(record_id, version, digest(old or b""), b"swapped", subject, (tag,))
        done = now is not None and now.record.header == old
        assert self.store.swap_header([change]) == int(done)
        if done and now is not None:
            record = dataclasses.replace(now.record, header=b"swapped", subject=subject)
            indexes = now.indexes if tag in now.indexes else (*now.indexes, tag)
            self.model[record_id, version] = dataclasses.replace(now, record=record, indexes=indexes)

    @rule(record_ids=st.lists(IDS, unique=True, max_size=3))
    def delete(self, record_ids: list[bytes]) -> None:
        doomed = [key for key in self.model if key[0] in record_ids]
        assert self.store.delete(record_ids) == len(doomed)
        for key in doomed:
            del self.model[key]

    @rule()
    def reopen(self) -> None:
        self.store.close()
        self.store = open_record_store(self.url)

    @rule(agency=AGENCIES, tag=TAGS, on=DAYS, subject=IDS)
    def ask(self, agency: str, tag: IndexEntry, on: dt.date, subject: bytes) -> None:
        mine = [each for each in self.model.values() if each.record.agency == agency]
        tagged = dict.fromkeys(each.record.record_id for each in mine if tag in each.indexes)
        assert set(self.store.find(agency, tag.index, tag.version, tag.tag)) == set(tagged)
        assert sum(1 for _ in self.store.find(agency, tag.index, tag.version, tag.tag)) == len(tagged)
        theirs = {each.record.record_id for each in mine if each.record.subject == subject}
        assert set(self.store.of_subject(agency, subject)) == theirs
        newest = dict(sorted((each.record.record_id, each.record.version) for each in mine))
        due = {
            each.record.record_id
            for each in mine
            if each.record.version == newest[each.record.record_id]
            and each.record.purpose_until is not None
            and each.record.purpose_until < on
        }
        assert sorted(self.store.expired(agency, on)) == sorted(due)

    @invariant()
    def all_is_there(self) -> None:
        for agency in ("puno", "cusco"):
            rows = [record for _, record in self.store.scan(agency)]
            assert rows == [each.record for each in self.model.values() if each.record.agency == agency]
        for (record_id, version), each in self.model.items():
            assert self.store.get(record_id, version) == each.record
            assert self.store.views(record_id, version) == each.views


class Keys(RuleBasedStateMachine):
    """The key store beside dictionaries."""

    urls = itertools.repeat("")
    epochs = (b"epoch--1", b"epoch--2")

    def __init__(self) -> None:
        super().__init__()
        self.url = next(self.urls)
        self.store = open_key_store(self.url, create=True)
        for key_id in self.epochs:
            day = dt.date(2026, 1, 1)
            self.store.add_key(StoredKey(key_id, "puno", "epoch", "2026-01", "decrypt_only", "r", b"w", day, None))
        self.model: dict[bytes, StoredSubject] = {}
        self.erased: dict[bytes, StoredErasure] = {}

    def teardown(self) -> None:
        self.store.close()

    @rule(ids=st.lists(IDS, max_size=3), epoch=st.sampled_from(epochs), wrapped=st.binary(min_size=1, max_size=2))
    def add(self, ids: list[bytes], epoch: bytes, wrapped: bytes) -> None:
        rows = [StoredSubject(each, "puno", epoch, wrapped) for each in ids]
        if len(set(ids)) < len(ids) or any(each in self.model or each in self.erased for each in ids):
            with pytest.raises(VaultError):
                self.store.add_subjects(rows)
        else:
            self.store.add_subjects(rows)
            self.model |= {each.subject: each for each in rows}

    @rule(subject=IDS, epoch=st.sampled_from(epochs), stale=st.booleans())
    def swap(self, subject: bytes, epoch: bytes, stale: bool) -> None:
        now = self.model.get(subject)
        expected = digest(b"stale" if stale or now is None else now.wrapped)
        assert self.store.swap_subjects([SubjectChange(subject, expected, epoch, b"swapped")]) == int(
            not stale and now is not None
        )
        if now is not None and not stale:
            self.model[subject] = dataclasses.replace(now, epoch_key=epoch, wrapped=b"swapped")

    @rule(subject=IDS, reason=st.sampled_from(["court", None]))
    def hold(self, subject: bytes, reason: str | None) -> None:
        assert self.store.set_hold(subject, reason) == (subject in self.model)
        if subject in self.model:
            self.model[subject] = dataclasses.replace(self.model[subject], hold=reason)

    @rule(ids=st.lists(IDS, unique=True, max_size=3), day=DAYS)
    def erase(self, ids: list[bytes], day: dt.date) -> None:
        notes = [StoredErasure("puno", each, day, "request", day) for each in ids]
        if any(each in self.model and self.model[each].hold for each in ids):
            with pytest.raises(VaultError, match="hold"):
                self.store.erase(notes)
            return
        assert self.store.erase(notes) == sum(each in self.model for each in ids)
        for note in notes:
            self.model.pop(note.subject, None)
            self.erased.setdefault(note.subject, note)

    @rule()
    def reopen(self) -> None:
        self.store.close()
        self.store = open_key_store(self.url)

    @invariant()
    def all_is_there(self) -> None:
        for epoch in self.epochs:
            wanted = sorted(
                (each for each in self.model.values() if each.epoch_key == epoch), key=lambda each: each.subject
            )
            assert list(self.store.subjects(epoch)) == wanted
        assert [note for _, note in self.store.erasures("puno")] == list(self.erased.values())
        assert not self.model.keys() & self.erased.keys()


def run(machine: type[Any], urls: Any, examples: int) -> None:
    machine.urls = urls
    quiet = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
    run_state_machine_as_test(
        machine,
        settings=settings(max_examples=examples, stateful_step_count=20, deadline=None, suppress_health_check=quiet),
    )


@pytest.mark.parametrize("machine", [Records, Keys])
def test_sqlite_answers_as_a_dictionary_would(machine: type[Any], tmp_path: Path) -> None:
    run(machine, (f"sqlite:///{tmp_path}/{n}.db" for n in itertools.count()), 25)


@pytest.mark.parametrize("machine", [Records, Keys])
def test_postgresql_answers_as_a_dictionary_would(machine: type[Any], postgresql_schema: str) -> None:
    import psycopg

    owner, name = postgresql_schema.split("&schema=")

    def fresh() -> Any:
        while True:
            with psycopg.connect(owner) as connection:
                connection.execute(f"DROP SCHEMA IF EXISTS {name} CASCADE")
            yield postgresql_schema

    run(machine, fresh(), 8)
