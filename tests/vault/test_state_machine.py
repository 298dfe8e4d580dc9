"""Laws: whatever is kept, promoted, rotated, erased, purged, put back from a backup or interrupted by a death at any
write, the vault answers as plain lists would; what was acknowledged opens, and no key that is left opens what was erased.
"""

from __future__ import annotations

import datetime as dt
import itertools
import uuid
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test
from tests.vault.plain_model import INDEXED, PlainVault
from tests.vault.sites import Died, PostgresqlSite, Site, SqliteSite, dying

from safefeedback.crypto import Header, PublicBundle, WrappingKey, open_record
from safefeedback.errors import DecryptionError, KeyringError, VaultError
from safefeedback.vault import Deposit, SealOnly, Vault
from safefeedback.vault.deposit import KNOWN_FIELD, known_of
from safefeedback.vault.stores import StoredRecord, StoredView

FIRST_DAY = dt.date(2026, 11, 16)
ALWAYS = {"no-anchor", "core-dumps-on", "provider-insecure", "provider-cannot-destroy"}
POSTGRESQL = {"superuser", "checksums-off", "connection-not-encrypted", "records-and-keys-together"}
VALUES = {
    "PE_DNI": ("51234567", "57654321", "50000001"),
    "PASSPORT": ("PA4711", "PA4712"),
    "PHONE_NUMBER": ("51987654321", "51912345678"),
    "PERSON": ("ana quispe", "luis ccahua", ""),
    "PE_ADDRESS": ("jirón puno 118",),  # not indexed
}
KNOWN = st.sampled_from([(entity, value) for entity, values in VALUES.items() for value in values])
MARGIN = dt.timedelta(days=7)  # between the end of a bundle and that of its keys
DEATHS = st.none() | st.none() | st.integers(0, 16)
NUMBERS = st.integers(0, 1 << 16)
MESSAGES = st.builds(
    lambda known, fields, until, views: (tuple(known), fields, until, views),
    st.lists(KNOWN, unique=True, max_size=3),
    st.dictionaries(st.sampled_from(["message", "contact", "sealed.1"]), st.binary(max_size=80), max_size=3),
    st.none() | st.integers(-3, 90),
    st.integers(0, 2),
)
BATCHES = st.lists(st.tuples(MESSAGES, st.none() | NUMBERS), min_size=1, max_size=4)


