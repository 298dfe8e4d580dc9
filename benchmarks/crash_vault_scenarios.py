"""What the vault does when it is killed: each of its operations in a loop (vault_crash.py runs them)."""

from __future__ import annotations

import datetime as dt
import itertools
import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from crash_scenarios import Acknowledge, Place
from crash_scenarios import Scenario as Port
from crash_vault import (
    AGENCY,
    DAY,
    Scenario,
    deposit,
    fields,
    kept,
    keys_of,
    opened,
    settings,
    unexpected,
)
from safefeedback.crypto import PublicBundle
from safefeedback.errors import VaultError
from safefeedback.vault import Deposit, SealOnly, Vault
from safefeedback.vault.deposit import known_of
from safefeedback.vault.stores import Entry, StoredKey, StoredSubject

PERSONS: Final = 50
EVEN: Final = 2


def fresh(step: int = 1000) -> Iterator[int]:
    """Yield ever new numbers."""
    return itertools.count(random.getrandbits(40) * 1000, step)


def shared(number: int) -> int | None:
    """Return one of a few persons, who come again; of every fourth sender nothing is known."""
    return None if number % 4 == 3 else number % PERSONS


class Keep(Scenario):
    """Messages kept in batches, and second versions of some."""

    def work(self, place: Place, acknowledge: Acknowledge) -> None:
        """See ``Scenario``."""
        with opened(place) as vault:
            for batch in fresh():
                numbers = range(batch, batch + random.randint(1, 20))
                receipts = vault.keep([deposit(each, person=shared(each), batch=len(numbers)) for each in numbers])
                kept(receipts, numbers, acknowledge)
                again = bytes.fromhex(receipts[0].record_id)
                vault.keep([Deposit(fields(batch, 2), record_id=again, version=2)])
                acknowledge(f"second {again.hex()}")

    def repeat(self, vault: Vault) -> None:
        """See ``Scenario``: the message that was not acknowledged comes again."""
        vault.keep([deposit(next(fresh()))])

    def more(self, vault: Vault) -> Iterator[str]:
        """See ``Scenario``: a batch is there as a whole, and second versions are."""
        sizes: dict[int, int] = {}
        there: Counter[int] = Counter()
        for record in self.found.whole.values():
            number, size = map(int, vault._held.records.views(record.record_id, 1)[0].text.split())
            sizes[number - number % 1000] = size
            there[number - number % 1000] += 1
        yield from (f"half-written batch {each}" for each, size in sizes.items() if size and there[each] != size)
        yield from (f"lost version {each}" for (each,) in self.said("second") if self.found.versions[each] != EVEN)


class HastyKeep(Keep):
    """Acknowledges before it keeps: the check of this check, which must fail."""

    def work(self, place: Place, acknowledge: Acknowledge) -> None:
        """See ``Scenario``."""
        with opened(place) as vault:
            for number in fresh():
                acknowledge(f"kept {number:032x} {number}")
                vault.keep([deposit(number)])


class Promote(Scenario):
    """Messages that a host which only seals stores, and that are promoted."""

    def prepare(self, place: Place) -> None:
        """See ``Scenario``."""
        super().prepare(place)
        with opened(place) as vault:
            (place.folder / "bundle.json").write_bytes(vault.bundle().to_bytes())
            self.custodian = vault.custodian_key()

    def reception(self, place: Place) -> SealOnly:
        """Return the host that only seals."""
        bundle = PublicBundle.from_bytes((place.folder / "bundle.json").read_bytes())
        return SealOnly(bundle, place.records, custodian=self.custodian, clock=lambda: DAY)

    def work(self, place: Place, acknowledge: Acknowledge) -> None:
        """See ``Scenario``."""
        with opened(place) as vault, self.reception(place) as host:
            for batch in fresh():
                numbers = range(batch, batch + random.randint(1, 12))
                receipts = host.keep([deposit(each, person=shared(each)) for each in numbers])
                kept(receipts, numbers, acknowledge)
                vault.promote(limit=random.choice([None, 3]))
                vault.promote()
                for each in receipts:
                    acknowledge(f"promoted {each.record_id}")

    def repeat(self, vault: Vault) -> None:
        """See ``Scenario``."""
        vault.promote()

    def more(self, vault: Vault) -> Iterator[str]:
        """See ``Scenario``: what was promoted stays so, and in the end all is."""
        promoted = set(self.found.whole) if self.is_repeated else {each for (each,) in self.said("promoted")}
        yield from (f"not promoted: {each}" for each in sorted(promoted) if vault.subject_of(each) is None)


