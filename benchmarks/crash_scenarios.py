"""What a process does when it is killed, and what must hold afterwards: the stores' part (vault_crash.py runs it).

A scenario works without end and acknowledges each act once it is durable. After the kill, ``faults`` names everything
that is acknowledged and not there, half-written, or not made for ever. All content follows from a number, so that what
is found can be compared whole.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import itertools
import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

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

DAY = dt.date(2026, 11, 26)
AGENCY = "muni"
KEYS = (b"epoch--1", b"epoch--2")
BATCH = 20
PREPARED = 400

Acknowledge = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Place:
    """Where the stores are; ``folder`` is free for whatever else a scenario keeps."""

    records: str
    keys: str
    folder: Path

    @contextmanager
    def open(self, *, create: bool = False) -> Iterator[tuple[RecordStore, KeyStore]]:
        """Open both stores and close them."""
        records, keys = open_record_store(self.records, create=create), open_key_store(self.keys, create=create)
        yield records, keys
        records.close()
        keys.close()


class Scenario(Protocol):
    """One kind of work; ``met`` counts what the stores held after kills that was begun and not acknowledged."""

    met: Counter[str]

    def prepare(self, place: Place) -> None:
        """Make stores and content; not killed."""

    def work(self, place: Place, acknowledge: Acknowledge) -> None:
        """Work until killed; say a line after each durable act."""

    def faults(self, place: Place, acknowledged: Sequence[str]) -> list[str]:
        """Return what is wrong after the kill; ``acknowledged`` holds the lines of all lives since ``prepare``."""


def content(*parts: object, length: int = 32) -> bytes:
    """Return bytes that follow from the parts."""
    return hashlib.shake_256(repr(parts).encode()).digest(length)


def entry(number: int, batch: int = 0, generation: int = 0) -> Entry:
    """Return the entry of a number; its batch stands in the protected text."""
    record = StoredRecord(
        content(number, length=16),
        1,
        AGENCY,
        content("subject", number, length=16),
        header(number, generation),
        (("contact", content("c", number, length=64)), ("message", content("m", number, length=300 + number % 700))),
        DAY,
        DAY,
    )
    view = StoredView("officer", f"{number} {batch}", "[]", "p", "d")
    return Entry(record, (view,), (IndexEntry("dni", 1, content("i", number, length=8)),))


def header(number: int, generation: int) -> bytes:
    """Return a header in which number and generation can be read."""
    return b"%d %d " % (number, generation) + content("h", number, generation, length=140)


def subject(number: int, generation: int = 0) -> StoredSubject:
    """Return the person of a number; the wrapped key changes with the generation."""
    blob = b"%d %d " % (number, generation) + content("w", number, generation, length=60)
    return StoredSubject(content("subject", number, length=16), AGENCY, KEYS[generation % 2], blob)


def batches(numbers: int = PREPARED) -> list[range]:
    """Return the prepared numbers in batches."""
    return [range(start, start + BATCH) for start in range(0, numbers, BATCH)]


def prepare_keys(keys: KeyStore) -> None:
    """Add two epoch keys and the prepared persons."""
    for number, key_id in enumerate(KEYS):
        state = ("primary", "decrypt_only")[number]
        keys.add_key(StoredKey(key_id, AGENCY, "epoch", f"2026-0{number + 1}", state, "ref", b"w", DAY, None))
    keys.add_subjects([subject(number) for number in range(PREPARED)])


class Counting:
    """Counts each thing once that was found and not acknowledged."""

    def __init__(self) -> None:
        self.met: Counter[str] = Counter()
        self._seen: set[object] = set()

    def note(self, found: AbstractSet[object]) -> None:
        """Count what was not found before."""
        self.met["unacknowledged"] += len(found - self._seen)
        self._seen |= found


class Store(Counting):
    """Batches of records, in ever new numbers."""

    def prepare(self, place: Place) -> None:
        """See ``Scenario``."""
        with place.open(create=True):
            pass

    def work(self, place: Place, acknowledge: Acknowledge) -> None:
        """See ``Scenario``."""
        with place.open() as (records, _):
            for batch in itertools.count(random.getrandbits(40) * 1000, 1000):
                size = random.randint(1, 60)
                records.put([entry(number, size) for number in range(batch, batch + size)])
                acknowledge(f"{batch} {size}")

    def faults(self, place: Place, acknowledged: Sequence[str]) -> list[str]:
        """See ``Scenario``: every record whole, every acknowledged batch there, no batch in part."""
        found: dict[int, set[int]] = {}
        sizes: dict[int, int] = {}
        wrong = []
        with place.open() as (records, _):
            for _, record in records.scan(AGENCY, limit=None):
                number, size = map(int, records.views(record.record_id)[0].text.split())
                wanted = entry(number, size)
                tag = wanted.indexes[0].tag
                whole = record == wanted.record and list(records.find(AGENCY, "dni", 1, tag)) == [record.record_id]
                wrong += [] if whole else [f"half-written record {number}"]
                found.setdefault(number - number % 1000, set()).add(number)
                sizes[number - number % 1000] = size
        begun = {int(batch): int(size) for batch, size in map(str.split, acknowledged)}
        wrong += [f"lost batch {batch}" for batch, size in begun.items() if len(found.get(batch, ())) != size]
        wrong += [f"half-written batch {batch}" for batch, size in sizes.items() if len(found[batch]) != size]
        self.note(set(found) - set(begun))
        return wrong


class Liar(Store):
    """Acknowledges before it stores: the check of this check, which must fail."""

    def work(self, place: Place, acknowledge: Acknowledge) -> None:
        """See ``Scenario``."""
        with place.open() as (records, _):
            for batch in itertools.count(random.getrandbits(40) * 1000, 1000):
                acknowledge(f"{batch} 60")
                records.put([entry(number, 60) for number in range(batch, batch + 60)])


class SwapHeaders(Counting):
    """Headers of the same records replaced again and again."""

    def prepare(self, place: Place) -> None:
        """See ``Scenario``."""
        with place.open(create=True) as (records, _):
            records.put([entry(number) for number in range(PREPARED)])

    def work(self, place: Place, acknowledge: Acknowledge) -> None:
        """See ``Scenario``."""
        with place.open() as (records, _):
            while True:
                for numbers in batches():
                    now = records.get(content(numbers[0], length=16))
                    generation = int(now.header.split()[1]) if now else 0
                    done = records.swap_header([_next_header(number, generation) for number in numbers])
                    if done != len(numbers):
                        raise SystemExit("a header was not the expected one")
                    acknowledge(f"{numbers[0]} {generation + 1}")

    def faults(self, place: Place, acknowledged: Sequence[str]) -> list[str]:
        """See ``Scenario``: a batch has one generation, at least the acknowledged one; nothing else has changed."""
        newest = _newest(acknowledged)
        wrong = []
        with place.open() as (records, _):
            for numbers in batches():
                now = [records.get(content(number, length=16)) for number in numbers]
                generations = {int(each.header.split()[1]) for each in now if each}
                if len(generations) != 1 or min(generations) < newest[numbers[0]]:
                    wrong.append(f"batch {numbers[0]}: {sorted(generations)}, acknowledged {newest[numbers[0]]}")
                self.note({(numbers[0], each) for each in generations if each > newest[numbers[0]]})
                wanted = [entry(number, generation=max(generations, default=0)).record for number in numbers]
                wrong += [] if now == wanted else [f"changed record in batch {numbers[0]}"]
        return wrong


def _newest(acknowledged: Sequence[str]) -> dict[int, int]:
    """Return the last acknowledged generation of each batch, by its first number; 0 where there is none."""
    lines = {int(first): int(generation) for first, generation in map(str.split, acknowledged)}
    return dict.fromkeys((numbers[0] for numbers in batches()), 0) | lines


def _next_header(number: int, generation: int) -> HeaderChange:
    expected = hashlib.sha256(header(number, generation)).digest()
    new = header(number, generation + 1)
    return HeaderChange(content(number, length=16), 1, expected, new, content("subject", number, length=16))


class SwapSubjects(Counting):
    """Persons' keys wrapped anew, and the primary key changed, again and again."""

    def prepare(self, place: Place) -> None:
        """See ``Scenario``."""
        with place.open(create=True) as (_, keys):
            prepare_keys(keys)

    def work(self, place: Place, acknowledge: Acknowledge) -> None:
        """See ``Scenario``."""
        with place.open() as (_, keys):
            while True:
                for numbers in batches():
                    now = keys.subject(subject(numbers[0]).subject)
                    generation = int(now.wrapped.split()[1]) if now else 0
                    if keys.swap_subjects([_next_wrap(number, generation) for number in numbers]) != len(numbers):
                        raise SystemExit("a blob was not the expected one")
                    acknowledge(f"{numbers[0]} {generation + 1}")
                    old = next(key.key_id for key in keys.keys(AGENCY) if key.state == "primary")
                    new = KEYS[1 - KEYS.index(old)]
                    steps = [StateChange(old, "primary", "decrypt_only"), StateChange(new, "decrypt_only", "primary")]
                    if not keys.set_states(steps):
                        raise SystemExit("a key was not in the expected state")

    def faults(self, place: Place, acknowledged: Sequence[str]) -> list[str]:
        """See ``Scenario``: as for headers, and there is one primary key."""
        newest = _newest(acknowledged)
        wrong = []
        with place.open() as (_, keys):
            for numbers in batches():
                now = [keys.subject(subject(number).subject) for number in numbers]
                generation = int(now[0].wrapped.split()[1]) if now[0] else 0
                if generation < newest[numbers[0]]:
                    wrong.append(f"batch {numbers[0]}: {generation}, acknowledged {newest[numbers[0]]}")
                self.note({(numbers[0], generation)} if generation > newest[numbers[0]] else set())
                if now != [subject(number, generation) for number in numbers]:
                    wrong.append(f"half-changed batch {numbers[0]}")
            states = sorted(key.state for key in keys.keys(AGENCY))
        return [*wrong, *([] if states == ["decrypt_only", "primary"] else [f"states {states}"])]