class VaultMachine(RuleBasedStateMachine):
    """A vault beside its model."""

    sites: Iterator[Site]
    also: frozenset[str] = frozenset()

    def __init__(self) -> None:
        super().__init__()
        self.site = next(self.sites)
        self.today = FIRST_DAY
        self.serial = itertools.count(1)
        self.model = PlainVault(backup_days=self.site.settings.backup_days)
        self.model.rotate(self.today, now=False)
        self.model.choose = self._choose
        self.ids: dict[int, str] = {}
        self.copies: dict[bytes, tuple[StoredRecord, str | None]] = {}
        self.backups: list[tuple[PlainVault, Any]] = []
        self.strays = False  # whether root keys without a name may be there
        self.public: tuple[int, PublicBundle] | None = None
        self.vault = Vault.init(self.site.settings, clock=lambda: self.today)

    def teardown(self) -> None:
        self.vault.close()
        self.site.remove()

    # lives

    def reopen(self) -> None:
        self.vault = Vault.open(self.site.settings, clock=lambda: self.today)

    def attempt(self, work: Callable[[], Any], death: int | None, *, touched: Callable[[], set[str]] = set) -> Any:
        """Do it; or die at a write, look at what is left in the next life, and return None."""
        if death is None:
            return work()
        doomed = touched()
        try:
            with dying(death, self.site.die):
                return work()
        except Died:
            self.strays = True
            self.vault.close()
            self.site.revive()
            self.reopen()
            self.all_opens(doomed)
            return None

    @rule()
    def die_at_rest(self) -> None:
        self.site.die()
        self.vault.close()
        self.site.revive()
        self.reopen()

    @rule(days=st.sampled_from([1, 15, 40, 400]))
    def let_time_pass(self, days: int) -> None:
        self.today += dt.timedelta(days=days)

    # messages

    def deposits(self, batch: Sequence[tuple[Any, int | None]]) -> list[Deposit]:
        """Return messages; who has a number is a new version of some record."""
        made, versions = [], {name: self.model.newest(name).version for name in self.model.records()}
        for (known, fields, until, views), number in batch:
            name = None if number is None or not versions else list(versions)[number % len(versions)]
            if name is not None:
                versions[name] += 1 + (number or 0) % 2
            made.append(
                Deposit(
                    {**fields, "serial": b"%d" % next(self.serial)},
                    tuple(StoredView(f"view-{n}", "[PERSON]", "[]", "p", "d") for n in range(views)),
                    known,
                    None if until is None else self.today + dt.timedelta(days=until),
                    None if name is None else bytes.fromhex(name),
                    1 if name is None else versions[name],
                )
            )
        return made

    def stored(self, deposits: Sequence[Deposit], receipts: Any) -> list[str]:
        """Return the names of the records that were made: from the receipts or, after a death, from the store."""
        if receipts is not None:
            assert [each.version for each in receipts] == [each.version for each in deposits]
            return [each.record_id for each in receipts]
        there = {(row.record, row.version) for row in self.model.rows}
        found: dict[bytes, str] = {}
        for record in self.scanned():
            name = record.record_id.hex()
            if (name, record.version) not in there:
                found[self.vault._open(name, record.version)["serial"]] = name
        assert not found or set(found) == {each.fields["serial"] for each in deposits}, "a batch is there in part"
        return [found[each.fields["serial"]] for each in deposits] if found else []

    @rule(batch=BATCHES, death=DEATHS)
    def keep(self, batch: Any, death: int | None) -> None:
        deposits = self.deposits(batch)
        names = self.stored(deposits, self.attempt(lambda: self.vault.keep(deposits), death))
        if names:
            self.model.keep(deposits, names)

    @rule(batch=BATCHES, death=DEATHS)
    def receive(self, batch: Any, death: int | None) -> None:
        if self.public is None or self.public[1].not_after < self.today:
            self.new_bundle(death=None)
        assert self.public is not None
        under, bundle = self.public
        deposits = self.deposits(batch)
        with SealOnly(bundle, self.site.settings.records, clock=lambda: self.today) as host:
            receipts = self.attempt(lambda: host.keep(deposits), death)
        if names := self.stored(deposits, receipts):
            self.model.receive(deposits, names, under=under)

    @rule(death=DEATHS)
    def new_bundle(self, death: int | None) -> None:
        if self.model.primary().due < self.today + MARGIN:
            with pytest.raises(KeyringError):
                self.vault.bundle()
            self.rotate(now=True, death=None)
        bundle = self.attempt(self.vault.bundle, death) or self.vault.bundle()
        self.public = self.model.add_reception(), bundle

    @rule(limit=st.none() | st.integers(1, 4), death=DEATHS)
    def promote(self, limit: int | None, death: int | None) -> None:
        self.attempt(lambda: self.vault.promote(limit=limit), death)
        done = self.vault.promote()
        assert (done.failed, done.is_done) == (0, True)
        self.model.promote()

    @precondition(lambda self: self.model.rows)
    @rule(batch=BATCHES, number=NUMBERS)
    def keep_a_version_that_is_there(self, batch: Any, number: int) -> None:
        row = self.model.rows[number % len(self.model.rows)]
        again = Deposit({"message": b"x"}, record_id=bytes.fromhex(row.record), version=row.version)
        with pytest.raises(VaultError, match="already stored"):
            self.vault.keep([*self.deposits(batch), again])

    # persons

    def some(self, numbers: Sequence[int]) -> list[int]:
        there = sorted(self.model.holds)
        return list(dict.fromkeys(there[each % len(there)] for each in numbers))

    @precondition(lambda self: self.model.holds)
    @rule(number=NUMBERS, reason=st.sampled_from(["case-118", None]))
    def hold(self, number: int, reason: str | None) -> None:
        (person,) = self.some([number])
        if self.id_of(person):
            self.vault.hold(self.ids[person], reason)
            self.model.holds[person] = reason

    @precondition(lambda self: self.model.holds)
    @rule(numbers=st.lists(NUMBERS, min_size=1, max_size=3), death=DEATHS)
    def erase(self, numbers: list[int], death: int | None) -> None:
        persons = [each for each in self.some(numbers) if self.id_of(each)]
        self.promote(limit=None, death=None)
        subjects = [self.ids[each] for each in persons]
        plan = self.vault.erase(subjects, basis="request-1", dry_run=True)
        done = self.attempt(
            lambda: self.vault.erase(subjects, basis="request-1"), death, touched=lambda: self.model.records_of(persons)
        )
        again = self.vault.erase(subjects, basis="request-1")
        erased, held, records = self.model.erase(persons)
        named = tuple(self.ids[each] for each in erased), tuple(self.ids[each] for each in held)
        assert (plan.subjects, plan.held, plan.records) == (*named, records)
        assert done is None or (done.subjects, done.held, done.records) == (*named, records)
        assert done is None or done.compacted is (True if erased else None)
        assert done is None or (again.subjects, again.held, again.records) == ((), named[1], 0)

    @rule(days=st.sampled_from([-30, -2, 0]), death=DEATHS)
    def purge(self, days: int, death: int | None) -> None:
        on = self.today + dt.timedelta(days=days)
        self.promote(limit=None, death=None)
        plan = self.vault.purge(on=on)
        done = self.attempt(
            lambda: self.vault.purge(on=on, dry_run=False), death, touched=lambda: self.model.due_records(on)[0]
        )
        again = self.vault.purge(on=on, dry_run=False)
        counts = self.model.purge(on)
        assert (plan.records, plan.subjects, plan.held) == counts
        assert done is None or (done.records, done.subjects, done.held) == counts
        assert done is None or (again.records, again.subjects, again.held) == (0, 0, counts[2])

    # keys

    @rule(now=st.booleans(), death=DEATHS)
    def rotate(self, now: bool, death: int | None) -> None:
        before = self._primary()
        done = self.attempt(lambda: self.vault.rotate(now=now), death)
        if done is None:
            self.vault.rotate()
            if now and self._primary() == before:
                self.vault.rotate(now=True)
        is_new = self.model.rotate(self.today, now=now)
        assert (self._primary() != before) == is_new
        assert done is None or done.is_new == is_new

    def _primary(self) -> bytes:
        keys = self.vault.keys()
        return next(key.key_id for key in keys if (key.kind, key.state) == ("epoch", "primary"))

    @rule(limit=st.none() | st.integers(1, 3), death=DEATHS)
    def rewrap(self, limit: int | None, death: int | None) -> None:
        while (self.attempt(lambda: self.vault.rewrap(limit=limit), death) or self.vault.rewrap(limit=limit)).left:
            death = None
        self.model.move(self.model.numbers("decrypt_only"), "retired")

    @rule(death=DEATHS)
    def destroy_keys(self, death: int | None) -> None:
        due = self.model.due(self.today)
        planned = [key for key in self.vault.destroy_keys() if key.kind == "epoch"]
        assert len(planned) == len(due)
        self.attempt(lambda: self.vault.destroy_keys(dry_run=False), death)
        self.vault.destroy_keys(dry_run=False)
        assert self.vault.destroy_keys() == ()
        if due:
            self.model.promote()
        self.model.move(due, "destroyed")

    # backups

    @precondition(lambda self: len(self.backups) < 3)
    @rule()
    def back_up(self) -> None:
        self.backups.append((self.model.backup(), self.site.backup()))

    @precondition(lambda self: self.backups)
    @rule(number=NUMBERS, keys=st.booleans(), death=DEATHS, lift=st.sampled_from(["restore", "erase"]))
    def put_back(self, number: int, keys: bool, death: int | None, lift: str) -> None:
        old, copy = self.backups[number % len(self.backups)]
        if old.is_dead(self.model, keys=keys):
            return
        self.vault.close()
        self.site.put_back(copy, keys=keys)
        self.reopen()
        self.public, self.strays = None, True
        gone, held = self.model.put_back(old, keys=keys)
        done = self.attempt(self.vault.restore, death)
        assert done is None or (done.erased_again, done.held) == (len(gone), len(held))
        again = self.vault.restore() if done else (self.vault.restore(), self.vault.restore())[1]
        assert (again.erased_again, again.held) == (0, len(held))
        self.all_opens(set())
        if held:
            for person in held:
                self.vault.hold(self.ids[person], None)
                self.model.holds[person] = None
            if lift == "restore":
                assert self.vault.restore().erased_again == len(held)
            else:
                self.vault.erase([self.ids[each] for each in held], basis="request-2")
                self.model.promote()
            self.model.erase(held)
        self.vault.destroy_keys(dry_run=False)
        if self.model.due(self.today):
            self.model.promote()
        self.model.move(self.model.due(self.today), "destroyed")

    # what holds

    @precondition(lambda self: self.model.rows)
    @rule(number=NUMBERS)
    def reveal(self, number: int) -> None:
        row = self.model.newest(self.model.rows[number % len(self.model.rows)].record)
        assert self.sealed(self.vault._open(row.record)) == (row.fields, row.known)

    @invariant()
    def agrees(self) -> None:
        self.all_opens(set())
        rows = [(record.record_id.hex(), record.version, record.purpose_until) for record in self.scanned()]
        assert rows == [(row.record, row.version, row.until) for row in self.model.rows]
        for row in self.model.rows:
            assert self.vault._held.records.views(bytes.fromhex(row.record), row.version) == row.views
            self.id_of(row.person)
        self.finds()
        self.erased_is_shut()
        found = {each.code: each.count for each in self.vault.doctor() if each.code not in ALWAYS | self.also}
        if self.strays:
            found.pop("root-key-unused", None)
        assert found == {code: count for code, count in self.model.weaknesses(self.today) if count}

    def all_opens(self, doomed: set[str]) -> None:
        """Every message that was acknowledged opens whole; ``doomed`` ones may be gone, but not half."""
        for row in self.model.rows:
            try:
                assert self.sealed(self.vault._open(row.record, row.version)) == (row.fields, row.known)
            except (VaultError, DecryptionError):
                assert row.record in doomed, "a message was lost"

    def sealed(self, values: dict[str, bytes]) -> tuple[dict[str, bytes], Any]:
        known = values.pop(KNOWN_FIELD, b"[]")
        return values, known_of(known)

    def finds(self) -> None:
        for entity in INDEXED:
            for value in filter(None, VALUES.get(entity, ())):
                wanted, found = self.model.find((entity, value)), list(self.vault.find(entity, value))
                sure = entity in ("PE_DNI", "PASSPORT")
                assert found == wanted if sure else set(found) >= set(wanted)
                persons = {self.id_of(each) for each in self.model.persons((entity, value))}
                assert set(self.vault.subjects(entity, value)) == persons

    def erased_is_shut(self) -> None:
        """Neither by its own name nor under a false one does a key that is left open what was sealed for an erased."""
        for record in self.scanned():
            subject = None if record.subject is None else record.subject.hex()
            self.copies.setdefault(record.header, (record, subject))
        erased = {self.ids[each] for each in self.model.erased if each in self.ids}
        left = [key for each in self.ids.values() if (key := self.vault._held.persons.get(bytes.fromhex(each)))]
        for record, subject in self.copies.values():
            if subject in erased:
                (stanza,) = Header.parse(record.header).stanzas
                forged = [WrappingKey(stanza.key_id, key.secret) for key in left]
                with pytest.raises(DecryptionError):
                    open_record(record.header, agency=record.agency, keys=[*left, *forged])

    def scanned(self) -> list[StoredRecord]:
        return [record for _, record in self.vault._held.records.scan(self.vault.agency, limit=None)]

    def id_of(self, person: int | None) -> str | None:
        """Return the random id of a person of the model, learnt from its records; it never changes."""
        if person is None:
            return None
        for row in self.model.rows:
            if row.person == person:
                assert self.ids.setdefault(person, str(self.vault.subject_of(row.record))) == self.vault.subject_of(
                    row.record
                )
        return self.ids.get(person)

    def _choose(self, record: str, persons: list[int]) -> int:
        found = self.vault.subject_of(record)
        return next((each for each in persons if self.id_of(each) == found), persons[0])


