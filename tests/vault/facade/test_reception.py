"""Write-only reception and promotion. Laws: a host that only seals opens nothing, not even what it stored; what is
promoted is as if the custodian had kept it; what cannot be opened stays as it is and stops nothing.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.vault.facade.place import (
    AGENCY,
    DAY,
    DNI,
    Place,
    codes,
    is_open,
    keys_of,
    message,
    opened_text,
    persons,
)

from safefeedback.crypto import PublicBundle, SecretBytes, SigningKey
from safefeedback.errors import (
    ConfigurationError,
    DecryptionError,
    InputError,
    KeyringError,
    LedgerError,
    VaultError,
)
from safefeedback.vault import Deposit, Promotion, SealOnly, Vault
from safefeedback.vault.stores import StoredView

OPENERS = {
    "safefeedback.crypto.key",
    "safefeedback.crypto.opening",
    "safefeedback.crypto.passphrase",
    "safefeedback.crypto.recipient",
    "safefeedback.crypto.signing",
    "safefeedback.crypto.wrapping",
    "safefeedback.vault.diagnosis",
    "safefeedback.vault.erasure",
    "safefeedback.vault.indexing",
    "safefeedback.vault.key_cache",
    "safefeedback.vault.key_tree",
    "safefeedback.vault.linking",
    "safefeedback.vault.persons",
    "safefeedback.vault.promotion",
    "safefeedback.vault.restoration",
    "safefeedback.vault.rotation",
    "safefeedback.vault.row",
    "safefeedback.vault.vault",
}
"""Modules that open, unwrap or sign, and what they serve."""

RECEIVING = """
import datetime as dt, pathlib, sys
from safefeedback.crypto import PublicBundle
from safefeedback.vault import Deposit, SealOnly
from safefeedback.vault.stores import StoredView

folder = pathlib.Path(sys.argv[1])
bundle = PublicBundle.from_bytes((folder / "bundle.json").read_bytes())
custodian = (folder / "custodian").read_bytes()
deposit = Deposit({"message": b"hay un bache"}, (StoredView("a", "t", "[]", "p", "d"),), (("PE_DNI", "51234567"),))
with SealOnly(bundle, sys.argv[2], custodian=custodian, clock=lambda: dt.date(2026, 11, 16)) as host:
    print(host.keep([deposit])[0].record_id)
