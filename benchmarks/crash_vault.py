"""What the vault's crash scenarios share: a vault at a place, messages that follow from a number, what must hold.

All content follows from a number, which is sealed with it, so that everything that is found can be compared whole.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from abc import abstractmethod
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from crash_scenarios import Acknowledge, Place, content
from safefeedback.errors import DecryptionError, VaultError
from safefeedback.vault import Deposit, Receipt, Vault, VaultSettings
from safefeedback.vault.stores import StoredKey, StoredRecord, StoredView

DAY: Final = dt.date(2026, 11, 16)
AGENCY: Final = "muni-puno"
DOCUMENT: Final = "PE_DNI"

EXPECTED: Final = frozenset(
    {
        "no-anchor",
        "core-dumps-on",
        "provider-insecure",
        "provider-cannot-destroy",
        "records-and-keys-together",
        "root-key-unused",  # a root key that a killed process made and never named
        "checksums-off",
        "superuser",
        "connection-not-encrypted",
        "post-quantum-missing",
    }
)
"""What ``doctor`` may say of these vaults after an interrupted operation was repeated."""

LEFT_OVER: Final = frozenset({"root-key-unused"})
"""What an interrupted operation may leave for ever."""


def settings(place: Place, *, agency: str = AGENCY) -> VaultSettings:
    """Return the settings of the vault at a place; the provider is the fastest one."""
    return VaultSettings(
        agency,
        place.records,
        place.keys,
        f"insecure-file:{place.folder}/keyring.json",
        erasures=f"{place.folder}/erasures.jsonl",
        backup_days=1,
    )


def opened(place: Place, day: dt.date = DAY) -> Vault:
    """Open the vault of a place on a day."""
    return Vault.open(settings(place), clock=lambda: day)


def fields(number: int, version: int = 1) -> dict[str, bytes]:
    """Return the values of a number."""
    message = content("message", number, version, length=200 + number % 300)
    return {"message": message, "contact": content("contact", number, length=24), "number": b"%d" % number}


def deposit(number: int, *, person: int | None = None, batch: int = 0, until: dt.date | None = None) -> Deposit:
    """Return the message of a number; without ``person`` nothing is known of its sender."""
    known = () if person is None else ((DOCUMENT, f"{person:08}"), ("PHONE_NUMBER", f"9{person:08}"))
    return Deposit(fields(number), (StoredView("officer", f"{number} {batch}", "[]", "p", "d"),), known, until)


def kept(receipts: Sequence[Receipt], numbers: Sequence[int], acknowledge: Acknowledge) -> None:
    """Say what was kept."""
    for receipt, number in zip(receipts, numbers, strict=True):
        acknowledge(f"kept {receipt.record_id} {number}")


@dataclass(slots=True)
class Found:
    """What is in the record store: what opens, whole, and what does not."""

    whole: dict[str, StoredRecord] = field(default_factory=dict)  # by record id, the newest version
    shut: set[str] = field(default_factory=set)
    wrong: list[str] = field(default_factory=list)
    versions: Counter[str] = field(default_factory=Counter)


def look(vault: Vault) -> Found:
    """Open every record there is and compare its content with its number."""
    found = Found()
    for _, record in vault._held.records.scan(vault.agency, limit=None):
        name = record.record_id.hex()
        try:
            values = vault._open(name, record.version)
        except (DecryptionError, VaultError):
            found.shut.add(name)
            continue
        if values.pop("vault.known", b"[]") and values != fields(int(values["number"]), record.version):
            found.wrong.append(f"changed record {name}")
        found.whole[name] = record
        found.versions[name] += 1
    return found


def keys_of(vault: Vault) -> tuple[StoredKey, ...]:
    """Return the keys, oldest first."""
    return vault.keys()


def unexpected(vault: Vault) -> list[str]:
    """Return what ``doctor`` says beyond what it may."""
    return [f"doctor: {each.code} ({each.count})" for each in vault.doctor() if each.code not in EXPECTED]


def told(vault: Vault) -> dict[str, int]:
    """Return what ``doctor`` counts that interrupted operations leave, by code."""
    return {each.code: each.count for each in vault.doctor() if each.code not in EXPECTED - LEFT_OVER}


def linked(vault: Vault, found: Found) -> list[str]:
    """Return what is wrong with indexes and persons: all records of a document have one person, and it finds them."""
    wrong = []
    persons: dict[str, set[str | None]] = {}
    finding = functools.cache(lambda document: set(vault.find(DOCUMENT, document)))
    for name in (name for name, record in found.whole.items() if record.subject is not None):
        known = re.search(rb'"PE_DNI", "(\d+)"', vault._open(name).get("vault.known", b""))
        if known:
            document = known[1].decode()
            persons.setdefault(document, set()).add(vault.subject_of(name))
            wrong += [] if name in finding(document) else [f"not found by its document: {name}"]
    return wrong + [
        f"several persons of one document: {document}" for document, all_ in persons.items() if len(all_) > 1
    ]


class Scenario:
    """One operation of the vault; see ``crash_scenarios.Scenario``.

    After each kill the vault is opened and looked at, the interrupted operation is repeated to its end, and a vault
    that is opened anew is looked at again. ``met`` counts the unfinished states that the kills left, by ``doctor``'s
    codes, and the records that were there and not acknowledged.
    """

    def __init__(self) -> None:
        self.met: Counter[str] = Counter()
        self._seen: set[str] = set()  # records that were met unacknowledged
        self._before: dict[str, int] = {}  # what doctor said at the end of the life before, by code
        self.lines: Sequence[str] = ()  # what was acknowledged
        self.is_repeated = False  # whether the interrupted operation was done again to its end
        self.found = Found()

    def prepare(self, place: Place) -> None:
        """Make the vault; not killed."""
        Vault.init(settings(place), clock=lambda: DAY).close()

    @abstractmethod
    def work(self, place: Place, acknowledge: Acknowledge) -> None:
        """Work until killed; say a line after each durable act."""

    @abstractmethod
    def repeat(self, vault: Vault) -> None:
        """Do again what was interrupted, to its end."""

    def day(self, place: Place) -> dt.date:  # noqa: ARG002  # for scenarios in which time passes
        """Return the day on which the vault is looked at."""
        return DAY

    def said(self, word: str) -> list[list[str]]:
        """Return what was acknowledged with a word: what follows it, in order."""
        return [rest for first, *rest in map(str.split, self.lines) if first == word]

    def kept(self) -> set[str]:
        """Return the records that must open."""
        return {record_id for record_id, _ in self.said("kept")}

    def gone(self) -> set[str]:
        """Return the records that must not open any more."""
        return set()

    def more(self, vault: Vault) -> Iterator[str]:  # noqa: ARG002  # most have more to look at
        """Yield what else is wrong."""
        return iter(())

    def faults(self, place: Place, acknowledged: Sequence[str]) -> list[str]:
        """Return what is wrong after the kill, before and after the operation was repeated."""
        self.lines, day = acknowledged, self.day(place)
        with opened(place, day) as vault:
            self.is_repeated = False
            wrong = [f"after the kill: {each}" for each in self._wrong(vault)]
            self._meet(vault)
            self.repeat(vault)
        with opened(place, day) as vault:
            self.is_repeated = True
            wrong += [f"after the repetition: {each}" for each in self._wrong(vault)]
            wrong += unexpected(vault)
            self._before = told(vault)
        return wrong

    def _meet(self, vault: Vault) -> None:
        self.met.update(code for code, count in told(vault).items() if count > self._before.get(code, 0))
        acknowledged = self.kept() | {record_id for record_id, _ in self.said("kept")}
        new = self.found.whole.keys() - acknowledged - self._seen
        self.met.update(["unacknowledged"] * len(new))
        self._seen |= new

    def _wrong(self, vault: Vault) -> Iterator[str]:
        self.found = found = look(vault)
        yield from found.wrong
        yield from (f"lost record {each}" for each in sorted(self.kept() - found.whole.keys()))
        yield from (f"came back: {each}" for each in sorted(self.gone() & found.whole.keys()))
        if self.is_repeated:
            yield from (f"never opens: {each}" for each in sorted(found.shut))
        yield from linked(vault, found)
        yield from self.more(vault)