def run(machine: type[VaultMachine], sites: Iterator[Site], *, examples: int, steps: int, again: bool = True) -> None:
    """Run lives of a vault; ``again``: the same ones each time."""
    machine.sites = sites
    quiet = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.filter_too_much]
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=quiet,
            derandomize=again,
            database=None,
        ),
    )


def on_sqlite(folder: Path) -> Iterator[Site]:
    return (SqliteSite(folder / str(n)) for n in itertools.count())


def on_postgresql(folder: Path, server: str) -> Iterator[Site]:
    return (PostgresqlSite(folder / str(n), server, uuid.uuid4().hex[:12]) for n in itertools.count())


class OnPostgresql(VaultMachine):
    also = frozenset(POSTGRESQL)


def test_the_vault_on_sqlite_answers_as_plain_lists_would(tmp_path: Path) -> None:
    run(VaultMachine, on_sqlite(tmp_path), examples=25, steps=30)


def test_the_vault_on_postgresql_answers_as_plain_lists_would(tmp_path: Path, postgresql: str) -> None:
    run(OnPostgresql, on_postgresql(tmp_path, postgresql), examples=4, steps=25)


@pytest.mark.full
def test_many_lives_of_a_vault_on_sqlite(tmp_path: Path) -> None:
    run(VaultMachine, on_sqlite(tmp_path), examples=1_000, steps=50, again=False)


@pytest.mark.full
def test_many_lives_of_a_vault_on_postgresql(tmp_path: Path, postgresql: str) -> None:
    run(OnPostgresql, on_postgresql(tmp_path, postgresql), examples=100, steps=50, again=False)
