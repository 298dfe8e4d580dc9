"""What an attacker, a restored backup or a second process could do to a vault once, and cannot any more."""

from __future__ import annotations

import datetime as dt
import json
import secrets
import shutil
import sqlite3
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from safefeedback.crypto import Header, SecretBytes, seal_record
from safefeedback.crypto._context import record_context
from safefeedback.crypto._field import open_field, padded, seal_fields
from safefeedback.crypto.sealing import signed_header
from safefeedback.errors import ConfigurationError, DecryptionError, InputError, KeyringError, VaultError
from safefeedback.vault import Deposit, SealOnly, Vault, VaultSettings
from safefeedback.vault.key_cache import KeyCache
from safefeedback.vault.providers.credential import as_text
from safefeedback.vault.providers.envelope import enclose
from safefeedback.vault.providers.file import FileProvider
from safefeedback.vault.providers.keyring import Keyring
from safefeedback.vault.providers.port import Capabilities
from safefeedback.vault.providers.refusal import no_answer
from safefeedback.vault.stores import open_record_store
from safefeedback.vault.stores.sql_keys import SqlKeyStore
from safefeedback.vault.stores.stored_key import StoredSubject
from safefeedback.vault.stores.stored_leaf import StoredLeaf
from safefeedback.vault.stores.stored_record import Entry, StoredRecord

AGENCY = "muni-puno"
DNI = (("PE_DNI", "10000001"),)


@dataclass
class Place:
    """A vault of SQLite files, with a clock that stands still."""

    folder: Path
    today: dt.date = field(default=dt.date(2026, 11, 10))

    def __post_init__(self) -> None:
        for name in ("records", "keys", "root", "list"):
            (self.folder / name).mkdir(mode=0o700)
        Vault.init(self.settings, clock=lambda: self.today).close()

    @property
    def settings(self) -> VaultSettings:
        return VaultSettings(
            AGENCY,
            f"sqlite:///{self.folder}/records/records.db",
            f"sqlite:///{self.folder}/keys/keys.db",
            f"insecure-file:{self.folder}/root/keyring.json",
            erasures=f"{self.folder}/list/erasures.jsonl",
        )

    @contextmanager
    def open(self) -> Iterator[Vault]:
        with Vault.open(self.settings, clock=lambda: self.today) as vault:
            yield vault

    def receive(self, deposit: Deposit) -> str:
        """Seal as a write-only host does; return the id of the record."""
        with self.open() as vault:
            bundle = vault.bundle()
        with SealOnly(bundle, self.settings.records, clock=lambda: self.today) as reception:
            return reception.keep([deposit])[0].record_id

    def copy(self, part: str) -> None:
        shutil.copytree(self.folder / part, self.folder / f"{part}.copy")

    def put_back(self, part: str) -> None:
        shutil.rmtree(self.folder / part)
        shutil.copytree(self.folder / f"{part}.copy", self.folder / part)

    @contextmanager
    def records(self) -> Iterator[sqlite3.Connection]:
        """Who may write to the database of the records, and has no key."""
        connection = sqlite3.connect(self.folder / "records" / "records.db")
        connection.execute("PRAGMA foreign_keys = ON")
        try:
            with connection:
                yield connection
        finally:
            connection.close()


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def message(text: bytes = b"Hay un bache", *, until: dt.date | None = None) -> Deposit:
    return Deposit({"message": text}, known=DNI, until=until)