class Rotate(Scenario):
    """A new epoch key and all persons' keys wrapped under it, again and again."""

    def prepare(self, place: Place) -> None:
        """See ``Scenario``."""
        super().prepare(place)
        with opened(place) as vault:
            self.first = {each.record_id for each in vault.keep([deposit(each, person=each) for each in range(60)])}

    def kept(self) -> set[str]:
        """See ``Scenario``."""
        return self.first | super().kept()

    def work(self, place: Place, acknowledge: Acknowledge) -> None:
        """See ``Scenario``."""
        with opened(place) as vault:
            for number in fresh():
                vault.rotate(now=True)
                acknowledge("rotated")
                kept(vault.keep([deposit(number, person=number)]), [number], acknowledge)
                while vault.rewrap(limit=random.randint(10, 40)).left:
                    pass
                acknowledge("rewrapped")

    def repeat(self, vault: Vault) -> None:
        """See ``Scenario``."""
        vault.rotate()
        vault.rewrap()

    def more(self, vault: Vault) -> Iterator[str]:
        """See ``Scenario``: one primary key, at most one staged; in the end everybody lies under the primary."""
        epochs = [key for key in keys_of(vault) if key.kind == "epoch"]
        states = Counter(key.state for key in epochs)
        if states["primary"] != 1 or states["staged"] > 1 or len(epochs) <= len(self.said("rotated")):
            yield f"states {states} after {len(self.said('rotated'))} rotations"
        if self.is_repeated:
            primary = next(key.key_id for key in epochs if key.state == "primary")
            if states["retired"] != len(epochs) - 1:
                yield f"not finished: {states}"
            under = {each.subject for each in vault._held.keys.subjects(primary, limit=None)}
            yield from (
                f"under an old key: {name}" for name, each in self.found.whole.items() if each.subject not in under
            )


class DestroyKeys(Promote):
    """Months pass: messages are received, the month's key is replaced and, when its time has come, destroyed."""

    def day(self, place: Place) -> dt.date:
        """See ``Scenario``: the day of the newest key, or on which the last retired one was due."""
        with opened(place) as vault:
            return self.today(vault)

    def today(self, vault: Vault) -> dt.date:
        """Return the day that the keys tell."""
        over = [key.destroy_on for key in keys_of(vault) if key.state in ("retired", "destroyed")]
        return max([DAY, *(key.created for key in keys_of(vault)), *(each for each in over if each is not None)])

    def work(self, place: Place, acknowledge: Acknowledge) -> None:
        """See ``Scenario``."""
        days = [self.day(place)]
        with Vault.open(settings(place), clock=lambda: days[0]) as vault:
            for number in fresh():
                vault.rotate()
                with SealOnly(vault.bundle(), place.records, clock=lambda: days[0]) as host:
                    kept(host.keep([deposit(number, person=number)]), [number], acknowledge)
                days[0] = max(key.destroy_on or DAY for key in keys_of(vault) if key.state == "primary")
                vault.rotate()
                vault.rewrap()
                for key in vault.destroy_keys(dry_run=False):
                    acknowledge(f"destroyed {key.key_id.hex()} {key.reference}")

    def repeat(self, vault: Vault) -> None:
        """See ``Scenario``."""
        vault.rotate()
        vault.rewrap()
        vault.promote()
        vault.destroy_keys(dry_run=False)

    def more(self, vault: Vault) -> Iterator[str]:
        """See ``Scenario``: what was destroyed has neither secret nor root key."""
        keys = {key.key_id.hex(): key for key in keys_of(vault)}
        roots = {root.reference: root.state for root in vault._held.provider.keys()}  # noqa: SIM118  # no mapping
        for key_id, reference in self.said("destroyed"):
            if keys[key_id].state != "destroyed" or keys[key_id].wrapped or roots[reference] != "destroyed":
                yield f"not destroyed: {key_id}"
        if self.is_repeated and vault.destroy_keys():
            yield f"still due: {len(vault.destroy_keys())}"
        yield from (f"destroyed but used: {each.key_id.hex()}" for each in keys.values() if self._is_torn(each, roots))

    def _is_torn(self, key: StoredKey, roots: dict[str, str]) -> bool:
        """Return whether a key that is still to be used has lost its root key."""
        is_used = key.state in ("primary", "staged") and key.kind != "ingest"
        return key.state != "destroyed" and roots.get(key.reference) != "enabled" and (is_used or self.is_repeated)


