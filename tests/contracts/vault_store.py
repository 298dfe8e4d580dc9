"""What every record store and every key store must do; a back end's tests inherit the two classes.

A subclass gives ``address``: a URL of a store that is not there yet, and is taken away after the test.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import os
import threading
import traceback
from collections.abc import Iterator
from itertools import islice

import pytest

from safefeedback.errors import VaultError
from safefeedback.vault.stores import (
    Entry,
    HeaderChange,
    IndexEntry,
    KeyStore,
    RecordStore,
    StateChange,
    StoredErasure,
    StoredKey,
    StoredRecord,
    StoredSubject,
    StoredView,
    SubjectChange,
    open_key_store,
    open_record_store,
)

__all__ = ["KeyStoreContract", "RecordStoreContract", "entry", "erasure", "key", "record", "subject"]

DAY = dt.date(2026, 11, 26)
SUBJECT = b"s" * 16


def record(number: int, version: int = 1, **changes: object) -> StoredRecord:
    values: dict[str, object] = {
        "record_id": number.to_bytes(16, "big"),
        "version": version,
        "agency": "muni-puno",
        "subject": SUBJECT,
        "header": b"header %d %d" % (number, version),
        "fields": (("contact", b"\0\xff%d" % number), ("message", b"m" * 48)),
        "purpose_until": dt.date(2028, 1, 31),
        "created": DAY,
    }
    return StoredRecord(**{**values, **changes})  # type: ignore[arg-type]  # the caller's changes have the fields' types


def entry(number: int, version: int = 1, **changes: object) -> Entry:
    views = (
        StoredView("officer", "hola [PERSON]", '[{"start": 5}]', "p1", "d1"),
        StoredView("reply", "", "[]", "p1", "d1"),
    )
    indexes = (IndexEntry("dni", 1, bytes([number % 7])),)
    return Entry(record(number, version, **changes), views, indexes)


def key(number: int, **changes: object) -> StoredKey:
    values: dict[str, object] = {
        "key_id": number.to_bytes(8, "big"),
        "agency": "muni-puno",
        "kind": "epoch",
        "epoch": f"2026-{number:02}",
        "state": "decrypt_only",
        "reference": f"muni-puno/2026-{number:02}",
        "wrapped": b"wrapped %d" % number,
        "created": DAY,
        "destroy_on": None,
    }
    return StoredKey(**{**values, **changes})  # type: ignore[arg-type]  # the caller's changes have the fields' types


def subject(number: int, epoch: int = 1, hold: str | None = None) -> StoredSubject:
    identifier = hashlib.sha256(b"%d" % number).digest()[:16]
    return StoredSubject(identifier, "muni-puno", epoch.to_bytes(8, "big"), b"blob %d" % number, hold)


def erasure(each: StoredSubject, agency: str = "muni-puno", basis: str = "request") -> StoredErasure:
    return StoredErasure(agency, each.subject, DAY, basis, dt.date(2026, 12, 31))


def digest(value: bytes) -> bytes:
    return hashlib.sha256(value).digest()


class RecordStoreContract:
    @pytest.fixture
    def store(self, address: str) -> Iterator[RecordStore]:
        store = open_record_store(address, create=True)
        yield store
        store.close()

    def test_what_is_put_is_got_by_another_opening(self, store: RecordStore, address: str) -> None:
        store.put([entry(1)])
        store.close()
        again = open_record_store(address)
        assert again.get(entry(1).record.record_id) == entry(1).record
        assert again.views(entry(1).record.record_id) == entry(1).views
        again.close()

    def test_empty_values_come_back_as_they_were(self, store: RecordStore) -> None:
        bare = record(1, subject=None, purpose_until=None, fields=())
        store.put([Entry(bare), Entry(record(2, fields=(("x", b""),)))])
        assert store.get(bare.record_id) == bare
        assert store.get(record(2).record_id) == record(2, fields=(("x", b""),))
        assert store.views(bare.record_id) == ()

    @pytest.mark.parametrize("text", ["", "ñandú €\U0001f600", "a\0b", "\ud800 lone", "\r\n\t\x7f", "x" * 300_000])
    def test_any_text_of_a_view_comes_back_as_it_was(self, store: RecordStore, text: str) -> None:
        view = StoredView("officer", text, "[]", "p", "d")
        store.put([Entry(record(1), (view,))])
        assert store.views(record(1).record_id) == (view,)

    def test_any_agency_is_kept_apart(self, store: RecordStore) -> None:
        agencies = ["a'; DROP TABLE record; --", "ñ %s ? :x", "a", "A"]
        store.put([entry(number, agency=agency) for number, agency in enumerate(agencies)])
        assert [[r.agency for _, r in store.scan(agency)] for agency in agencies] == [[agency] for agency in agencies]

    def test_large_fields_are_kept(self, store: RecordStore) -> None:
        big = record(1, fields=(("attachment", bytes(range(256)) * 20_000),))
        store.put([Entry(big)])
        assert store.get(big.record_id) == big

    def test_the_newest_version_is_got_unless_another_is_asked_for(self, store: RecordStore) -> None:
        store.put([entry(1, 1), entry(1, 3), entry(1, 2)])
        assert store.get(record(1).record_id) == record(1, 3)
        assert store.get(record(1).record_id, 2) == record(1, 2)
        assert store.get(record(1).record_id, 4) is None
        assert store.views(record(1).record_id, 2) == entry(1).views
        assert store.views(record(1).record_id, 4) == ()

    def test_an_agency_is_given_its_own_versions_alone(self, store: RecordStore) -> None:
        """Another agency of the store may hold a higher version of an id."""
        mine, theirs = (entry(1, version, agency=agency) for version, agency in ((2, "muni-puno"), (7, "muni-juli")))
        store.put([entry(1, subject=None), mine, theirs])
        record_id = record(1).record_id
        assert store.get(record_id) == theirs.record
        assert store.get(record_id, agency="muni-puno") == store.get(record_id, 2, agency="muni-puno") == mine.record
        assert store.get(record_id, 7, agency="muni-puno") is store.get(record_id, agency="muni-puna") is None
        assert [list(store.versions(each, record_id)) for each in ("muni-puno", "muni-juli", "")] == [[2, 1], [7], []]
        assert list(store.expired("muni-puno", dt.date(2030, 1, 1))) == [record_id]

    def test_the_person_of_a_record_is_that_of_any_version(self, store: RecordStore) -> None:
        store.put([entry(1, 3, subject=None), entry(1), entry(1, 2, subject=b"n" * 16), entry(2, subject=None)])
        assert store.owner("muni-puno", record(1).record_id) == b"n" * 16
        assert store.owner("muni-puno", record(2).record_id) is None
        assert store.owner("muni-juli", record(1).record_id) is None

    def test_versions_are_yielded_over_pages(self, store: RecordStore) -> None:
        store.put([entry(1, version) for version in (*range(1, 700), 2**32 - 1)])
        assert list(store.versions("muni-puno", record(1).record_id)) == [2**32 - 1, *range(699, 0, -1)]

    def test_the_greatest_version_is_stored(self, store: RecordStore) -> None:
        store.put([entry(1, 2**32 - 1)])
        assert store.get(record(1).record_id) == record(1, 2**32 - 1)

    def test_an_unknown_record_is_none(self, store: RecordStore) -> None:
        assert store.get(bytes(16)) is None
        assert store.views(bytes(16)) == ()

    def test_a_known_version_is_refused_with_its_whole_batch(self, store: RecordStore) -> None:
        store.put([entry(1)])
        with pytest.raises(VaultError, match="already stored"):
            store.put([entry(2), entry(1), entry(3)])
        assert [r.record_id for _, r in store.scan("muni-puno")] == [record(1).record_id]
        assert store.views(record(2).record_id) == ()

    def test_two_of_the_same_in_a_batch_are_refused(self, store: RecordStore) -> None:
        with pytest.raises(VaultError, match="already stored"):
            store.put([entry(1), entry(1)])
        assert store.get(record(1).record_id) is None

    @pytest.mark.parametrize(
        "bad",
        [
            record(1, record_id=b"short"),
            record(1, version=0),
            record(1, version=2**32),
            record(1, version=2**70),
            record(1, agency=""),
            record(1, agency="a" * 201),
            record(1, agency="\ud800"),
            record(1, subject=b"short"),
            record(1, header=b""),
        ],
        ids=lambda bad: f"{bad.version}-{len(bad.agency)}-{len(bad.record_id)}",
    )
    def test_a_value_outside_its_limits_is_refused_without_being_named(
        self, store: RecordStore, bad: StoredRecord
    ) -> None:
        with pytest.raises(VaultError, match="within its limits") as caught:
            store.put([entry(2), Entry(bad)])
        assert bad.agency[:3] not in str(caught.value) or len(bad.agency) < 200
        assert caught.value.__cause__ is None
        assert list(store.scan("muni-puno")) == []

    def test_nothing_put_is_nothing_done(self, store: RecordStore) -> None:
        store.put([])
        assert store.swap_header([]) == store.delete([]) == 0

    def test_scan_yields_all_in_order_of_arrival(self, store: RecordStore) -> None:
        store.put([entry(number) for number in range(450)])
        store.put([entry(1000, agency="other")])
        store.put([entry(number) for number in range(450, 700)])
        rows = list(store.scan("muni-puno", limit=None))
        assert [r for _, r in rows] == [record(number) for number in range(700)]
        assert [rid for rid, _ in rows] == sorted({rid for rid, _ in rows})

    @pytest.mark.parametrize("limit", [0, 1, 199, 200, 201, 5000])
    def test_scan_stops_at_its_limit_and_goes_on_from_its_cursor(self, store: RecordStore, limit: int) -> None:
        store.put([entry(number) for number in range(420)])
        first = list(store.scan("muni-puno", limit=limit))
        assert len(first) == min(limit, 420)
        rest = list(store.scan("muni-puno", after=first[-1][0] if first else 0, limit=None))
        assert [r for _, r in first + rest] == [record(number) for number in range(420)]

    def test_a_row_number_is_never_given_twice(self, store: RecordStore) -> None:
        store.put([entry(1), entry(2)])
        before = [rid for rid, _ in store.scan("muni-puno")]
        store.delete([record(2).record_id, record(1).record_id])
        store.put([entry(3)])
        assert next(rid for rid, _ in store.scan("muni-puno")) > max(before)

    def test_writing_goes_on_while_a_scan_is_open(self, store: RecordStore) -> None:
        store.put([entry(number) for number in range(500)])
        scan = store.scan("muni-puno", limit=None)
        seen = list(islice(scan, 300))
        store.put([entry(1000)])
        store.delete([record(450).record_id])
        numbers = [int.from_bytes(r.record_id, "big") for _, r in [*seen, *scan]]
        assert numbers == [number for number in range(500) if number != 450]

    def test_headers_are_swapped_only_where_they_are_the_expected_ones(self, store: RecordStore) -> None:
        store.put([entry(1), entry(2), entry(2, 2)])
        changes = [
            HeaderChange(record(1).record_id, 1, digest(record(1).header), b"new", b"t" * 16),
            HeaderChange(record(2).record_id, 1, digest(b"another"), b"lost", None),
            HeaderChange(record(9).record_id, 1, digest(b"nobody"), b"lost", None),
        ]
        assert store.swap_header(changes) == 1
        assert store.get(record(1).record_id) == record(1, header=b"new", subject=b"t" * 16)
        assert store.get(record(2).record_id, 1) == record(2)
        assert store.swap_header(changes) == 0

    def test_indexes_of_a_swap_are_added_where_it_was_done(self, store: RecordStore) -> None:
        store.put([Entry(record(1)), Entry(record(2))])
        tags = (IndexEntry("dni", 1, b"tag"), IndexEntry("phone", 1, b"tag"))
        done = HeaderChange(record(1).record_id, 1, digest(record(1).header), b"new", None, tags)
        lost = HeaderChange(record(2).record_id, 1, digest(b"another"), b"new", None, tags)
        assert store.swap_header([done, lost]) == 1
        assert list(store.find("muni-puno", "dni", 1, b"tag")) == [record(1).record_id]
        same = HeaderChange(record(1).record_id, 1, digest(b"new"), b"new", None, tags)
        assert store.swap_header([same]) == 1
        assert list(store.find("muni-puno", "phone", 1, b"tag")) == [record(1).record_id]

    def test_find_tells_tags_indexes_versions_and_agencies_apart(self, store: RecordStore) -> None:
        tags = [
            IndexEntry("dni", 1, b"\1"),
            IndexEntry("dni", 2, b"\1"),
            IndexEntry("phone", 1, b"\1"),
            IndexEntry("dni", 1, b"\1\0"),
        ]
        store.put([Entry(record(n), indexes=(tag,)) for n, tag in enumerate(tags)])
        store.put([Entry(record(9, agency="other"), indexes=(tags[0],))])
        found = [list(store.find("muni-puno", each.index, each.version, each.tag)) for each in tags]
        assert found == [[record(n).record_id] for n in range(4)]
        assert list(store.find("other", "dni", 1, b"\1")) == [record(9).record_id]

    def test_find_yields_many_each_once_oldest_first(self, store: RecordStore) -> None:
        tag = (IndexEntry("dni", 1, b"same"),)
        store.put([Entry(record(n, v), indexes=tag) for v in (1, 2) for n in range(600)])
        assert list(store.find("muni-puno", "dni", 1, b"same")) == [record(n).record_id for n in range(600)]

    def test_expired_is_decided_by_the_newest_version(self, store: RecordStore) -> None:
        store.put([entry(1, purpose_until=dt.date(2026, 1, 2)), entry(2, purpose_until=dt.date(2026, 1, 1))])
        store.put([entry(3, purpose_until=None), entry(4, purpose_until=dt.date(2026, 1, 1)), entry(4, 2)])
        store.put([entry(5, purpose_until=dt.date(2026, 1, 1), agency="other")])
        on = dt.date(2026, 1, 2)
        assert list(store.expired("muni-puno", on)) == [record(2).record_id]
        assert list(store.expired("muni-puno", on + dt.timedelta(1))) == [record(2).record_id, record(1).record_id]

    def test_expired_yields_pages_up_to_its_limit(self, store: RecordStore) -> None:
        days = [dt.date(2026, 1, 1) + dt.timedelta(n % 3) for n in range(1100)]
        store.put([Entry(record(n, purpose_until=day)) for n, day in enumerate(days)])
        found = list(store.expired("muni-puno", dt.date(2027, 1, 1)))
        assert found == [record(n).record_id for _, n in sorted((day, n) for n, day in enumerate(days))]
        assert list(store.expired("muni-puno", dt.date(2027, 1, 1), 7)) == found[:7]

    def test_records_of_a_person_are_each_yielded_once(self, store: RecordStore) -> None:
        store.put([entry(1), entry(1, 2), entry(2), entry(3, subject=b"t" * 16), entry(4, agency="other")])
        assert list(store.of_subject("muni-puno", SUBJECT)) == [record(1).record_id, record(2).record_id]

    def test_delete_takes_all_versions_and_all_that_belongs_to_them(self, store: RecordStore) -> None:
        store.put([entry(1), entry(1, 2), entry(8)])
        assert store.delete([record(1).record_id, record(5).record_id]) == 2
        assert store.get(record(1).record_id) is None
        assert store.views(record(1).record_id, 1) == ()
        assert list(store.find("muni-puno", "dni", 1, b"\1")) == [record(8).record_id]
        store.put([entry(1)])
        assert store.get(record(1).record_id) == record(1)

    def test_a_cursor_is_kept_replaced_and_forgotten(self, store: RecordStore, address: str) -> None:
        assert store.cursor("rewrap") is None
        store.set_cursor("rewrap", "1")
        store.set_cursor("rewrap", "2")
        again = open_record_store(address)
        assert again.cursor("rewrap") == "2"
        again.close()
        store.set_cursor("rewrap", None)
        assert store.cursor("rewrap") is None

    def test_threads_share_a_store(self, store: RecordStore) -> None:
        def work(start: int) -> None:
            for number in range(start, start + 20):
                store.put([entry(number)])
                assert store.get(record(number).record_id) == record(number)

        threads = [threading.Thread(target=work, args=(start,)) for start in (0, 100, 200, 300)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(list(store.scan("muni-puno"))) == 80

    def test_two_openings_write_in_turn(self, store: RecordStore, address: str) -> None:
        other = open_record_store(address)
        for number in range(20):
            (store, other)[number % 2].put([entry(number)])
        assert [r for _, r in other.scan("muni-puno")] == [record(number) for number in range(20)]
        other.close()

    def test_nothing_is_made_where_nothing_is_asked_for(self, address: str) -> None:
        with pytest.raises(VaultError, match="there is none"):
            open_record_store(address)

    def test_making_it_again_keeps_what_is_there(self, store: RecordStore, address: str) -> None:
        store.put([entry(1)])
        again = open_record_store(address, create=True)
        assert again.get(record(1).record_id) == record(1)
        again.close()

    def test_a_key_store_is_refused(self, address: str) -> None:
        open_key_store(address, create=True).close()
        for create in (False, True):
            with pytest.raises(VaultError, match="something else"):
                open_record_store(address, create=create)

    def test_no_error_quotes_a_value(self, store: RecordStore, caplog: pytest.LogCaptureFixture) -> None:
        planted = record(1, record_id=b"PLANTED-ID-16byt", agency="PLANTED-AGENCY", header=b"PLANTED-HEADER")
        store.put([Entry(planted, indexes=(IndexEntry("PLANTED-INDEX", 1, b"PLANTED-TAG"),))])
        for bad in (
            planted,
            dataclasses.replace(planted, version=0),
            dataclasses.replace(planted, agency="PLANTED" * 99),
        ):
            with pytest.raises(VaultError) as caught:
                store.put([Entry(bad)])
            assert (
                "PLANTED"
                not in "".join(traceback.format_exception(caught.value)) + str(caught.value.hint) + caplog.text
            )

    def test_a_closed_store_says_so(self, store: RecordStore) -> None:
        store.close()
        store.close()
        with pytest.raises(VaultError, match="closed"):
            store.get(bytes(16))
        with pytest.raises(VaultError, match="closed"):
            store.put([entry(1)])

    def test_a_forked_process_is_told_to_open_its_own(self, store: RecordStore) -> None:
        assert _in_fork(lambda: store.get(bytes(16))) == "expected the process that opened the store"
        store.put([entry(1)])
        assert store.get(record(1).record_id) == record(1)


class KeyStoreContract:
    @pytest.fixture
    def store(self, address: str) -> Iterator[KeyStore]:
        store = open_key_store(address, create=True)
        yield store
        store.close()

    def test_keys_come_back_in_order(self, store: KeyStore, address: str) -> None:
        keys = (key(3), key(1, kind="signing", destroy_on=DAY), key(2, state="primary"))
        for each in (*keys, key(4, agency="other")):
            store.add_key(each)
        again = open_key_store(address)
        assert again.keys("muni-puno") == keys
        assert again.keys("nobody") == ()
        again.close()

    def test_a_known_key_is_refused(self, store: KeyStore) -> None:
        store.add_key(key(1))
        with pytest.raises(VaultError, match="already stored"):
            store.add_key(key(1, agency="other"))

    @pytest.mark.parametrize("changes", [{"key_id": b"1234567"}, {"state": "lost"}, {"agency": ""}])
    def test_a_key_outside_its_limits_is_refused(self, store: KeyStore, changes: dict[str, object]) -> None:
        with pytest.raises(VaultError, match="within its limits"):
            store.add_key(key(1, **changes))

    def test_an_agency_has_one_primary_epoch_key(self, store: KeyStore) -> None:
        store.add_key(key(1, state="primary"))
        store.add_key(key(2, state="primary", kind="signing"))
        store.add_key(key(3, state="primary", agency="other"))
        store.add_key(key(4, state="staged"))
        with pytest.raises(VaultError, match="already stored"):
            store.add_key(key(5, state="primary"))
        with pytest.raises(VaultError, match="already stored"):
            store.set_state(key(4).key_id, "staged", "primary")
        assert store.keys("muni-puno")[2] == key(4, state="staged")

    def test_a_state_is_changed_from_the_expected_one(self, store: KeyStore) -> None:
        store.add_key(key(1, state="staged"))
        assert not store.set_state(key(1).key_id, "primary", "retired")
        assert not store.set_state(bytes(8), "staged", "primary")
        assert store.set_state(key(1).key_id, "staged", "primary")
        assert store.keys("muni-puno") == (key(1, state="primary"),)

    def test_steps_are_made_together_or_not(self, store: KeyStore) -> None:
        store.add_key(key(1, state="primary"))
        store.add_key(key(2, state="staged"))
        steps = [StateChange(key(1).key_id, "primary", "decrypt_only"), StateChange(key(2).key_id, "staged", "primary")]
        assert not store.set_states([*steps, StateChange(bytes(8), "staged", "primary")])
        assert [each.state for each in store.keys("muni-puno")] == ["primary", "staged"]
        assert store.set_states(steps)
        assert [each.state for each in store.keys("muni-puno")] == ["decrypt_only", "primary"]

    def test_a_destroyed_key_has_no_blob(self, store: KeyStore) -> None:
        store.add_key(key(1, state="retired"))
        assert store.set_state(key(1).key_id, "retired", "destroyed")
        assert store.keys("muni-puno") == (key(1, state="destroyed", wrapped=b""),)

    def test_a_key_in_use_is_not_deleted(self, store: KeyStore) -> None:
        store.add_key(key(1))
        store.add_subjects([subject(1)])
        with pytest.raises(VaultError, match="needs this one"):
            store.delete_key(key(1).key_id)
        store.erase([erasure(subject(1))])
        assert store.delete_key(key(1).key_id)
        assert not store.delete_key(key(1).key_id)
        assert store.keys("muni-puno") == ()

    def test_subjects_come_back(self, store: KeyStore) -> None:
        store.add_key(key(1))
        store.add_subjects([subject(1), subject(2, hold="court")])
        store.add_subjects([])
        assert store.subject(subject(1).subject) == subject(1)
        assert store.subject(subject(2).subject) == subject(2, hold="court")
        assert store.subject(bytes(16)) is None

    def test_subjects_are_added_together_or_not(self, store: KeyStore) -> None:
        store.add_key(key(1))
        store.add_subjects([subject(1)])
        with pytest.raises(VaultError, match="already stored"):
            store.add_subjects([subject(2), subject(1)])
        with pytest.raises(VaultError, match="needs"):
            store.add_subjects([subject(2), subject(3, epoch=9)])
        assert store.subject(subject(2).subject) is None

    def test_subjects_of_an_epoch_are_paged_by_id(self, store: KeyStore) -> None:
        store.add_key(key(1))
        store.add_key(key(2))
        store.add_subjects([subject(n) for n in range(1200)])
        store.add_subjects([subject(n, epoch=2) for n in range(2000, 2010)])
        wanted = sorted((subject(n) for n in range(1200)), key=lambda each: each.subject)
        assert list(store.subjects(key(1).key_id, limit=None)) == wanted
        assert list(store.subjects(key(1).key_id, wanted[9].subject, 700)) == wanted[10:710]
        assert len(list(store.subjects(key(1).key_id))) == 1000
        assert len(list(store.subjects(key(2).key_id))) == 10

    def test_blobs_are_swapped_only_where_they_are_the_expected_ones(self, store: KeyStore) -> None:
        store.add_key(key(1))
        store.add_key(key(2))
        store.add_subjects([subject(1, hold="court"), subject(2)])
        good = SubjectChange(subject(1).subject, digest(subject(1).wrapped), key(2).key_id, b"again")
        lost = SubjectChange(subject(2).subject, digest(b"another"), key(2).key_id, b"lost")
        assert store.swap_subjects([]) == 0
        assert store.swap_subjects([good, lost]) == 1
        assert store.subject(subject(1).subject) == StoredSubject(
            subject(1).subject, "muni-puno", key(2).key_id, b"again", "court"
        )
        assert store.subject(subject(2).subject) == subject(2)
        assert store.swap_subjects([good]) == 0

    def test_erasing_destroys_the_key_and_notes_it(self, store: KeyStore) -> None:
        store.add_key(key(1))
        store.add_subjects([subject(1), subject(2)])
        assert store.erase([]) == 0
        assert store.erase([erasure(subject(1)), erasure(subject(3))]) == 1
        assert store.subject(subject(1).subject) is None
        assert store.subject(subject(2).subject) == subject(2)
        assert [each for _, each in store.erasures("muni-puno")] == [erasure(subject(1)), erasure(subject(3))]

    def test_erasing_twice_keeps_the_first_note(self, store: KeyStore) -> None:
        store.add_key(key(1))
        store.add_subjects([subject(1)])
        store.erase([erasure(subject(1))])
        assert store.erase([erasure(subject(1), basis="retention")]) == 0
        assert [each for _, each in store.erasures("muni-puno")] == [erasure(subject(1))]

    def test_an_erased_person_does_not_come_back(self, store: KeyStore) -> None:
        store.add_key(key(1))
        store.add_subjects([subject(1)])
        store.erase([erasure(subject(1))])
        with pytest.raises(VaultError, match="was erased"):
            store.add_subjects([subject(2), subject(1)])
        assert store.subject(subject(1).subject) is store.subject(subject(2).subject) is None

    def test_a_hold_stops_the_whole_erasure(self, store: KeyStore) -> None:
        store.add_key(key(1))
        store.add_subjects([subject(1), subject(2)])
        assert store.set_hold(subject(2).subject, "court")
        with pytest.raises(VaultError, match="on hold"):
            store.erase([erasure(subject(1)), erasure(subject(2))])
        assert store.subject(subject(1).subject) == subject(1)
        assert list(store.erasures("muni-puno")) == []
        assert store.set_hold(subject(2).subject, None)
        assert store.erase([erasure(subject(2))]) == 1
        assert not store.set_hold(subject(2).subject, "court")

    def test_another_agency_erases_nobody(self, store: KeyStore) -> None:
        store.add_key(key(1))
        store.add_subjects([subject(1)])
        with pytest.raises(VaultError, match="within its limits"):
            store.erase([erasure(subject(1), agency="other")])
        assert store.subject(subject(1).subject) == subject(1)
        assert list(store.erasures("other")) == []

    def test_erasures_made_elsewhere_are_added_once(self, store: KeyStore) -> None:
        store.add_key(key(1))
        store.add_subjects([subject(1)])
        notes = [erasure(subject(n)) for n in range(600)]
        assert store.add_erasures([]) == 0
        assert store.add_erasures(notes) == 600
        assert store.add_erasures(notes) == 0
        assert store.subject(subject(1).subject) == subject(1)
        rows = list(store.erasures("muni-puno"))
        assert [each for _, each in rows] == notes
        assert list(store.erasures("muni-puno", rows[-2][0])) == rows[-1:]
        assert store.erase(notes[:2]) == 1

    def test_a_cursor_is_kept(self, store: KeyStore) -> None:
        store.set_cursor("rotate", "ab")
        assert store.cursor("rotate") == "ab"

    def test_nothing_is_made_where_nothing_is_asked_for(self, address: str) -> None:
        with pytest.raises(VaultError, match="there is none"):
            open_key_store(address)

    def test_a_record_store_is_refused(self, address: str) -> None:
        open_record_store(address, create=True).close()
        with pytest.raises(VaultError, match="something else"):
            open_key_store(address, create=True)

    def test_a_closed_store_says_so(self, store: KeyStore) -> None:
        store.close()
        with pytest.raises(VaultError, match="closed"):
            store.keys("muni-puno")


def _in_fork(act: object) -> str:
    """Return the beginning of the VaultError that ``act`` raises in a forked process."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        text = "nothing was raised"
        try:
            act()  # type: ignore[operator]  # a function without arguments
        except VaultError as error:
            text = str(error).removeprefix("store: ").split(",")[0]
        finally:
            os.write(writing, text.encode())
            os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    with os.fdopen(reading) as answer:
        return answer.read()
