"""A vault whose four parts lie in folders of their own, the operations that are disturbed, and what must hold after.

Law: whatever refused, every message still opens except those of persons whose erasure went through, nothing is there in
part, and once the way is free again the same operation goes to its end.
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
import traceback
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from safefeedback.errors import DecryptionError, SafeFeedbackError, VaultError
from safefeedback.vault import Deposit, SealOnly, Vault, VaultSettings

__all__ = [
    "DAY",
    "GONE",
    "OPERATIONS",
    "PARTS",
    "PLANTED",
    "Site",
    "check",
    "copied",
    "in_child",
    "look",
    "made",
    "message",
    "refusal",
    "settings_at",
]

DAY: Final = dt.date(2026, 11, 16)
LATER: Final = dt.date(2027, 3, 1)
OVER: Final = DAY - dt.timedelta(days=1)
PARTS: Final = ("records", "keys", "root", "list")
PLANTED: Final = "51234567"
UNFINISHED: Final = {"rewrap-pending", "waiting-records", "epoch-key-old"}
"""What ``doctor`` may say of the stores when nothing was damaged."""


@dataclass(frozen=True)
class Site:
    """A vault; some of its messages wait for promotion, some are over."""

    settings: VaultSettings
    places: Mapping[str, Path]  # the folder of each part
    people: tuple[str, ...]  # of the messages, in order
    records: tuple[str, ...]  # received ones last

    def day(self, name: str) -> dt.date:
        """Return the day on which an operation has something to do."""
        return LATER if name == "destroy" else DAY

    def opened(self, day: dt.date = DAY) -> Vault:
        return Vault.open(self.settings, clock=lambda: day)

    def shut(self) -> set[int]:
        """Return the places of the messages that do not open, or are not there."""
        found = set()
        with self.opened() as vault:
            for place, record_id in enumerate(self.records):
                try:
                    assert vault._open(record_id)["message"] == b"%d" % place
                except (DecryptionError, VaultError):
                    found.add(place)
        return found

    def count(self) -> int:
        """Return how many records there are, and see that every one that was added opens."""
        with self.opened() as vault:
            names = [each.record_id.hex() for _, each in vault._held.records.scan(vault.agency, limit=None)]
            added = [each for each in names if each not in self.records]
            assert all(vault._open(each)["message"] == b"100" for each in added)
        return len(names)

    def told(self) -> set[str]:
        """Return what ``doctor`` says of the stores."""
        with self.opened() as vault:
            found = {each.code for each in vault.doctor() if each.where in ("records", "keys")}
        return found - {"superuser", "checksums-off"}

    def shown(self, text: str) -> list[str]:
        """Return what an error shows of addresses, persons, records or values: it must be nothing."""
        words = (*map(str, self.places.values()), "sqlite:", "postgresql:", PLANTED, *self.people, *self.records)
        return [word for word in words if word in text]


def message(place: int, person: int, *, until: dt.date | None = None) -> Deposit:
    return Deposit({"message": b"%d" % place}, known=(("PE_DNI", f"{PLANTED}{person}"),), until=until)


def settings_at(places: Mapping[str, Path]) -> VaultSettings:
    return VaultSettings(
        "muni-puno",
        f"sqlite:///{places['records']}/records.db?timeout=1",
        f"sqlite:///{places['keys']}/keys.db?timeout=1",
        f"insecure-file:{places['root']}/keyring.json",
        erasures=f"{places['list']}/erasures.jsonl",
        backup_days=1,
    )


def made(folder: Path, addresses: Mapping[str, str] | None = None) -> Site:
    """Six messages of three persons (those of the first are over), three that wait; persons to be rewrapped.

    Args:
        folder: gets a folder for each part.
        addresses: of ``records`` and ``keys`` where they are not in it.
    """
    places = {part: folder / part for part in PARTS}
    for place in places.values():
        place.mkdir(parents=True)
    settings = settings_at(places)
    given = addresses or {}
    settings = replace(settings, records=given.get("records", settings.records), keys=given.get("keys", settings.keys))
    with Vault.init(settings, clock=lambda: DAY) as vault:
        kept = vault.keep([message(n, n // 2, until=OVER if n < 2 else None) for n in range(6)])
        (extra,) = vault.keep([Deposit({"message": b"erased before the test"})])
        with SealOnly(vault.bundle(), settings.records, clock=lambda: DAY) as host:
            waiting = host.keep([message(n, n) for n in (6, 7)])
        vault.rotate(now=True)
        people = tuple(str(vault.subject_of(each.record_id)) for each in kept)
        vault.erase([str(vault.subject_of(extra.record_id))], basis="request-1")
        with SealOnly(vault.bundle(), settings.records, clock=lambda: DAY) as host:
            waiting = (*waiting, *host.keep([message(8, 8)]))
    return Site(settings, places, people, tuple(each.record_id for each in (*kept, *waiting)))


def copied(site: Site, folder: Path, *, elsewhere: Mapping[str, Path] | None = None) -> Site:
    """Copy a vault that nobody has open; ``elsewhere`` names folders of parts outside of the new one."""
    places = {part: folder / part for part in PARTS} | dict(elsewhere or {})
    for part, place in places.items():
        shutil.copytree(site.places[part], place)
    return replace(site, settings=settings_at(places), places=places)


def destroy(vault: Vault) -> None:
    vault.rotate()
    vault.rewrap()
    vault.destroy_keys(dry_run=False)


def erase(vault: Vault) -> None:
    """Erase the second and the third person."""
    people = [row for place in (1, 2) for row in vault.subjects("PE_DNI", f"{PLANTED}{place}")]
    vault.erase(people, basis="request-2")


OPERATIONS: Final[dict[str, Callable[[Vault], object]]] = {
    "bundle": lambda vault: vault.bundle(),
    "destroy": destroy,
    "erase": erase,
    "hold": lambda vault: vault.hold(vault.subjects("PE_DNI", f"{PLANTED}2")[0], "case-118"),
    "keep": lambda vault: vault.keep([message(100, 50)]),
    "keep for a known person": lambda vault: vault.keep([message(100, 2)]),
    "promote": lambda vault: vault.promote(),
    "purge": lambda vault: vault.purge(dry_run=False),
    "restore": lambda vault: vault.restore(),
    "rewrap": lambda vault: vault.rewrap(),
    "rotate": lambda vault: vault.rotate(now=True),
}
GONE: Final = {"erase": {2, 3, 4, 5}, "purge": {0, 1}}
"""Which messages an operation takes."""


def look(site: Site, name: str, *, done: int) -> None:
    """Check the law when an operation was done ``done`` times, and one time more was refused or not tried."""
    gone = GONE.get(name, set())
    left, there = site.shut(), site.count()
    assert left in (set(), gone)
    assert left == gone or not done
    if name.startswith("keep"):
        assert there == len(site.records) + done
    else:
        assert there <= len(site.records) - (len(gone) if done else 0)


def check(site: Site, name: str, *, done: int) -> None:
    """Look, repeat the operation, and see that it came to its end."""
    look(site, name, done=done)
    with site.opened(site.day(name)) as vault:
        OPERATIONS[name](vault)
        if name == "rotate":
            vault.rotate()
    look(site, name, done=done + 1)
    assert site.told() <= UNFINISHED


def refusal(work: Callable[[], object]) -> str:
    """Return type, text and hint of the library's error with which something was refused, or "" where it was not."""
    try:
        work()
    except SafeFeedbackError as error:
        return f"{type(error).__name__}: {error} ({error.hint})"
    return ""


def in_child(work: Callable[[], object]) -> str:
    """Run in a forked process, because limits, users and mounts cannot be taken back; return its :func:`refusal`.

    Raises:
        AssertionError: anything else was raised, with its traceback.
    """
    reading, writing_end = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the child starts no thread
        child = os.fork()
    if child == 0:
        try:
            answer = f" {refusal(work)}"
        except BaseException:  # noqa: BLE001 - sent to the test
            answer = f"!{traceback.format_exc()}"
        os.write(writing_end, answer.encode()[:60_000])
        os._exit(0)
    os.close(writing_end)
    with os.fdopen(reading) as pipe:
        text = pipe.read()
    os.waitpid(child, 0)
    if not text.startswith(" "):
        raise AssertionError(text[1:] or "the child ended by a signal")
    return text[1:]