class Erase(Scenario):
    """Persons who write and are erased, a few at a time; one who is on hold is asked for each time."""

    def prepare(self, place: Place) -> None:
        """See ``Scenario``."""
        super().prepare(place)
        self.keys = place.keys
        with opened(place) as vault:
            self.held_record = vault.keep([deposit(1, person=1)])[0].record_id
            self.held = str(vault.subject_of(self.held_record))
            vault.hold(self.held, "case-118")

    def work(self, place: Place, acknowledge: Acknowledge) -> None:
        """See ``Scenario``."""
        with opened(place) as vault:
            for batch in fresh():
                numbers = range(batch, batch + 12)
                receipts = vault.keep([deposit(each, person=each // 3) for each in numbers])
                kept(receipts, numbers, acknowledge)
                subjects = list(dict.fromkeys(str(vault.subject_of(each.record_id)) for each in receipts))
                for each in receipts:
                    acknowledge(f"of {each.record_id} {vault.subject_of(each.record_id)}")
                some = subjects[: random.randint(1, 4)]
                for subject in some:
                    row = vault._held.keys.subject(bytes.fromhex(subject))
                    acknowledge(f"blob {subject} {row.wrapped.hex() if row else ''}")
                acknowledge(f"begin {' '.join(some)}")
                erasure = vault.erase([*some, self.held], basis="request-1")
                if erasure.subjects != tuple(some) or erasure.held != (self.held,):
                    raise SystemExit("other persons were erased")
                acknowledge(f"erased {' '.join(some)}")

    def repeat(self, vault: Vault) -> None:
        """See ``Scenario``."""
        vault.erase([*self._persons("begin"), self.held], basis="request-1")

    def kept(self) -> set[str]:
        """See ``Scenario``: the records of whose erasure had not begun."""
        begun = self._persons("begin")
        touched = {record_id for record_id, subject in self.said("of") if subject in begun}
        return (super().kept() | {self.held_record}) - touched

    def gone(self) -> set[str]:
        """See ``Scenario``."""
        erased = self._persons("begin" if self.is_repeated else "erased")
        return {record_id for record_id, subject in self.said("of") if subject in erased}

    def more(self, vault: Vault) -> Iterator[str]:
        """See ``Scenario``: erased means noted in both places and gone from the file; nobody of a call alone."""
        inside = {each.subject.hex() for _, each in vault._held.keys.erasures(AGENCY)}
        outside = {each.subject.hex() for each in vault._held.listed.read()}
        for some in self.said("begin"):
            there = {each for each in some if vault._held.keys.subject(bytes.fromhex(each)) is not None}
            noted = inside & outside if self.is_repeated or set(some) <= self._persons("erased") else inside
            if len(there) not in (0, len(some)) or (set(some) - there) - noted:
                yield f"erased in part: {some}"
        if self._persons("erased") & {each for each in outside if vault._held.keys.subject(bytes.fromhex(each))}:
            yield "a person came back"
        yield from self._left()

    def _persons(self, word: str) -> set[str]:
        return {each for some in self.said(word) for each in some}

    def _left(self) -> Iterator[str]:
        """Yield the persons' keys that are still somewhere in the files though their erasure was acknowledged."""
        if self.keys.startswith("sqlite"):
            path = Path(self.keys.removeprefix("sqlite:///"))
            file = b"".join(each.read_bytes() for each in sorted(path.parent.glob(f"{path.name}*")))
            erased = self._persons("erased")
            yield from (
                f"key still in the file: {each}"
                for each, blob in self.said("blob")
                if each in erased and bytes.fromhex(blob) in file
            )


class HastyErase(Erase):
    """Acknowledges an erasure before it is made: the check of this check, which must fail."""

    def work(self, place: Place, acknowledge: Acknowledge) -> None:
        """See ``Scenario``."""

        def hasty(line: str) -> None:
            acknowledge(line)
            if line.startswith("begin"):
                acknowledge(line.replace("begin", "erased"))

        super().work(place, hasty)


class Purge(Scenario):
    """Messages whose time is over are purged, while others of the same persons stay.

    After the kill the persons write again, and then the list outside is replayed: a purge that only began must not
    take the new messages.
    """

    def __init__(self) -> None:
        super().__init__()
        self.again: set[str] = set()

    def work(self, place: Place, acknowledge: Acknowledge) -> None:
        """See ``Scenario``."""
        with opened(place) as vault:
            for batch in fresh():
                numbers = range(batch, batch + 12)
                deposits = [deposit(each, person=each // 3, until=_until(each)) for each in numbers]
                kept(vault.keep(deposits), numbers, acknowledge)
                vault.purge(dry_run=False)
                acknowledge(f"purged {batch + 12}")

    def repeat(self, vault: Vault) -> None:
        """See ``Scenario``."""
        last = [int(number) for _, number in self.said("kept")][-12:]
        receipts = vault.keep([deposit(number + 500, person=number // 3) for number in last])
        self.again |= {each.record_id for each in receipts}
        vault.purge(dry_run=False)
        vault.restore()

    def kept(self) -> set[str]:
        """See ``Scenario``: what is not over."""
        return self.again | {record_id for record_id, number in self.said("kept") if not _is_over(int(number))}

    def gone(self) -> set[str]:
        """See ``Scenario``."""
        purged = {int(end) - 1 - (int(end) - 1) % 1000 for (end,) in self.said("purged")}
        over = [(name, int(number)) for name, number in self.said("kept") if _is_over(int(number))]
        return {name for name, number in over if self.is_repeated or number - number % 1000 in purged}

    def more(self, vault: Vault) -> Iterator[str]:
        """See ``Scenario``: who has nothing left has no key either."""
        if self.is_repeated:
            plan = vault.purge()
            yield from [f"still to purge: {plan.records} records"] if plan.records or plan.subjects else []
            alive = {each.subject for each in self.found.whole.values()}
            rows = [
                row.subject
                for key in keys_of(vault)
                for row in vault._held.keys.subjects(key.key_id, limit=None)
                if row.subject not in alive
            ]
            lives = len(self.said("purged")) + 1
            yield from [f"{len(rows)} keys of persons without a record"] if len(rows) > 12 * lives else []


def _until(number: int) -> dt.date | None:
    """Return the last day of a number's message: that of one third of the persons is over, of others in part."""
    if number // 3 % 3 == 0:
        return DAY - dt.timedelta(days=1)
    return DAY - dt.timedelta(days=9) if number % 3 == 0 else None if number % 3 == 1 else DAY


def _is_over(number: int) -> bool:
    until = _until(number)
    return until is not None and until < DAY


class Restore(Scenario):
    """A backup is put back that has persons who were erased since; the erasures are made again."""

    def prepare(self, place: Place) -> None:
        """See ``Scenario``."""
        super().prepare(place)
        with opened(place) as vault:
            receipts = vault.keep([deposit(each, person=each // 3) for each in range(36)])
            self.backup = [_entry(vault, each.record_id) for each in receipts]
            rows = (vault._held.keys.subject(each.record.subject or b"") for each in self.backup)
            self.persons = list({row.subject: row for row in rows if row is not None}.values())
            erased = [each.subject.hex() for each in self.persons[::2]]
            vault.erase(erased, basis="request-1")
            self.erased = {r.record_id for r, e in zip(receipts, self.backup, strict=True) if _subject(e) in erased}
            self.others = {each.record_id for each in receipts} - self.erased

    def put_back(self, vault: Vault) -> None:
        """Put the backup back in place of what is there."""
        keys, records = vault._held.keys, vault._held.records
        with keys._database.writing() as session:  # type: ignore[attr-defined]  # nothing public brings a person back
            session.run("DELETE FROM erasure")
            session.run("DELETE FROM work_cursor")
        missing: list[StoredSubject] = [each for each in self.persons if keys.subject(each.subject) is None]
        keys.add_subjects(missing)
        records.put([each for each in self.backup if records.get(each.record.record_id) is None])

    def work(self, place: Place, acknowledge: Acknowledge) -> None:
        """See ``Scenario``."""
        with opened(place) as vault:
            vault.restore()
            while True:
                acknowledge("putting")
                self.put_back(vault)
                acknowledge("restoring")
                vault.restore()
                acknowledge("restored")

    def repeat(self, vault: Vault) -> None:
        """See ``Scenario``."""
        vault.restore()

    def kept(self) -> set[str]:
        """See ``Scenario``."""
        return self.others

    def gone(self) -> set[str]:
        """See ``Scenario``."""
        return self.erased if self.is_repeated or (self.lines and self.lines[-1] == "restored") else set()


def _entry(vault: Vault, record_id: str) -> Entry:
    record = vault._held.records.get(bytes.fromhex(record_id))
    if record is None:
        raise SystemExit("a record is not there")
    known = known_of(vault._open(record_id)["vault.known"])
    return Entry(record, vault._held.records.views(record.record_id), vault._indexing.entries(known))


def _subject(entry: Entry) -> str:
    return (entry.record.subject or b"").hex()


def said(lines: Sequence[str], word: str) -> list[list[str]]:
    """Return what follows a word, in order."""
    return [rest for first, *rest in map(str.split, lines) if first == word]


class Init:
    """Vaults made one after the other, each in stores of its own, and one message kept in each."""

    def __init__(self) -> None:
        self.met: Counter[str] = Counter()
        self.seen: set[str] = set()

    def prepare(self, place: Place) -> None:
        """See ``Scenario``: the driver looks into these stores; no vault is made in them."""
        with place.open(create=True):
            pass

    def work(self, place: Place, acknowledge: Acknowledge) -> None:
        """See ``Scenario``."""
        for number in fresh(1):
            acknowledge(f"begin {number}")
            with Vault.init(settings(_own(place, number)), clock=lambda: DAY) as vault:
                acknowledge(f"made {number}")
                kept(vault.keep([deposit(number, person=number)]), [number], acknowledge)

    def faults(self, place: Place, acknowledged: Sequence[str]) -> list[str]:
        """See ``Scenario``: what was made opens and is not made again; what was not is finished by the same call."""
        made = {number for (number,) in said(acknowledged, "made")}
        records = {number: record_id for record_id, number in said(acknowledged, "kept")}
        wrong: list[str] = []
        for (number,) in said(acknowledged, "begin"):
            if number not in self.seen:
                self.seen.add(number)
                wrong += self._wrong(_own(place, int(number)), number in made, records.get(number))
        return wrong

    def _wrong(self, place: Place, is_made: bool, record_id: str | None) -> Iterator[str]:  # noqa: FBT001
        try:
            Vault.init(settings(place), clock=lambda: DAY).close()
            if is_made:
                yield "a vault was made twice"
            self.met["not made"] += 1
        except VaultError as error:
            if "one there already" not in str(error):
                yield f"not finished: {error}"
            self.met["unacknowledged"] += not is_made
        with opened(place) as vault:
            if record_id is not None and vault._open(record_id)["number"] != b"%d" % _number(vault, record_id):
                yield f"lost record {record_id}"
            kinds = Counter(key.kind for key in keys_of(vault))
            if kinds != {"epoch": 1, "blind-index": 1, "pseudonym": 1, "signing": 1, "ledger": 1}:
                yield f"keys {kinds}"
            vault.keep([deposit(7, person=7)])
            yield from unexpected(vault)


def _number(vault: Vault, record_id: str) -> int:
    return int(vault._held.records.views(bytes.fromhex(record_id))[0].text.split()[0])


def _own(place: Place, number: int) -> Place:
    """Return a place of a number's own inside a place."""
    folder = place.folder / str(number)
    folder.mkdir(exist_ok=True)
    if place.records.startswith("sqlite"):
        return Place(f"sqlite:///{folder}/records.db", f"sqlite:///{folder}/keys.db", folder)
    return replace(place, records=f"{place.records}_{number}", keys=f"{place.keys}_{number}", folder=folder)


SCENARIOS: dict[str, Callable[[], Port]] = {
    "vault-destroy-keys": DestroyKeys,
    "vault-erase": Erase,
    "vault-init": Init,
    "vault-keep": Keep,
    "vault-promote": Promote,
    "vault-purge": Purge,
    "vault-restore": Restore,
    "vault-rotate": Rotate,
}
"""The vault's operations."""

CHECKS: dict[str, Callable[[], Port]] = {"vault-hasty-keep": HastyKeep, "vault-hasty-erase": HastyErase}
"""Scenarios that must fail."""