"""
LISTING = "\nprint(*(name for name in sys.modules if name.startswith('safefeedback')))\n"


def in_a_fresh_interpreter(code: str, *arguments: str) -> list[str]:
    command = [sys.executable, "-c", code + LISTING, *arguments]
    result = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    return result.stdout.splitlines()


def test_reception_from_start_to_end_loads_nothing_that_opens(place: Place) -> None:
    with place.made() as vault:
        (place.home / "bundle.json").write_bytes(vault.bundle().to_bytes())
        (place.home / "custodian").write_bytes(vault.custodian_key())
        record_id, modules = in_a_fresh_interpreter(RECEIVING, str(place.home), place.site.settings.records)
        loaded = set(modules.split())
        assert not loaded & OPENERS
        assert not {name for name in loaded if name.startswith("safefeedback.vault.providers")}
        assert {"safefeedback.vault.reception", "safefeedback.crypto.sealing"} <= loaded
        assert vault.promote().promoted == 1
        assert opened_text(vault, record_id) == b"hay un bache"


def test_the_modules_that_open_are_named_as_they_are() -> None:
    """The check can fail: what a custodian loads is all of them."""
    (modules,) = in_a_fresh_interpreter(
        "import sys\nfrom safefeedback.vault import Vault\nimport safefeedback.crypto.key\n"
    )
    assert set(modules.split()) >= OPENERS - {"safefeedback.crypto.passphrase"}


def test_a_host_that_seals_offers_nothing_else(files: Place) -> None:
    with files.made() as vault, SealOnly(vault.bundle(), files.site.settings.records, clock=files.clock) as host:
        assert {name for name in dir(host) if not name.startswith("_")} == {"agency", "close", "keep", "use_policy"}
        assert host.agency == AGENCY


def test_what_was_received_cannot_be_opened_by_the_host_or_by_the_records_alone(place: Place) -> None:
    """Not by the bundle, nor by a vault of the same records with other keys."""
    with place.made() as vault:
        (receipt,) = place.receive(vault.bundle(), message(b"canary-text", DNI))
    other = dataclasses.replace(
        place.settings(),
        keys=f"sqlite:///{place.home}/other.db",
        provider=f"insecure-file:{place.home}/other.json",
    )
    with Vault.init(other, clock=place.clock) as thief:
        assert thief.promote() == Promotion(promoted=0, failed=1, is_done=True)
        with pytest.raises(DecryptionError):
            thief._open(receipt.record_id)


@pytest.mark.parametrize("kem", ["MLKEM768-X25519", "X25519"])
def test_what_is_promoted_is_as_if_the_custodian_had_kept_it(place: Place, kem: str) -> None:
    view = StoredView("officer", "hay un bache", "[]", "p", "d")
    until = dt.date(2028, 1, 1)
    with place.made() as vault:
        bundle = vault.bundle(kem=kem)
        (known,) = vault.keep([message(b"known", DNI)])
        deposits = [
            Deposit({"message": b"same", "contact": b"987"}, (view,), (DNI, ("PHONE_NUMBER", "987")), until),
            message(b"nobody"),
            message(b"first of a new one", ("PASSPORT", "PA1")),
            message(b"second of a new one", ("PASSPORT", "PA1")),
        ]
        received = place.receive(bundle, *deposits)
        assert persons(vault, received) == [None] * 4
        assert list(vault.find("PASSPORT", "PA1")) == []
        assert opened_text(vault, received[0]) == b"same"  # by the ingest key
        assert vault.promote() == Promotion(promoted=4, failed=0, is_done=True)
        same, nobody, first, second = persons(vault, received)
        assert same == vault.subject_of(known.record_id)
        assert first == second
        assert len({same, nobody, first}) == 3
        assert [opened_text(vault, each)[:6] for each in received] == [b"same", b"nobody", b"first ", b"second"]
        assert vault._open(received[0].record_id)["contact"] == b"987"
        assert vault.views(received[0].record_id) == (view,)
        assert vault.subjects("PHONE_NUMBER", "987") == (same,)
        assert list(vault.find(*DNI)) == [known.record_id, received[0].record_id]
        assert vault.promote() == Promotion(promoted=0, failed=0, is_done=True)
        assert vault.purge(on=until + dt.timedelta(days=1)).records == 1


def test_a_promoted_record_opens_without_its_ingest_key(place: Place) -> None:
    with place.made() as vault:
        (receipt,) = place.receive(vault.bundle(), message())
        vault.promote()
        (ingest,) = keys_of(vault, "ingest")
        assert vault._held.keys.set_state(ingest.key_id, "primary", "destroyed")
        assert is_open(vault, receipt)


def test_promotion_is_resumed_where_it_stood(place: Place) -> None:
    with place.made() as vault:
        bundle, told = vault.bundle(), list[int]()
        received = [place.receive(bundle, message(b"%d" % n, DNI))[0] for n in range(5)]
        assert vault.promote(limit=2) == Promotion(promoted=2, failed=0, is_done=False)
        assert [each is not None for each in persons(vault, received)] == [True, True, False, False, False]
    with place.opened() as vault:
        assert vault.promote(limit=2, progress=told.append) == Promotion(promoted=2, failed=0, is_done=False)
        assert vault.promote(limit=2, progress=told.append) == Promotion(promoted=1, failed=0, is_done=True)
        assert told == [2, 1]
        assert len({*persons(vault, received)}) == 1


def test_what_failed_is_tried_again_when_it_is_asked_for(place: Place) -> None:
    with place.made() as vault:
        bundle = vault.bundle()
        (lost, kept) = place.receive(bundle, message(b"lost"), message(b"kept"))
        (ingest,) = keys_of(vault, "ingest")
        hidden = dataclasses.replace(ingest, agency="muni-elsewhere")
        assert vault._held.keys.delete_key(ingest.key_id)
        assert vault.promote() == Promotion(promoted=0, failed=2, is_done=True)
        assert vault.promote() == Promotion(promoted=0, failed=0, is_done=True)
        assert codes(vault, "waiting-records", "unknown-stanzas") == {"unknown-stanzas": 2}
        vault._held.keys.add_key(dataclasses.replace(hidden, agency=AGENCY))
        assert vault.promote().promoted == 0
        assert codes(vault, "waiting-records", "unknown-stanzas") == {"waiting-records": 2}
        assert vault.promote(again=True) == Promotion(promoted=2, failed=0, is_done=True)
        assert [opened_text(vault, each) for each in (lost, kept)] == [b"lost", b"kept"]


def test_a_stranger_s_record_stays_and_stops_nothing(place: Place) -> None:
    stranger = PublicBundle(AGENCY, "X25519", bytes([9]) + bytes(31), DAY)
    with place.made() as vault:
        (bad,) = place.receive(stranger, message(b"?", DNI))
        (good,) = place.receive(vault.bundle(), message(b"good", DNI))
        assert vault.promote() == Promotion(promoted=1, failed=1, is_done=True)
        assert persons(vault, [bad, good])[0] is None
        assert is_open(vault, good)
        assert not is_open(vault, bad)
        assert list(vault.find(*DNI)) == [good.record_id]


@pytest.mark.parametrize("again", [False, True])
def test_a_limit_is_at_least_one(small: Vault, again: bool) -> None:
    """A loop that asks until it is done would never end."""
    for limit in (0, -1):
        with pytest.raises(InputError, match="at least 1"):
            small.promote(limit=limit, again=again)
        with pytest.raises(InputError, match="at least 1"):
            small.rewrap(limit=limit)


# a version of a record that is there


def test_a_waiting_version_does_not_hide_the_person_of_its_record(place: Place) -> None:
    """Else a message of the same person would make a second one, and an erasure would miss the first."""
    with place.made() as vault:
        (first,) = vault.keep([message(b"first", DNI)])
        person = vault.subject_of(first.record_id)
        place.receive(vault.bundle(), message(b"second", of=first, version=2))
        assert vault.subject_of(first.record_id) == person
        assert vault.subjects(*DNI) == (person,)
        (third,) = vault.keep([message(b"third", DNI)])
        assert vault.subject_of(third.record_id) == person
        assert vault.promote().promoted == 1
        assert vault.subjects(*DNI) == (person,)
        assert opened_text(vault, first) == b"second"


def test_versions_that_wait_together_are_of_one_person(place: Place) -> None:
    record_id = bytes(15) + b"\7"
    with place.made() as vault:
        bundle = vault.bundle()
        for version in (3, 1, 2):
            place.receive(bundle, Deposit({"message": b"%d" % version}, record_id=record_id, version=version))
        assert vault.promote().promoted == 3
        rows = (vault._held.records.get(record_id, version) for version in (1, 2, 3))
        assert {each.subject.hex() for each in rows if each is not None and each.subject is not None} == {
            vault.subject_of(record_id.hex())
        }


# bundles


def test_a_bundle_is_signed_by_the_custodian_and_travels_as_text(vault: Vault, place: Place) -> None:
    bundle = PublicBundle.from_bytes(vault.bundle(days=10).to_bytes())
    assert (bundle.agency, bundle.kem) == (AGENCY, "MLKEM768-X25519")
    assert bundle.not_after == DAY + dt.timedelta(days=10)
    with SealOnly(bundle, place.site.settings.records, custodian=vault.custodian_key(), clock=place.clock) as host:
        (receipt,) = host.keep([message()])
    assert vault.promote().promoted == 1
    assert is_open(vault, receipt)


def forged(bundle: PublicBundle) -> PublicBundle:
    return bundle.with_signature(SigningKey(SecretBytes.generate()).sign(bundle.signed_bytes))


@pytest.mark.parametrize(
    "change",
    [
        lambda bundle: bundle.with_signature(b""),
        lambda bundle: bundle.with_signature(bytes(64)),
        lambda bundle: dataclasses.replace(bundle, agency="muni-juli"),
        lambda bundle: dataclasses.replace(bundle, not_after=bundle.not_after + dt.timedelta(days=1)),
        lambda bundle: dataclasses.replace(bundle, public_key=bundle.public_key[:-1] + b"\0"),
        forged,
    ],
    ids=["no signature", "zeros", "another agency", "another day", "another key", "another custodian"],
)
def test_a_bundle_that_the_custodian_did_not_sign_is_refused(
    small: Vault, files: Place, change: Callable[[PublicBundle], PublicBundle]
) -> None:
    bundle = change(small.bundle())
    with pytest.raises(KeyringError, match="the custodian's signature") as caught:
        SealOnly(bundle, files.site.settings.records, custodian=small.custodian_key(), clock=files.clock)
    assert caught.value.__suppress_context__ or caught.value.__context__ is None


@pytest.mark.parametrize("custodian", [b"", bytes(31), bytes(33)])
def test_a_custodian_s_key_has_32_bytes(small: Vault, files: Place, custodian: bytes) -> None:
    with pytest.raises(KeyringError, match="32"):
        SealOnly(small.bundle(), files.site.settings.records, custodian=custodian, clock=files.clock)


def test_a_bundle_is_used_until_its_last_day(vault: Vault, place: Place) -> None:
    bundle = vault.bundle(days=3)
    with SealOnly(bundle, place.site.settings.records, clock=place.clock) as host:
        place.today = bundle.not_after
        assert len(host.keep([message()])) == 1
        place.today += dt.timedelta(days=1)
        with pytest.raises(KeyringError, match="its last day is over") as caught:
            host.keep([message()])
        assert "create-bundle" in str(caught.value.hint)
    with pytest.raises(KeyringError, match="its last day is over"):
        SealOnly(bundle, place.site.settings.records, clock=place.clock)
    assert vault.promote().promoted == 1


@pytest.mark.parametrize("days", [0, -1, 3651, 10**9, 10**30])
def test_a_bundle_is_for_some_days(small: Vault, days: int) -> None:
    with pytest.raises(InputError, match="bundle: expected"):
        small.bundle(days=days)
    assert keys_of(small, "ingest") == []


@pytest.mark.parametrize("kem", ["", "RSA", "x25519"])
def test_an_unknown_encapsulation_is_refused(small: Vault, kem: str) -> None:
    with pytest.raises(KeyringError, match="MLKEM768-X25519"):
        small.bundle(kem=kem)
    assert keys_of(small, "ingest") == []


def test_a_bundle_ends_a_week_before_its_keys(vault: Vault, place: Place) -> None:
    (epoch,) = keys_of(vault, "epoch")
    assert epoch.destroy_on is not None
    last = epoch.destroy_on - dt.timedelta(days=7)
    assert vault.bundle(days=3650).not_after == last
    place.today = last
    assert vault.bundle().not_after == last
    place.today += dt.timedelta(days=1)
    with pytest.raises(KeyringError, match="not due soon") as caught:
        vault.bundle()
    assert "vault rotate" in str(caught.value.hint)
    vault.rotate()
    assert vault.bundle().not_after > last


# bad input


def test_a_batch_is_received_whole_or_not_at_all(place: Place) -> None:
    with place.made() as vault:
        bundle = vault.bundle()
        assert place.receive(bundle) == ()
        with pytest.raises(InputError, match="record: expected"):
            place.receive(bundle, message(b"good"), Deposit({}))
        (first,) = place.receive(bundle, message(b"first"))
        with pytest.raises(VaultError, match="already stored"):
            place.receive(bundle, message(b"good"), message(b"again", of=first))
        assert vault.promote().promoted == 1
        assert opened_text(vault, first) == b"first"


def test_a_host_without_a_store_is_told_how_to_make_one(small: Vault, files: Place, tmp_path: Path) -> None:
    bundle, address = small.bundle(), f"sqlite:///{tmp_path}/none.db"
    with pytest.raises(VaultError, match="there is none") as caught:
        SealOnly(bundle, address, clock=files.clock)
    assert "vault init" in str(caught.value.hint)
    with SealOnly(bundle, address, create=True, clock=files.clock) as host:
        assert len(host.keep([message()])) == 1
    with pytest.raises(VaultError, match="it is closed"):
        host.keep([message()])
    for wrong in ("mysql://x/y", "records.db", ""):
        with pytest.raises(ConfigurationError, match="expected sqlite"):
            SealOnly(bundle, wrong, clock=files.clock)


@pytest.mark.parametrize("actor", ["", "Ana Quispe", "51234567"])
def test_who_acts_is_a_code_and_no_store_is_touched(small: Vault, tmp_path: Path, actor: str) -> None:
    with pytest.raises(LedgerError) as caught:
        SealOnly(small.bundle(), f"sqlite:///{tmp_path}/none.db", create=True, actor=actor, clock=lambda: DAY)
    assert not actor or actor not in str(caught.value)
    assert not (tmp_path / "none.db").exists()


@pytest.mark.parametrize("make", [lambda n: {f"vault.{n}": b""}, lambda n: {"message": b"", "vault.known": b"[]"}])
def test_names_of_the_vault_s_own_fields_are_refused(make: Callable[[int], dict[str, bytes]]) -> None:
    with pytest.raises(InputError, match=r"do not begin with 'vault\.'"):
        Deposit(make(1))


def test_a_deposit_has_at_most_64_known_values() -> None:
    assert len(Deposit({"m": b""}, known=(DNI,) * 64).known) == 64
    with pytest.raises(InputError, match="at most 64 known values, got 65"):
        Deposit({"m": b""}, known=(DNI,) * 65)


@pytest.mark.parametrize("known", [((1, "x"),), (("PE_DNI", 1),), (("PE_DNI", b"x"),), (("PE_DNI", None),)])
def test_known_values_are_texts(known: tuple[tuple[str, str], ...]) -> None:
    """Else a host would acknowledge what no custodian promotes."""
    with pytest.raises(TypeError, match="deposit: expected"):
        Deposit({"m": b""}, known=known)


def test_a_deposit_and_a_bundle_show_no_value() -> None:
    deposit = Deposit(
        {"message": b"canary-text"}, (StoredView("a", "canary-view", "[]", "p", "d"),), (("PE_DNI", "canary"),)
    )
    assert "canary" not in repr(deposit)
    assert json.loads(deposit.to_fields()["vault.known"]) == [["PE_DNI", "canary"]]