def test_a_known_record_key_that_is_promoted_does_not_give_a_genuine_one_away(place: Place) -> None:
    """Who has the public bundle and writes to the records lets the custodian wrap a key of theirs beside a genuine one.

    Header and index tag are theirs to choose, so the record gets the fixed part of the genuine one, and its person.
    """
    with place.open() as vault:
        vault.keep([message()])
        bundle = vault.bundle()
    place.receive(Deposit({"message": b"?"}, known=(("PE_DNI", "99999999"),)))
    with place.open() as vault:
        vault.promote()
    known_key, mine = secrets.token_bytes(32), json.dumps([["PE_DNI", "99999999"]]).encode()
    with place.records() as database:
        rid, genuine, person = database.execute("SELECT rid, header, subject FROM record").fetchone()
        sealed = dict(database.execute("SELECT name, ciphertext FROM field WHERE rid = ?", (rid,)).fetchall())
        tag = database.execute("SELECT name, version, tag, agency FROM blind_index WHERE rid <> ?", (rid,)).fetchone()
        database.execute("DELETE FROM record")
        fixed, context = genuine[:56], record_context(AGENCY.encode(), genuine[:56])
        add = "INSERT INTO record (id, version, agency, subject, header, created) VALUES (?, 1, ?, ?, ?, '2026-11-10')"
        bait = database.execute(add, (secrets.token_bytes(16), AGENCY, person, genuine)).lastrowid
        database.execute("INSERT INTO blind_index VALUES (?, ?, ?, ?, ?)", (*tag, bait))
        header = signed_header(fixed, AGENCY.encode(), SecretBytes(known_key), [bundle])
        texts = {"message": padded(b"?"), "vault.known": padded(mine)}
        fields = seal_fields(bytearray(known_key), fixed[40:], context, texts)
        forged = database.execute(add, (fixed[16:32], AGENCY, None, header)).lastrowid
        database.executemany("INSERT INTO field VALUES (?, ?, ?)", [(forged, *each) for each in fields])
    with place.open() as vault:
        assert vault.promote().promoted == 1
    with place.records() as database:
        wrapped, owner = database.execute("SELECT header, subject FROM record WHERE rid = ?", (forged,)).fetchone()
    assert owner == person
    one, other = (Header.parse(each).stanzas[0].body[-48:-16] for each in (genuine, wrapped))
    guess = bytearray(a ^ b ^ c for a, b, c in zip(one, other, known_key, strict=True))
    with pytest.raises(DecryptionError):
        open_field(guess, Header.parse(genuine), context, name="message", ciphertext=sealed["message"])


def test_a_genuine_record_in_the_row_of_another_is_refused(place: Place) -> None:
    """Both are of one person: only the row tells which is which."""
    with place.open() as vault:
        receipts = vault.keep([message(b"one"), message(b"two")])
    first, second = (bytes.fromhex(each.record_id) for each in receipts)
    with place.records() as database:
        for old, new in ((first, bytes(16)), (second, first), (bytes(16), second)):
            database.execute("UPDATE record SET id = ? WHERE id = ?", (new, old))
    with place.open() as vault:
        for receipt in receipts:
            with pytest.raises(DecryptionError):
                vault._open(receipt.record_id)
        assert ("damaged", 2) in {(each.code, each.count) for each in vault.doctor()}


def test_an_old_version_in_the_row_of_a_newer_one_is_refused(place: Place) -> None:
    with place.open() as vault:
        (receipt,) = vault.keep([message()])
    with place.records() as database:
        database.execute("UPDATE record SET version = 2")
    with place.open() as vault, pytest.raises(DecryptionError):
        vault._open(receipt.record_id)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE record SET id = zeroblob(16)",
        "UPDATE record SET version = 2",
        "DELETE FROM field WHERE name = 'vault.known'",
        "INSERT INTO field SELECT rid, 'vault.more', ciphertext FROM field LIMIT 1",
    ],
)
def test_a_waiting_record_that_is_not_what_its_row_says_is_not_promoted(place: Place, change: str) -> None:
    """Without what its sender is known by, it would be promoted to nobody, and no erasure would find it."""
    place.receive(message())
    with place.records() as database:
        database.execute(change)
    with place.open() as vault:
        assert (vault.promote().promoted, vault.promote(again=True).failed) == (0, 1)


def test_a_backup_from_before_a_promotion_brings_nobody_back(place: Place) -> None:
    """The row has no person yet, so the list of erased persons alone would not tell."""
    record_id = place.receive(message())
    place.copy("records")
    with place.open() as vault:
        assert len(vault.erase(_promoted(vault), basis="case-1").subjects) == 1
    place.put_back("records")
    with place.open() as vault:
        assert vault.restore().records == 1
        assert vault.promote().promoted == 0
        assert vault.subjects(*DNI[0]) == ()
        assert vault.views(record_id) == ()


