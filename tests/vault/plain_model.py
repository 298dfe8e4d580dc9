"""What a vault answers, said as plainly as possible: rows in a list, persons in a dictionary, no cryptography.

Persons are numbers here; the test finds out which random id stands for which number. Nothing of the library is used
but its data types.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from safefeedback.vault import Deposit
from safefeedback.vault.deposit import Known
from safefeedback.vault.stores import StoredView

__all__ = ["DOCUMENTS", "INDEXED", "Epoch", "PlainVault", "Row"]

Chooser = Callable[[str, list[int]], int]
"""Takes a record and persons, returns one of them."""

DOCUMENTS = ("PE_DNI", "PASSPORT", "PE_FOREIGNER_ID")
INDEXED = (*DOCUMENTS, "EMAIL_ADDRESS", "PERSON", "PE_RUC", "PHONE_NUMBER", "USERNAME")


@dataclass(frozen=True)
class Row:
    """One version of one record; ``person`` is None while it waits for promotion, under the key of a reception."""

    record: str
    version: int
    fields: dict[str, bytes]
    known: tuple[Known, ...]
    views: tuple[StoredView, ...]
    until: dt.date | None
    person: int | None
    waits_under: int | None = None


@dataclass(frozen=True)
class Epoch:
    """An epoch key, by its number in order of making."""

    number: int
    month: str
    due: dt.date
    state: str


@dataclass
class PlainVault:
    """The state of a vault. A copy of it is a backup; ``erased``, ``noted`` and what was made are outside of it.

    Attributes:
        choose: picks one of the persons of a document (an earlier version may have brought it to two persons).
    """

    backup_days: int
    rows: list[Row] = field(default_factory=list)  # in order of arrival
    holds: dict[int, str | None] = field(default_factory=dict)  # of the persons who have a key
    epochs: list[Epoch] = field(default_factory=list)
    receptions: dict[int, int] = field(default_factory=dict)  # keys of hosts that only seal, and their epochs
    erased: set[int] = field(default_factory=set)
    noted: dict[str, int] = field(default_factory=dict)  # records that were erased, with their newest version
    made: int = 0  # persons ever
    epochs_made: int = 0
    receptions_made: int = 0
    choose: Chooser = field(default=lambda _record, persons: persons[0], repr=False)

    def backup(self) -> PlainVault:
        """Return a copy of what a backup holds."""
        return replace(
            self,
            rows=list(self.rows),
            holds=dict(self.holds),
            epochs=list(self.epochs),
            receptions=dict(self.receptions),
        )

    # messages

    def keep(self, deposits: Sequence[Deposit], names: Sequence[str]) -> None:
        """Add messages; each is of the person of its record, else of its first known document, else of a new one."""
        for deposit, name in zip(deposits, names, strict=True):
            self.rows.append(self._row(deposit, name, person=self._person(name, deposit.known)))

    def receive(self, deposits: Sequence[Deposit], names: Sequence[str], *, under: int) -> None:
        """Add messages that wait."""
        for deposit, name in zip(deposits, names, strict=True):
            self.rows.append(replace(self._row(deposit, name, person=None), waits_under=under))

    def promote(self) -> int:
        """Give every waiting message its person; return how many there were."""
        waiting = [place for place, row in enumerate(self.rows) if row.person is None]
        for place in waiting:
            row = self.rows[place]
            self.rows[place] = replace(row, person=self._person(row.record, row.known), waits_under=None)
        return len(waiting)

    def records(self) -> list[str]:
        """Return the names of the records, oldest first."""
        return list(dict.fromkeys(row.record for row in self.rows))

    def newest(self, record: str) -> Row:
        """Return the newest version."""
        return max((row for row in self.rows if row.record == record), key=lambda row: row.version)

    def owner(self, record: str) -> int | None:
        """Return the person of a record, or None where all of it waits."""
        return next((row.person for row in self.rows if row.record == record and row.person is not None), None)

    def find(self, known: Known) -> list[str]:
        """Return the records whose sender is known by a value, oldest first."""
        return list(
            dict.fromkeys(row.record for row in self.rows if row.person is not None and known in _indexed(row.known))
        )

    def persons(self, known: Known) -> list[int]:
        """Return the persons who are known by a value, in the order of their records."""
        found = (self.owner(record) for record in self.find(known))
        return list(dict.fromkeys(each for each in found if each is not None))

    def _row(self, deposit: Deposit, name: str, *, person: int | None) -> Row:
        return Row(
            name, deposit.version, dict(deposit.fields), deposit.known, deposit.views, deposit.until, person=person
        )

    def _person(self, record: str, known: Iterable[Known]) -> int:
        owner = self.owner(record)
        if owner is not None:
            return owner
        documents = (self.persons(each) for each in known if each[0] in DOCUMENTS and each[1])
        linked = next(filter(None, documents), None)
        if linked:
            return self.choose(record, linked)
        self.made += 1
        self.holds[self.made] = None
        return self.made

    # the end of messages and persons

    def records_of(self, persons: Iterable[int]) -> set[str]:
        """Return the records of persons."""
        wanted = set(persons)
        return {row.record for row in self.rows if row.person in wanted}

    def erase(self, persons: Iterable[int]) -> tuple[list[int], list[int], int]:
        """Erase persons; return who was erased, who is on hold, and how many records went."""
        there = [each for each in dict.fromkeys(persons) if each in self.holds]
        free = [each for each in there if self.holds[each] is None]
        self.noted |= {each: self.newest(each).version for each in self.records_of(free)}
        return free, [each for each in there if each not in free], self._erase(free)

    def due_records(self, on: dt.date) -> tuple[set[str], set[str]]:
        """Return the records that are over on a day: those that go, and those that a hold keeps."""
        due = {each for each in self.records() if _is_over(self.newest(each), on)}
        held = {each for each in due if (owner := self.owner(each)) is not None and self.holds[owner] is not None}
        return due - held, held

    def purge(self, on: dt.date) -> tuple[int, int, int]:
        """Delete what is over; return how many records, persons of whom nothing is left, and held records."""
        free, held = self.due_records(on)
        owners = {self.owner(each) for each in free} - {None}
        alone = [each for each in owners if each is not None and self.records_of([each]) <= free]
        self._erase(alone)
        self.rows = [row for row in self.rows if row.record not in free]
        return len(free), len(alone), len(held)

    def _erase(self, persons: Sequence[int]) -> int:
        gone = self.records_of(persons)
        self.rows = [row for row in self.rows if row.record not in gone]
        for each in persons:
            del self.holds[each]
        self.erased |= set(persons)
        return len(gone)

    # keys

    def primary(self) -> Epoch:
        """Return the epoch under which new persons go."""
        return next(each for each in self.epochs if each.state == "primary")

    def rotate(self, today: dt.date, *, now: bool) -> bool:
        """Make a new primary epoch where the month has none, or ``now``; return whether one was made."""
        month = f"{today:%Y-%m}"
        if self.epochs and self.primary().month == month and not now:
            return False
        self.epochs = [replace(each, state=_AFTER.get(each.state, each.state)) for each in self.epochs]
        next_month = (today.replace(day=1) + dt.timedelta(days=32)).replace(day=1)
        due = next_month + dt.timedelta(days=self.backup_days - 1)
        self.epochs_made += 1
        self.epochs.append(Epoch(self.epochs_made, month, due, "primary"))
        return True

    def add_reception(self) -> int:
        """Make a key for hosts that only seal; it lives as long as its epoch."""
        self.receptions_made += 1
        self.receptions[self.receptions_made] = self.primary().number
        return self.receptions_made

    def move(self, numbers: Iterable[int], state: str) -> None:
        """Put epochs into a state."""
        wanted = set(numbers)
        self.epochs = [replace(each, state=state) if each.number in wanted else each for each in self.epochs]

    def numbers(self, *states: str) -> list[int]:
        """Return the epochs in some states."""
        return [each.number for each in self.epochs if each.state in states]

    def due(self, today: dt.date) -> list[int]:
        """Return the epochs whose keys may be destroyed."""
        return [each.number for each in self.epochs if each.state == "retired" and each.due <= today]

    # backups

    def is_dead(self, live: PlainVault, *, keys: bool) -> bool:
        """Return whether something of this backup lies under a key that is not there (any more), but for an erasure."""
        holder, destroyed = self if keys else live, live.numbers("destroyed")
        persons = {None, *holder.holds, *live.erased}
        receptions = {None, *(each for each, epoch in holder.receptions.items() if epoch not in destroyed)}
        return (
            any(each in destroyed for each in holder.numbers("primary", "decrypt_only"))
            or any(row.person not in persons for row in self.rows)
            or any(row.waits_under not in receptions for row in self.rows)
        )

    def put_back(self, old: PlainVault, *, keys: bool) -> tuple[list[int], list[int]]:
        """Take the state of a backup, and erase again who was erased; return them, and whom a hold keeps."""
        self.rows = list(old.rows)
        if keys:
            self.holds, self.epochs, self.receptions = dict(old.holds), list(old.epochs), dict(old.receptions)
        there = [each for each in self.holds if each in self.erased]
        held = [each for each in there if self.holds[each] is not None]
        gone = [each for each in there if each not in held]
        self._erase(gone)
        self.rows = [row for row in self.rows if row.person is None or row.person in self.holds]
        newest = [self.newest(record) for record in self.records()]
        back = {row.record for row in newest if row.person is None and row.version <= self.noted.get(row.record, 0)}
        self.rows = [row for row in self.rows if row.record not in back]
        return gone, held

    # what doctor says

    def weaknesses(self, today: dt.date) -> Iterator[tuple[str, int]]:
        """Yield the codes and counts of what follows from the state."""
        yield "waiting-records", sum(row.person is None for row in self.rows)
        yield "rewrap-pending", len(self.numbers("decrypt_only"))
        yield "epoch-key-old", int(self.primary().month != f"{today:%Y-%m}")
        yield "keys-due", sum(each.state != "destroyed" and each.due <= today for each in self.epochs)


_AFTER = {"primary": "decrypt_only"}


def _indexed(known: Iterable[Known]) -> list[Known]:
    return [each for each in known if each[0] in INDEXED and each[1]]


def _is_over(row: Row, on: dt.date) -> bool:
    return row.until is not None and row.until < on
