"""Holds, erasure, retention, restored backups, and keys that die. Laws: who was erased is not opened by anything that is
left, and comes back by no backup; nobody else loses anything; what is only looked at is not changed.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from tests.vault.facade.place import (
    AGENCY,
    DAY,
    DNI,
    LATER,
    OTHER,
    Place,
    codes,
    is_open,
    keys_of,
    message,
    opened_text,
    persons,
)
from tests.vault.facade.vanishing import ADDRESS, WAITING_DAYS, Vanishing

from safefeedback.errors import DecryptionError, InputError, VaultError
from safefeedback.vault import Deposit, Erasure, Purge, Receipt, Restoration, Vault
from safefeedback.vault.stores import StoredView

DUE = dt.date(2026, 12, 20)
ELSE = ("PE_DNI", "57654321")
PHONE = ("PHONE_NUMBER", "51987654321")


@dataclasses.dataclass(frozen=True)
class Two:
    """Two persons: who will be erased, with two records, and one who stays."""

    vault: Vault
    gone: tuple[Receipt, Receipt]
    stays: Receipt

    @property
    def person(self) -> str:
        """Who will be erased."""
        return str(self.vault.subject_of(self.gone[0].record_id))


def two(vault: Vault) -> Two:
    view = StoredView("officer", "hay un bache", "[]", "p", "d")
    first, second, stays = vault.keep(
        [
            Deposit({"message": b"first"}, (view,), (DNI, PHONE)),
            message(b"second", DNI),
            message(b"stays", ELSE, PHONE),
        ]
    )
    return Two(vault, (first, second), stays)


@pytest.fixture
def some(vault: Vault) -> Two:
    return two(vault)


def listed(place: Place) -> list[dict[str, Any]]:
    """Return the lines of the list outside."""
    path = Path(place.site.settings.erasures)
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.exists() else []


# erasure


def test_who_is_erased_is_gone_at_once_and_nobody_else(some: Two, place: Place) -> None:
    vault, person = some.vault, some.person
    done = vault.erase([person], basis="rights-request-118")
    assert done == Erasure((person,), (), 2, DAY, None, compacted=True)
    assert [vault.subject_of(each.record_id) for each in some.gone] == [None, None]
    assert [vault.views(each.record_id) for each in some.gone] == [(), ()]
    assert vault.subjects(*DNI) == ()
    assert list(vault.find(*DNI)) == []
    for each in some.gone:
        with pytest.raises(VaultError, match="there is none"):
            vault._open(each.record_id)
    assert opened_text(vault, some.stays) == b"stays"
    assert vault.subjects(*PHONE) == (vault.subject_of(some.stays.record_id),)
    assert {"erased-still-there", "erasure-list-behind", "orphan-records"} & codes(vault).keys() == set()
    with place.opened() as other:
        assert opened_text(other, some.stays) == b"stays"
        assert not is_open(other, some.gone[0])


def test_every_erasure_and_every_record_has_a_line_on_the_list_outside(some: Two, place: Place) -> None:
    some.vault.erase([some.person], basis="rights-request-118")
    lines = listed(place)
    (done,) = (line for line in lines if "subject" in line and not line.get("begun"))
    assert done == {
        "agency": AGENCY,
        "subject": done["subject"],
        "erased": "2026-11-16",
        "basis": "rights-request-118",
        "backups_dead_on": None,
    }
    assert {line["record"] for line in lines if "record" in line} == {each.record_id for each in some.gone}
    assert not {DNI[1], PHONE[1], "first", "second"} & {str(value) for line in lines for value in line.values()}


def test_a_dry_run_says_the_same_and_changes_nothing(some: Two, place: Place) -> None:
    plan = some.vault.erase([some.person], basis="request-1", dry_run=True)
    assert all(is_open(some.vault, each) for each in (*some.gone, some.stays))
    assert listed(place) == []
    done = some.vault.erase([some.person], basis="request-1")
    assert plan == dataclasses.replace(done, compacted=None)


def test_to_erase_again_or_somebody_unknown_is_harmless(some: Two) -> None:
    person, stranger = some.person, "0" * 32
    told = list[int]()
    assert some.vault.erase([person, person.upper(), stranger], basis="request-1", progress=told.append).records == 2
    assert sum(told) > 0
    again = some.vault.erase([person, stranger], basis="request-2")
    assert (again.subjects, again.held, again.records, again.compacted) == ((), (), 0, None)
    assert some.vault.erase([], basis="request-2").subjects == ()


def test_who_writes_again_is_a_new_person(some: Two) -> None:
    person = some.person
    some.vault.erase([person], basis="request-1")
    (again,) = some.vault.keep([message(b"again", DNI)])
    assert some.vault.subject_of(again.record_id) not in (None, person)
    assert some.vault.subjects(*DNI) == (some.vault.subject_of(again.record_id),)
    assert opened_text(some.vault, again) == b"again"


def test_all_versions_go(some: Two) -> None:
    first = some.gone[0]
    some.vault.keep([message(b"newer", of=first, version=2)])
    assert some.vault.erase([some.person], basis="request-1").records == 2
    assert some.vault.views(first.record_id, 1) == some.vault.views(first.record_id, 2) == ()


def test_what_waits_for_promotion_is_found_and_goes_too(some: Two, place: Place) -> None:
    (waiting,) = place.receive(some.vault.bundle(), message(b"waiting", DNI))
    assert some.vault.erase([some.person], basis="request-1").records == 3
    assert some.vault.promote(again=True).promoted == 0
    assert not is_open(some.vault, waiting)


def test_a_family_is_not_erased_with_one_of_it(some: Two) -> None:
    """They share a telephone; the one whose document it is goes."""
    assert len(some.vault.subjects(*PHONE)) == 2
    some.vault.erase(some.vault.subjects(*DNI), basis="request-1")
    assert is_open(some.vault, some.stays)


@pytest.mark.parametrize("basis", ["", "Ana Quispe", "a" * 41, "-a", "51234567", "request_1"])
@pytest.mark.parametrize("dry_run", [False, True])
def test_a_basis_is_a_code_and_no_number_of_a_person(small: Vault, basis: str, dry_run: bool) -> None:
    (receipt,) = small.keep([message()])
    with pytest.raises(InputError, match="a basis") as caught:
        small.erase([str(small.subject_of(receipt.record_id))], basis=basis, dry_run=dry_run)
    assert not basis or basis not in str(caught.value)
    assert is_open(small, receipt)


@pytest.mark.parametrize("subject", ["", "0" * 31, "g" * 32, DNI[1], " " + "0" * 32])
def test_persons_are_named_by_their_ids(small: Vault, subject: str) -> None:
    (receipt,) = small.keep([message()])
    person = str(small.subject_of(receipt.record_id))
    for ask in (
        lambda: small.erase([person, subject], basis="request-1"),
        lambda: small.hold(subject, "case-1"),
    ):
        with pytest.raises(InputError, match="a person as 32 hexadecimal digits") as caught:
            ask()
        assert not subject or subject not in str(caught.value)
    assert is_open(small, receipt)


def test_without_a_list_outside_the_key_store_alone_knows(place: Place) -> None:
    with place.made(erasures="") as vault:
        some = two(vault)
        assert codes(vault, "no-erasure-list") == {"no-erasure-list": 1}
        assert vault.erase([some.person], basis="request-1").records == 2
        assert vault.restore() == Restoration(listed=1, erased_again=0, records=0, held=0)
    assert listed(place) == []


def test_a_role_that_may_not_rewrite_tables_erases_and_says_so(some: Two, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise VaultError("store: expected a role with this right, the database denied it")

    monkeypatch.setattr(some.vault._held.keys, "compact", refuse)
    assert some.vault.erase([some.person], basis="request-1").compacted is False
    assert not is_open(some.vault, some.gone[0])


def test_more_persons_than_a_batch_are_erased(files: Place) -> None:
    with files.made() as vault:
        receipts = vault.keep([message(b"%d" % n) for n in range(501)])
        everybody = [str(each) for each in persons(vault, receipts)]
        done = vault.erase(everybody, basis="request-1")
        assert (len(done.subjects), done.records) == (501, 501)
        assert vault.restore().listed == 501


# legal hold


def test_who_is_on_hold_is_left_until_it_is_lifted(some: Two, place: Place) -> None:
    person, other = some.person, str(some.vault.subject_of(some.stays.record_id))
    some.vault.hold(person, "case-118")
    done = some.vault.erase([person, other], basis="request-1")
    assert (done.subjects, done.held, done.records) == ((other,), (person,), 1)
    assert all(is_open(some.vault, each) for each in some.gone)
    with place.opened() as vault:
        vault.hold(person, None)
        assert vault.erase([person], basis="request-1").records == 2


def test_a_hold_may_be_set_and_lifted_again(some: Two) -> None:
    for reason in ("case-1", "case-2", None, None):
        some.vault.hold(some.person, reason)
    assert some.vault.erase([some.person], basis="request-1").held == ()


@pytest.mark.parametrize("reason", ["", "Caso de Ana", "a" * 41, "51234567"])
def test_a_reason_is_a_code(small: Vault, reason: str) -> None:
    (receipt,) = small.keep([message()])
    with pytest.raises(InputError, match="a reason") as caught:
        small.hold(str(small.subject_of(receipt.record_id)), reason)
    assert not reason or reason not in str(caught.value)


@pytest.mark.parametrize("reason", ["case-1", None])
def test_who_is_not_there_is_not_held(some: Two, reason: str | None) -> None:
    person = some.person
    some.vault.erase([person], basis="request-1")
    for each in (person, "0" * 32):
        with pytest.raises(VaultError, match="expected a person of this vault"):
            some.vault.hold(each, reason)


# what an erasure promises about backups


def test_the_day_on_which_backups_die_is_the_last_of_the_keys_and_the_service_s_wait(destroying: Place) -> None:
    with destroying.opened() as vault:
        some = two(vault)
        assert vault.erase([some.person], basis="request-1").backups_dead_on == DUE + dt.timedelta(days=WAITING_DAYS)
        destroying.today = dt.date(2026, 12, 5)
        vault.rotate()
        (new,) = vault.keep([message(b"new")])
        plan = vault.erase([str(vault.subject_of(new.record_id))], basis="request-1", dry_run=True)
        assert plan.backups_dead_on == dt.date(2027, 1, 20) + dt.timedelta(days=WAITING_DAYS)
    assert {line["backups_dead_on"] for line in listed(destroying) if "subject" in line} == {"2026-12-27"}


def test_no_day_is_promised_where_one_key_has_none(destroying: Place) -> None:
    with destroying.opened() as vault:
        some = two(vault)
        (epoch,) = keys_of(vault, "epoch")
        endless = dataclasses.replace(epoch, key_id=bytes(8), state="decrypt_only", destroy_on=None)
        vault._held.keys.add_key(endless)
        assert vault.erase([some.person], basis="request-1").backups_dead_on is None


@pytest.fixture
def copied(destroying: Place) -> tuple[Place, Two, Any, Any]:
    """A place, its persons, a backup from before the erasure, and the state after it."""
    with destroying.opened() as vault:
        some = two(vault)
    before = destroying.site.backup()
    with destroying.opened() as vault:
        some = dataclasses.replace(some, vault=vault)
        vault.erase([some.person], basis="request-1")
    return destroying, some, before, destroying.site.backup()


def test_a_copy_of_the_records_alone_opens_nothing_of_who_was_erased(copied: tuple[Place, Two, Any, Any]) -> None:
    place, some, before, _ = copied
    place.site.put_back(before, keys=False)
    with place.opened() as vault:
        for each in some.gone:
            with pytest.raises(DecryptionError):
                vault._open(each.record_id)
        assert opened_text(vault, some.stays) == b"stays"


def test_a_copy_of_records_and_keys_opens_until_the_month_s_key_is_destroyed(
    copied: tuple[Place, Two, Any, Any],
) -> None:
    place, some, before, after = copied
    place.site.put_back(before, keys=True)
    with place.opened() as thief:
        assert opened_text(thief, some.gone[0]) == b"first"
    place.site.put_back(after, keys=True)
    place.today = LATER
    with place.opened() as vault:
        vault.rotate()
        vault.rewrap()
        assert len(vault.destroy_keys(dry_run=False)) == 1
        assert opened_text(vault, some.stays) == b"stays"
    live = place.site.backup()
    place.site.put_back(before, keys=True)
    with place.opened() as thief:
        assert [is_open(thief, each) for each in (*some.gone, some.stays)] == [False] * 3
    place.site.put_back(live, keys=True)
    with place.opened() as vault:
        assert opened_text(vault, some.stays) == b"stays"


def test_a_copy_of_what_waited_dies_with_the_month_too(destroying: Place) -> None:
    with destroying.opened() as vault:
        (waiting,) = destroying.receive(vault.bundle(), message(b"waiting", DNI))
    before = destroying.site.backup()
    with destroying.opened() as vault:
        vault.promote()
        vault.erase([str(vault.subject_of(waiting.record_id))], basis="request-1")
        destroying.today = LATER
        vault.rotate()
        vault.rewrap()
        assert len(vault.destroy_keys(dry_run=False)) == 2
    destroying.site.put_back(before, keys=True)
    with destroying.opened() as thief:
        assert not is_open(thief, waiting)


# restored backups


@pytest.mark.parametrize("keys", [False, True], ids=["records", "records and keys"])
def test_who_was_erased_does_not_come_back_by_a_backup(copied: tuple[Place, Two, Any, Any], keys: bool) -> None:
    place, some, before, _ = copied
    place.site.put_back(before, keys=keys)
    told = list[int]()
    with place.opened() as vault:
        assert {"erased-still-there", "erasure-list-behind"} & codes(vault).keys()
        assert vault.restore(progress=told.append) == Restoration(1, int(keys), 2, 0)
        assert sum(told) > 0
        assert not {"erased-still-there", "erasure-list-behind", "orphan-records"} & codes(vault).keys()
        assert vault.subjects(*DNI) == ()
        assert [is_open(vault, each) for each in (*some.gone, some.stays)] == [False, False, True]
        assert vault.restore() == Restoration(1, 0, 0, 0)
    place.site.put_back(before, keys=False)
    with place.opened() as vault:
        assert vault.restore() == Restoration(1, 0, 2, 0)


def test_a_backup_of_the_keys_that_lacks_persons_is_told(destroying: Place) -> None:
    with destroying.opened() as vault:
        before = destroying.site.backup()
        some = two(vault)
    after = destroying.site.backup()
    destroying.site.put_back(before, keys=True)
    destroying.site.put_back(after, keys=False)
    with destroying.opened() as vault:
        assert codes(vault, "orphan-records") == {"orphan-records": 3}
        assert vault.restore() == Restoration(0, 0, 0, 0)
        assert not is_open(vault, some.stays)
    destroying.site.put_back(after, keys=True)
    with destroying.opened() as vault:
        assert is_open(vault, some.stays)


def test_without_the_list_outside_a_backup_of_the_keys_brings_people_back(destroying: Place) -> None:
    """That is why it is kept apart, and why doctor asks for one."""
    with destroying.opened(erasures="") as vault:
        some = two(vault)
        before = destroying.site.backup()
        vault.erase([some.person], basis="request-1")
    destroying.site.put_back(before, keys=True)
    with destroying.opened(erasures="") as vault:
        assert vault.restore() == Restoration(0, 0, 0, 0)
        assert is_open(vault, some.gone[0])


def test_a_restore_by_a_role_that_may_not_rewrite_tables_is_done(
    copied: tuple[Place, Two, Any, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    place, some, before, _ = copied
    place.site.put_back(before, keys=True)

    def refuse() -> None:
        raise VaultError("store: expected a role with this right, the database denied it")

    with place.opened() as vault:
        monkeypatch.setattr(vault._held.keys, "compact", refuse)
        assert vault.restore().erased_again == 1
        assert not is_open(vault, some.gone[0])


def test_the_list_of_several_agencies_is_replayed_by_each_for_itself(place: Place) -> None:
    for agency in (AGENCY, OTHER):
        with place.made(agency) as vault:
            two(vault)
    before = place.site.backup()
    for agency in (AGENCY, OTHER):
        with place.opened(agency) as vault:
            vault.erase(vault.subjects(*DNI), basis="request-1")
    place.site.put_back(before, keys=True)
    with place.opened() as vault:
        assert vault.restore() == Restoration(listed=1, erased_again=1, records=2, held=0)
        assert codes(vault, "erasure-list-behind", "erased-still-there") == {}
    with place.opened(OTHER) as vault:
        assert codes(vault, "erasure-list-behind") == {"erasure-list-behind": 1}
        assert len(vault.subjects(*DNI)) == 1
        assert vault.restore() == Restoration(listed=1, erased_again=1, records=2, held=0)


# retention


def day(days: int) -> dt.date:
    return DAY + dt.timedelta(days=days)


def test_a_purge_says_first_what_it_would_do(place: Place) -> None:
    with place.made() as vault:
        over, last_day, endless = vault.keep(
            [message(b"over", until=day(-1)), message(b"last day", until=DAY), message(b"endless")]
        )
        plan = vault.purge()
        assert plan == Purge(records=1, subjects=1, held=0, on=DAY, is_done=False)
        assert vault.purge(on=day(1)) == Purge(records=2, subjects=2, held=0, on=day(1), is_done=False)
        assert vault.purge(on=dt.date.max).records == 2
        assert all(is_open(vault, each) for each in (over, last_day, endless))
        told = list[int]()
        assert vault.purge(dry_run=False, progress=told.append) == dataclasses.replace(plan, is_done=True)
        assert told == [1]
        assert [is_open(vault, each) for each in (over, last_day, endless)] == [False, True, True]
        assert vault.purge(dry_run=False) == Purge(records=0, subjects=0, held=0, on=DAY, is_done=True)
        assert "erasure-list-behind" not in codes(vault)


def test_a_purge_as_of_an_earlier_day_takes_what_was_over_then(small: Vault) -> None:
    long_ago, yesterday = small.keep([message(b"1", until=day(-30)), message(b"2", until=day(-1))])
    assert small.purge(on=day(-10), dry_run=False).records == 1
    assert [is_open(small, each) for each in (long_ago, yesterday)] == [False, True]


def test_a_day_to_come_is_not_purged(small: Vault) -> None:
    (receipt,) = small.keep([message(until=DAY)])
    with pytest.raises(InputError, match="a day that has come"):
        small.purge(on=day(1), dry_run=False)
    assert is_open(small, receipt)


def test_who_has_other_records_keeps_the_key(place: Place) -> None:
    with place.made() as vault:
        over, left = vault.keep([message(b"over", DNI, until=day(-1)), message(b"left", DNI, until=day(9))])
        person = vault.subject_of(left.record_id)
        assert vault.purge(dry_run=False) == Purge(records=1, subjects=0, held=0, on=DAY, is_done=True)
        assert not is_open(vault, over)
        assert opened_text(vault, left) == b"left"
        assert vault.subjects(*DNI) == (person,)
        place.today = day(10)
        assert vault.purge(dry_run=False).subjects == 1
        (again,) = vault.keep([message(b"again", DNI)])
        assert vault.subject_of(again.record_id) != person


def test_the_newest_version_decides(place: Place) -> None:
    with place.made() as vault:
        longer, shorter = vault.keep([message(b"1", until=day(-1)), message(b"1", until=day(9))])
        vault.keep(
            [message(b"2", of=longer, version=2, until=day(9)), message(b"2", of=shorter, version=2, until=day(-1))]
        )
        assert vault.purge(dry_run=False).records == 1
        assert [is_open(vault, each) for each in (longer, shorter)] == [True, False]


def test_a_hold_keeps_records_that_are_over(place: Place) -> None:
    with place.made() as vault:
        held, free = vault.keep([message(b"held", DNI, until=day(-1)), message(b"free", until=day(-1))])
        vault.hold(str(vault.subject_of(held.record_id)), "case-1")
        expected = Purge(records=1, subjects=1, held=1, on=DAY, is_done=False)
        assert vault.purge() == expected
        assert vault.purge(dry_run=False) == dataclasses.replace(expected, is_done=True)
        assert [is_open(vault, each) for each in (held, free)] == [True, False]
        vault.hold(str(vault.subject_of(held.record_id)), None)
        assert vault.purge(dry_run=False).records == 1


def test_what_waits_and_is_over_is_purged(place: Place) -> None:
    stranger = place.made()
    with stranger as vault:
        place.receive(vault.bundle(), message(b"waiting", DNI, until=day(-1)))
        (ingest,) = keys_of(vault, "ingest")
        assert vault.purge() == Purge(records=1, subjects=0, held=0, on=DAY, is_done=False)
        vault._held.keys.delete_key(ingest.key_id)  # nobody can open it any more; it goes all the same
        assert vault.purge(dry_run=False) == Purge(records=1, subjects=0, held=0, on=DAY, is_done=True)
        assert [*vault._held.records.scan(AGENCY)] == []


def test_a_person_is_counted_once_however_many_records_are_over(files: Place) -> None:
    """More than a batch of them, with somebody else's between."""
    with files.made() as vault:
        for count in (300, 300):
            vault.keep([message(b"x", DNI, until=day(-2)) for _ in range(count)])
            vault.keep([message(b"x", until=day(-2))])
        assert vault.purge() == Purge(records=602, subjects=3, held=0, on=DAY, is_done=False)
        assert vault.purge(dry_run=False) == Purge(records=602, subjects=3, held=0, on=DAY, is_done=True)
    done = [line for line in listed(files) if "subject" in line and not line.get("begun")]
    assert len({line["subject"] for line in done}) == len(done) == 3


def test_a_purged_person_does_not_come_back_by_a_backup(destroying: Place, service: Vanishing) -> None:
    with destroying.opened() as vault:
        over, left = vault.keep([message(b"over", DNI, until=day(-1)), message(b"left")])
        before = destroying.site.backup()
        assert vault.purge(dry_run=False).subjects == 1
    assert destroying.provider == ADDRESS
    assert {line["backups_dead_on"] for line in listed(destroying) if "subject" in line} == {"2026-12-27"}
    destroying.site.put_back(before, keys=True)
    with destroying.opened() as vault:
        assert vault.restore() == Restoration(listed=1, erased_again=1, records=1, held=0)
        assert [is_open(vault, each) for each in (over, left)] == [False, True]