def test_a_version_that_came_after_the_erasure_outlives_a_restore(place: Place) -> None:
    record_id = place.receive(message())
    with place.open() as vault:
        vault.erase(_promoted(vault), basis="case-1")
    place.receive(Deposit({"message": b"again"}, known=DNI, record_id=bytes.fromhex(record_id), version=2))
    with place.open() as vault:
        assert vault.restore().records == 0
        assert vault.promote().promoted == 1
        assert vault._open(record_id)["message"] == b"again"


def test_who_is_on_hold_in_a_backup_keeps_the_records_until_it_is_lifted(place: Place) -> None:
    with place.open() as vault:
        (receipt,) = vault.keep([message()])
        (person,) = vault.subjects(*DNI[0])
        vault.hold(person, "case-1")
    place.copy("records")
    place.copy("keys")
    with place.open() as vault:
        vault.hold(person, None)
        vault.erase([person], basis="case-2")
    place.put_back("records")
    place.put_back("keys")
    with place.open() as vault:
        done = vault.restore()
        assert (done.held, done.records) == (1, 0)
        assert vault._open(receipt.record_id)["message"] == b"Hay un bache"
        vault.hold(person, None)
        assert vault.restore().records == 1


def test_a_purge_finds_out_first_whether_the_sender_of_a_waiting_record_is_on_hold(place: Place) -> None:
    with place.open() as vault:
        vault.keep([message()])
        vault.hold(vault.subjects(*DNI[0])[0], "case-1")
    record_id = place.receive(message(until=dt.date(2026, 11, 1)))
    with place.open() as vault:
        done = vault.purge(dry_run=False)
        assert (done.records, done.held) == (0, 1)
        assert vault.subject_of(record_id) == vault.subjects(*DNI[0])[0]


def test_a_purge_as_of_a_day_to_come_only_looks(place: Place) -> None:
    with place.open() as vault:
        vault.keep([message(until=dt.date(2026, 12, 1))])
        later = dt.date(2026, 12, 2)
        assert vault.purge(on=later).records == 1
        with pytest.raises(InputError, match="a day that has come"):
            vault.purge(on=later, dry_run=False)
        assert vault.purge(on=later).records == 1


@pytest.mark.parametrize(
    "known",
    [
        b"[" * 100_000,
        json.dumps([DNI[0]] * 65).encode(),
        b'[["PE_DNI", 1]]',
        b'[["PE_DNI"]]',
        b'{"ab": 1}',
        b"1",
        b"\xff",
    ],
    ids=["deep", "many", "a number", "no pair", "no list", "no sequence", "no text"],
)
def test_what_a_stranger_seals_stops_no_promotion(place: Place, known: bytes) -> None:
    """The bundle is public: who has it seals what they like, and an erasure promotes first."""
    with place.open() as vault:
        record = seal_record({"vault.known": known}, agency=AGENCY, recipients=[vault.bundle()])
    store = open_record_store(place.settings.records)
    record_id = Header.parse(record.header).record_id
    store.put([Entry(StoredRecord(record_id, 1, AGENCY, None, record.header, record.fields, None, place.today))])
    store.close()
    genuine = place.receive(message())
    with place.open() as vault:
        found = vault.promote()
        assert (found.promoted, found.failed) == (1, 1)
        assert vault.erase(vault.subjects(*DNI[0]), basis="case-1").records == 1
        assert vault.subject_of(genuine) is None