def _next_wrap(number: int, generation: int) -> SubjectChange:
    now, new = subject(number, generation), subject(number, generation + 1)
    return SubjectChange(now.subject, hashlib.sha256(now.wrapped).digest(), new.epoch_key, new.wrapped)


class Erase(Counting):
    """Persons erased and their records deleted, a few at a time."""

    def prepare(self, place: Place) -> None:
        """See ``Scenario``."""
        with place.open(create=True) as (records, keys):
            prepare_keys(keys)
            records.put([entry(number) for number in range(PREPARED)])

    def work(self, place: Place, acknowledge: Acknowledge) -> None:
        """See ``Scenario``."""
        with place.open() as (records, keys):
            noted = {each.subject for _, each in keys.erasures(AGENCY)}
            for start in range(0, PREPARED, 4):
                some = range(start, start + 4)
                if subject(start).subject not in noted:
                    keys.erase([StoredErasure(AGENCY, subject(number).subject, DAY, "request", DAY) for number in some])
                    acknowledge(f"erased {start}")
                if records.delete([content(number, length=16) for number in some]):
                    acknowledge(f"deleted {start}")

    def faults(self, place: Place, acknowledged: Sequence[str]) -> list[str]:
        """See ``Scenario``: gone means noted and gone from the log; nobody is gone in part."""
        lines = set(acknowledged)
        wrong = []
        with place.open() as (records, keys):
            noted = {each.subject for _, each in keys.erasures(AGENCY)}
            logs = [Path(f"{url.removeprefix('sqlite:///')}-wal") for url in (place.keys,) if url.startswith("sqlite")]
            log = b"".join(path.read_bytes() for path in logs if path.exists())
            for start in range(0, PREPARED, 4):
                some = range(start, start + 4)
                gone = {number for number in some if keys.subject(subject(number).subject) is None}
                told = {number for number in some if subject(number).subject in noted}
                left = {number for number in some if records.get(content(number, length=16))}
                if gone != told or len(gone) not in {0, 4} or len(left) not in {0, 4}:
                    wrong.append(f"in part: {start}")
                if (f"erased {start}" in lines and not gone) or (f"deleted {start}" in lines and left):
                    wrong.append(f"came back: {start}")
                done = {f"erased {start}": bool(gone), f"deleted {start}": not left}
                self.note({line for line, is_done in done.items() if is_done} - lines)
                if any(subject(number).wrapped in log for number in gone):
                    wrong.append(f"still in the log: {start}")
        return wrong


SCENARIOS: dict[str, Callable[[], Scenario]] = {
    "erase": Erase,
    "store": Store,
    "swap-headers": SwapHeaders,
    "swap-subjects": SwapSubjects,
}
"""What runs by default; the vault's own operations are added to it."""

CHECKS: dict[str, Callable[[], Scenario]] = {"liar": Liar}
"""Scenarios that must fail."""
