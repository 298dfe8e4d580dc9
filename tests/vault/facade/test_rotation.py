"""Rotation, rewrapping, destruction of keys. Laws: nothing that is kept is ever closed by it; work that stops is resumed;
a blob is overwritten only by one that opens to the same key; no key is destroyed under which something lies.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from tests.vault.facade.place import (
    DNI,
    LATER,
    Place,
    codes,
    is_open,
    keys_of,
    message,
    opened_text,
)
from tests.vault.facade.vanishing import Vanishing

from safefeedback.crypto import SecretBytes, WrappingKey
from safefeedback.errors import DecryptionError, InputError, KeyringError, VaultError
from safefeedback.vault import Receipt, Rewrap, Rotation, Vault
from safefeedback.vault.stores.stored_key import StateChange

DUE = dt.date(2026, 12, 20)


def states(vault: Vault, kind: str = "epoch") -> list[str]:
    return [key.state for key in keys_of(vault, kind)]


def blobs(vault: Vault) -> dict[bytes, bytes]:
    return {
        row.subject: row.wrapped for key in keys_of(vault, "epoch") for row in vault._held.keys.subjects(key.key_id)
    }


def kept(vault: Vault, count: int) -> tuple[Receipt, ...]:
    return vault.keep([message(b"%d" % n) for n in range(count)])


def test_a_month_has_one_primary_key(place: Place) -> None:
    with place.made() as vault:
        assert vault.rotate() == Rotation("2026-11", is_new=False, due=DUE)
        assert states(vault) == ["primary"]
        place.today = dt.date(2026, 12, 1)
        assert vault.rotate() == Rotation("2026-12", is_new=True, due=dt.date(2027, 1, 20))
        assert states(vault) == ["decrypt_only", "primary"]
        assert not vault.rotate().is_new


def test_another_key_of_the_month_is_made_when_it_is_asked_for(vault: Vault) -> None:
    assert vault.rotate(now=True) == Rotation("2026-11", is_new=True, due=DUE)
    assert states(vault) == ["decrypt_only", "primary"]
    assert len({key.reference for key in keys_of(vault, "epoch")}) == 2


def test_new_persons_go_under_the_new_key_and_old_ones_stay_open(vault: Vault) -> None:
    (old,) = vault.keep([message(b"old", DNI)])
    vault.rotate(now=True)
    same, new = vault.keep([message(b"same", DNI), message(b"new")])
    first, second = keys_of(vault, "epoch")
    under = [{row.subject.hex() for row in vault._held.keys.subjects(each.key_id)} for each in (first, second)]
    assert under == [{vault.subject_of(old.record_id)}, {vault.subject_of(new.record_id)}]
    assert [opened_text(vault, each) for each in (old, same, new)] == [b"old", b"same", b"new"]


def test_rewrapping_moves_every_person_and_retires_the_key(vault: Vault) -> None:
    receipts, told = kept(vault, 3), list[int]()
    before = blobs(vault)
    vault.rotate(now=True)
    assert codes(vault, "rewrap-pending") == {"rewrap-pending": 1}
    assert vault.rewrap(progress=told.append) == Rewrap(rewrapped=3, left=False, retired=("2026-11",))
    assert told == [3]
    assert states(vault) == ["retired", "primary"]
    assert codes(vault, "rewrap-pending") == {}
    after = blobs(vault)
    assert before.keys() == after.keys()
    assert not {*before.values()} & {*after.values()}
    assert all(is_open(vault, each) for each in receipts)
    assert vault.rewrap() == Rewrap(rewrapped=0, left=False, retired=())


def test_rewrapping_is_resumed_by_another_process(place: Place) -> None:
    with place.made() as vault:
        receipts = kept(vault, 5)
        vault.rotate(now=True)
        kept(vault, 1)
        vault.rotate(now=True)
        assert vault.rewrap(limit=3) == Rewrap(rewrapped=3, left=True, retired=())
        assert all(is_open(vault, each) for each in receipts)
    with place.opened() as vault:
        assert vault.rewrap(limit=3) == Rewrap(rewrapped=3, left=False, retired=("2026-11", "2026-11"))
        assert states(vault) == ["retired", "retired", "primary"]
        assert all(is_open(vault, each) for each in receipts)


def test_a_blob_that_opens_to_another_key_is_not_written(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    kept(vault, 2)
    vault.rotate(now=True)
    before = blobs(vault)
    real = WrappingKey.wrap_key
    monkeypatch.setattr(
        WrappingKey, "wrap_key", lambda self, secret, context: real(self, SecretBytes.generate(), context)
    )
    with pytest.raises(VaultError, match="nothing was changed"):
        vault.rewrap()
    assert blobs(vault) == before


def test_a_person_whose_key_does_not_open_stops_the_batch_and_changes_nothing(files: Place) -> None:
    import sqlite3

    with files.made() as vault:
        receipts = kept(vault, 3)
        vault.rotate(now=True)
        damaged = bytes.fromhex(str(vault.subject_of(receipts[1].record_id)))
        with sqlite3.connect(f"{files.home}/keys/keys.db") as database:
            database.execute("UPDATE subject_key SET wrapped = zeroblob(97) WHERE subject = ?", (damaged,))
        database.close()
        before = blobs(vault)
        with pytest.raises(DecryptionError):
            vault.rewrap()
        assert blobs(vault) == before
        assert [is_open(vault, each) for each in receipts] == [True, False, True]


def test_two_processes_that_rewrap_do_no_harm(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    with place.made() as vault, place.opened() as other:
        receipts = kept(vault, 4)
        vault.rotate(now=True)
        swap = vault._held.keys.swap_subjects

        def late(*arguments: object, **named: object) -> int:
            assert other.rewrap().rewrapped == 4
            return swap(*arguments, **named)  # type: ignore[arg-type]  # handed on as it came

        monkeypatch.setattr(vault._held.keys, "swap_subjects", late)
        assert vault.rewrap().rewrapped == 0
        assert all(is_open(each, receipt) for each in (vault, other) for receipt in receipts)


def test_of_two_processes_that_rotate_one_is_told_to_repeat(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    with place.made() as vault, place.opened() as other:
        change = vault._held.keys.set_states

        def late(*arguments: object, **named: object) -> bool:
            assert other.rotate(now=True).is_new
            return change(*arguments, **named)  # type: ignore[arg-type]  # handed on as it came

        with monkeypatch.context() as patch:
            patch.setattr(vault._held.keys, "set_states", late)
            with pytest.raises(VaultError, match="another process changed the keys") as caught:
                vault.rotate(now=True)
        assert caught.value.hint == "repeat it"
        assert states(vault).count("primary") == 1
        assert is_open(vault, kept(vault, 1)[0])
        vault.rotate()
        assert codes(vault, "staged-key") == {}


def test_the_provider_is_asked_once_for_a_key_and_a_quarter_of_an_hour(destroying: Place, service: Vanishing) -> None:
    with destroying.opened() as vault:
        kept(vault, 1)
        before = service.asked
        for _ in range(20):
            assert is_open(vault, vault.keep([message(b"x", DNI)])[0])
        assert service.asked <= before + 1
    with destroying.opened(cache_seconds=0) as vault:
        before = service.asked
        assert is_open(vault, kept(vault, 1)[0])
        assert service.asked > before


# destruction


def test_keys_are_destroyed_when_their_day_has_come_and_nothing_lies_under_them(
    destroying: Place, service: Vanishing
) -> None:
    with destroying.opened() as vault:
        (first,) = kept(vault, 1)
        (waiting,) = destroying.receive(vault.bundle(), message(b"waiting"))
        destroying.today = LATER
        assert vault.destroy_keys(dry_run=False) == ()  # it is the primary one
        vault.rotate()
        assert vault.destroy_keys(dry_run=False) == ()  # a person's key lies under it
        vault.rewrap()
        planned = vault.destroy_keys()
        assert sorted(key.kind for key in planned) == ["epoch", "ingest"]
        assert states(vault) == ["retired", "primary"]
        assert vault.destroy_keys(dry_run=False) == planned
        assert states(vault) == ["destroyed", "primary"]
        assert states(vault, "ingest") == ["destroyed"]
        assert [key.wrapped for key in keys_of(vault) if key.state == "destroyed"] == [b"", b""]
        roots = {each.reference: each.state for each in service.keys()}  # noqa: SIM118 - no mapping
        assert {roots[key.reference] for key in planned} == {"destroyed"}
        assert [*roots.values()].count("destroyed") == 1
        assert vault.destroy_keys(dry_run=False) == ()
        assert is_open(vault, first)
        assert opened_text(vault, waiting) == b"waiting"  # it was promoted before


@pytest.mark.parametrize("day", [DUE - dt.timedelta(days=1), DUE, dt.date.max])
def test_a_day_to_come_can_only_be_looked_at(small: Vault, day: dt.date) -> None:
    small.rotate(now=True)
    small.rewrap()
    assert len(small.destroy_keys(on=day)) == (day >= DUE)
    with pytest.raises(InputError, match="a day that has come"):
        small.destroy_keys(on=day, dry_run=False)
    assert states(small) == ["retired", "primary"]


def test_a_day_that_is_over_destroys_what_was_due_then(files: Place) -> None:
    with files.made() as vault:
        vault.rotate(now=True)
        vault.rewrap()
        files.today = LATER
        assert vault.destroy_keys(on=DUE - dt.timedelta(days=1), dry_run=False) == ()
        assert len(vault.destroy_keys(on=DUE, dry_run=False)) == 1


def test_a_root_key_that_is_gone_already_stops_no_destruction(destroying: Place, service: Vanishing) -> None:
    """Some services keep no trace of what they destroyed: the run before was interrupted."""
    with destroying.opened() as vault:
        vault.rotate(now=True)
        vault.rewrap()
        destroying.today = LATER
        (key,) = vault.destroy_keys()
        service._roots.pop(key.reference)
        assert vault.destroy_keys(dry_run=False) == (key,)
        assert states(vault) == ["destroyed", "primary"]


def test_a_root_key_that_its_service_keeps_is_not_noted_as_destroyed(
    destroying: Place, service: Vanishing, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(reference: str) -> None:
        raise KeyringError("vanishing: expected permission, got AccessDenied")

    with destroying.opened() as vault:
        vault.rotate(now=True)
        vault.rewrap()
        destroying.today = LATER
        with monkeypatch.context() as patch:
            patch.setattr(service, "destroy", refuse)
            with pytest.raises(KeyringError, match="AccessDenied"):
                vault.destroy_keys(dry_run=False)
        assert states(vault) == ["retired", "primary"]
        assert len(vault.destroy_keys(dry_run=False)) == 1


def test_keys_that_another_process_changed_are_told(
    vault: Vault, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault.rotate(now=True)
    vault.bundle()
    vault.rotate(now=True)
    vault.rewrap()
    place.today = LATER
    promote = vault.promote

    def late(**named: Any) -> object:
        (ingest,) = keys_of(vault, "ingest")
        assert vault._held.keys.set_state(ingest.key_id, "primary", "retired")
        return promote(**named)

    monkeypatch.setattr(vault, "promote", late)
    with pytest.raises(VaultError, match="another process changed the keys"):
        vault.destroy_keys(dry_run=False)
    monkeypatch.undo()
    assert len(vault.destroy_keys(dry_run=False)) == 2


def test_ingest_keys_live_as_long_as_their_month_s_root_key(destroying: Place) -> None:
    """The month has two root keys: the ingest key goes with its own alone."""
    with destroying.opened() as vault:
        vault.bundle()
        vault.rotate(now=True)
        vault.bundle()
        vault.rewrap()
        destroying.today = LATER
        first, second = keys_of(vault, "epoch")
        assert {key.reference for key in vault.destroy_keys(dry_run=False)} == {first.reference}
        assert states(vault, "ingest") == ["destroyed", "primary"]
        assert second.state == "primary"


def test_side_keys_are_never_due(vault: Vault, place: Place) -> None:
    place.today = dt.date(2126, 1, 1)
    vault.rotate()
    vault.rewrap()
    vault.destroy_keys(dry_run=False)
    sides = [key for key in keys_of(vault) if key.kind not in ("epoch", "ingest")]
    assert {(key.state, key.destroy_on) for key in sides} == {("primary", None)}
    assert is_open(vault, kept(vault, 1)[0])


# keys that are not as they were


@pytest.mark.parametrize("kind", ["blind-index", "pseudonym", "signing"])
@pytest.mark.parametrize(
    "change",
    [
        lambda key: dataclasses.replace(key, wrapped=key.wrapped[:-1] + bytes([key.wrapped[-1] ^ 1])),
        lambda key: dataclasses.replace(key, epoch="1:9" if key.kind == "blind-index" else "2"),
        lambda key: dataclasses.replace(key, key_id=bytes(8)),
    ],
    ids=["bytes", "name", "id"],
)
def test_a_key_that_was_changed_in_the_store_opens_nothing(
    files: Place, kind: str, change: Callable[..., object]
) -> None:
    ask: dict[str, Callable[[Vault], object]] = {
        "blind-index": lambda vault: list(vault.find(*DNI)),
        "pseudonym": lambda vault: vault.pseudonym(*DNI, purpose="statistics"),
        "signing": lambda vault: vault.custodian_key(),
    }
    with files.made() as vault:
        (key,) = keys_of(vault, kind)
        store = vault._held.keys
        assert store.delete_key(key.key_id)
        store.add_key(change(key))  # type: ignore[arg-type]  # each change gives a key
    with pytest.raises(DecryptionError), files.opened() as vault:
        ask[kind](vault)


@pytest.mark.parametrize("name", ["1", "1:", ":17", "x:17", "1:17:2"])
def test_a_blind_index_key_has_version_and_bits_in_its_name(files: Place, name: str) -> None:
    with files.made() as vault:
        tree = vault._held.tree
        tree.add_side("blind-index", name, tree.side("signing").reference)
    with files.opened() as vault, pytest.raises(KeyringError, match="version and bits"):
        list(vault.find(*DNI))


def test_an_epoch_key_without_its_row_is_named(small: Vault, files: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """A database lets no such row go, a store that was put together of two backups may lack it."""
    (receipt,) = kept(small, 1)
    with files.opened() as vault:
        monkeypatch.setattr(vault._held.keys, "keys", lambda agency: ())
        with pytest.raises(KeyringError, match="expected the epoch key of a person's key"):
            vault._open(receipt.record_id)


def test_a_destroyed_key_wraps_nobody(vault: Vault, place: Place) -> None:
    vault.rotate(now=True)
    (old, _) = keys_of(vault, "epoch")
    vault._held.keys.set_states([StateChange(old.key_id, "decrypt_only", "destroyed")])
    (old, _) = keys_of(vault, "epoch")
    with pytest.raises(KeyringError, match="that was not destroyed, got one that was"):
        vault._held.tree.secret(old)