def test_no_day_that_is_over_is_promised_for_backups(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """The month's key is overdue, and nobody has rotated: copies can still be opened."""
    monkeypatch.setattr(FileProvider, "capabilities", Capabilities(True, True, False, waiting_days=7))
    with place.open() as vault:
        vault.keep([message()])
    place.today = dt.date(2027, 3, 1)
    with place.open() as vault:
        receipt = vault.erase(vault.subjects(*DNI[0]), basis="case-1")
    assert receipt.backups_dead_on == dt.date(2027, 3, 8)


def test_a_person_who_comes_under_a_key_that_was_just_retired_is_not_lost_with_it(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One process has read which key is primary; before it writes, another rotates and rewraps what it sees."""
    add = SqlKeyStore.add_subjects

    def late(store: SqlKeyStore, subjects: Sequence[StoredSubject], leaf: StoredLeaf | None) -> None:
        monkeypatch.undo()
        with place.open() as other:
            other.rotate(now=True)
            assert other.rewrap().retired == ("2026-11",)
        add(store, subjects, leaf)

    with place.open() as vault:
        monkeypatch.setattr(SqlKeyStore, "add_subjects", late)
        (receipt,) = vault.keep([message()])
        assert "rewrap-pending" in {each.code for each in vault.doctor()}
    place.today = dt.date(2027, 3, 1)
    with place.open() as vault:
        assert vault.destroy_keys(dry_run=False) == ()
        done = vault.rewrap()
        assert (done.rewrapped, done.left, done.retired) == (1, False, ())
        assert len(vault.destroy_keys(dry_run=False)) == 1
        assert vault._open(receipt.record_id)["message"] == b"Hay un bache"


def test_a_key_that_was_held_too_long_is_wiped_though_nobody_asks_for_it_again() -> None:
    now, secrets_held = [0.0], [SecretBytes.generate() for _ in range(3)]
    cache = KeyCache(seconds=10, clock=lambda: now[0])
    for name, secret in zip((b"a", b"b", b"c"), secrets_held, strict=True):
        cache.put(name, secret)
        now[0] += 4
    assert len(cache) == 3
    assert cache.get(b"c", lambda: None) == secrets_held[2]
    assert len(cache) == 2
    now[0] = 100
    assert cache.get(b"none", lambda: None) is None
    assert len(cache) == 0


def test_what_a_key_service_refuses_takes_no_key_along() -> None:
    """Client libraries hang the request on their errors, and a frame holds what was sent."""

    def seal(once: SecretBytes) -> bytes:
        sent = once.plaintext_secret()
        try:
            return sent[64:64] + bytes([sent[64]])
        except IndexError:
            raise no_answer("kms", "Throttled") from None

    with pytest.raises(VaultError, match="Throttled") as refused:
        enclose(SecretBytes.generate(), reference="r", context={"a": "b"}, seal=seal, unseal=SecretBytes)
    _holds_nothing(refused.value, but="sent")


@pytest.mark.parametrize(
    "give",
    [
        lambda: as_text(b"canary-pin-\xff", what="pkcs11: expected a PIN"),
        lambda: Keyring.parse(b'{"lock": {"kind": "insecure", "plaintext_key": "canary"}'),
        lambda: Keyring.parse(b'{"lock": {"kind": "insecure", "plaintext_key": "canary"}, "keys": 1, "mac": ""}'),
    ],
    ids=["a PIN that is no text", "half a keyring", "another keyring"],
)
def test_an_error_about_a_secret_does_not_hold_it(give: Callable[[], object]) -> None:
    with pytest.raises(KeyringError) as refused:
        give()
    _holds_nothing(refused.value)


@pytest.mark.parametrize("content", [b'records = "postgresql://u:canary@h/db', b"records = '\xff canary'"])
def test_settings_that_are_no_toml_are_not_quoted_anywhere(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "vault.toml").write_bytes(content)
    with pytest.raises(ConfigurationError) as refused:
        VaultSettings.from_file(tmp_path)
    _holds_nothing(refused.value)


def test_settings_show_no_address_that_may_hold_a_password() -> None:
    settings = VaultSettings("a", "postgresql://u:canary@h/records", "postgresql://u:canary@h/keys", "file:/k")
    assert "canary" not in repr(settings)
    assert settings.to_toml().count("canary") == 2


@pytest.mark.parametrize("waiting", [(2,), (1, 2), (2, 3)], ids=["one", "both", "two after the first"])
def test_what_a_reception_adds_to_a_record_is_of_its_person(place: Place, waiting: tuple[int, ...]) -> None:
    """Else the erasure of one would delete the versions of the other, and pass by a hold on them."""
    record_id = secrets.token_bytes(16)
    if waiting[0] > 1:
        with place.open() as vault:
            vault.keep([Deposit({"message": b"1"}, record_id=record_id)])
    for version in reversed(waiting):
        place.receive(Deposit({"message": b"%d" % version}, record_id=record_id, version=version))
    with place.open() as vault:
        assert vault.promote().promoted == len(waiting)
        with place.records() as database:
            assert len(database.execute("SELECT DISTINCT subject FROM record").fetchall()) == 1
        vault.keep([Deposit({"message": b"9"}, record_id=record_id, version=9)])
        assert len(vault.erase([vault.subject_of(record_id.hex()) or ""], basis="case-1").subjects) == 1
        assert vault.views(record_id.hex()) == ()


def test_agencies_of_one_database_do_not_reach_each_others_records(place: Place) -> None:
    """The id of a record of Puno is known in Juli; the third row is what a write-only host of Juli could add."""
    with place.open() as vault:
        (receipt,) = vault.keep([message()])
    record_id = bytes.fromhex(receipt.record_id)
    root = f"insecure-file:{place.folder}/root/juli.json"
    with Vault.init(replace(place.settings, agency="muni-juli", provider=root), clock=lambda: place.today) as juli:
        with pytest.raises(VaultError, match="another agency's"):
            juli.keep([Deposit({"message": b"?"}, known=DNI, record_id=record_id, version=2)])
        with SealOnly(juli.bundle(), place.settings.records, clock=lambda: place.today) as reception:
            reception.keep([Deposit({"message": b"?"}, known=DNI, record_id=record_id, version=2)])
        juli.promote()
        assert juli.erase(juli.subjects(*DNI[0]), basis="case-1").records == 1
    with place.open() as vault:
        assert vault._open(receipt.record_id)["message"] == b"Hay un bache"


def test_who_opens_the_vault_of_an_agency_that_has_none_leaves_no_log_of_it(place: Place) -> None:
    """The name may be anything that was typed there, and a log keeps it."""
    with pytest.raises(KeyringError):
        Vault.open(replace(place.settings, agency="canary"))
    for path in place.folder.rglob("*"):
        assert path.is_dir() or b"canary" not in path.read_bytes()


@pytest.mark.parametrize(
    ("kind", "name"),
    [("blind-index", "1:256"), ("blind-index", "2:18"), ("pseudonym", "2"), ("ingest", "X25519/2099-01-01")],
)
def test_who_writes_to_the_keys_cannot_change_what_a_key_is_for(place: Place, kind: str, name: str) -> None:
    """The name of a blind-index key says how short its tags are: whole tags would tell who has the same telephone."""
    place.receive(message())
    connection = sqlite3.connect(place.folder / "keys" / "keys.db")
    with connection:
        assert connection.execute("UPDATE keyring SET epoch = ? WHERE kind = ?", (name, kind)).rowcount == 1
    connection.close()
    with pytest.raises(DecryptionError):
        _use_keys(place)


def test_a_key_that_was_staged_last_month_does_not_become_this_months(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is due with the backups of its own month: those of this month could not be opened for as long as they last."""
    with place.open() as vault:
        monkeypatch.setattr(SqlKeyStore, "set_states", _dies)
        with pytest.raises(InterruptedError):
            vault.rotate(now=True)
        monkeypatch.undo()
    place.today = dt.date(2026, 12, 1)
    with place.open() as vault:
        done = vault.rotate()
        assert (done.epoch, done.due) == ("2026-12", dt.date(2027, 2, 4))
        vault.rewrap()
        made = vault.keys()
    assert [key.state for key in made if key.kind == "epoch"] == ["retired", "retired", "primary"]


def _dies(*_: object) -> bool:
    raise InterruptedError


def _use_keys(place: Place) -> None:
    with place.open() as vault:
        vault.pseudonym(*DNI[0], purpose="statistics")
        vault.promote()


def _holds_nothing(error: BaseException, *, but: str = "") -> None:
    assert error.__context__ is None
    assert error.__cause__ is None
    assert "canary" not in repr(error)
    names = [name for frame, _ in traceback.walk_tb(error.__traceback__) for name in frame.f_locals]
    assert but not in names


def _promoted(vault: Vault) -> tuple[str, ...]:
    vault.promote()
    return vault.subjects(*DNI[0])
