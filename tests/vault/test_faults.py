"""The vault on a full disk and on read-only files and folders: a clear error, nothing lost, nothing half-done.

Law: whatever refused, every message still opens except those of persons whose erasure went through; once the way is
free again, the same operation goes to its end.
"""

import datetime as dt
import os
import resource
import shutil
import subprocess
import tempfile
import uuid
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from safefeedback.errors import DecryptionError, VaultError
from safefeedback.vault import Deposit, SealOnly, Vault, VaultSettings

DAY = dt.date(2026, 11, 16)
LATER = dt.date(2027, 3, 1)
OVER = DAY - dt.timedelta(days=1)
NOBODY = 65_534
PLANTED = "51234567"

pytestmark = pytest.mark.skipif(os.name != "posix", reason="modes and limits are POSIX")
unbound = pytest.mark.skipif(
    os.name == "posix" and os.geteuid() != 0, reason="another user's rights need the superuser"
)


@dataclass(frozen=True)
class Site:
    """A vault whose four parts lie in folders of their own; some messages wait for promotion, some are over."""

    folder: Path
    settings: VaultSettings
    people: tuple[str, ...]  # of the messages, in order
    records: tuple[str, ...]  # received ones last

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

    def told(self) -> set[str]:
        with self.opened() as vault:
            found = {each.code for each in vault.doctor() if each.where in ("records", "keys")}
        return found - {"superuser", "checksums-off"}

    def refused(self, work: Callable[[Vault], object], *, limit: int | None = None, other: bool = False) -> str:
        """Return the text of the error with which a process of its own was refused, or "" where it was not.

        Args:
            work: what it does; the vault is opened under the same conditions unless there is a limit.
            limit: bytes that a file may have, as on a full disk.
            other: run as a user without special rights.
        """
        day = LATER if work is OPERATIONS["destroy"] else DAY

        def run() -> None:
            if other:
                os.setgid(NOBODY)
                os.setuid(NOBODY)
            with self.opened(day) as vault:
                if limit is not None:
                    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
                work(vault)

        text = in_child(run)
        assert not any(word in text for word in (str(self.folder), "sqlite:", PLANTED, *self.people, *self.records))
        assert text.startswith(("VaultError: ", "KeyringError: ")) or not text
        return text


def in_child(work: Callable[[], None]) -> str:
    """Run in a forked process, because limits and users cannot be taken back; give type, text and hint of its error."""
    reading, writing_end = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the child starts no thread
        child = os.fork()
    if child == 0:
        try:
            work()
        except BaseException as error:  # noqa: BLE001 - sent to the test
            os.write(writing_end, f"{type(error).__name__}: {error} ({getattr(error, 'hint', None)})".encode()[:2000])
        finally:
            os._exit(0)
    os.close(writing_end)
    with os.fdopen(reading) as pipe:
        text = pipe.read()
    os.waitpid(child, 0)
    return text


def message(place: int, person: int, *, until: dt.date | None = None) -> Deposit:
    return Deposit({"message": b"%d" % place}, known=(("PE_DNI", f"{PLANTED}{person}"),), until=until)


def moved(settings: VaultSettings, addresses: dict[str, str]) -> VaultSettings:
    """Return settings with other addresses."""
    named = (addresses.get(name, getattr(settings, name)) for name in ("records", "keys", "provider", "erasures"))
    records, keys, provider, erasures = named
    return replace(settings, records=records, keys=keys, provider=provider, erasures=erasures)


def made(folder: Path, addresses: dict[str, str] | None = None) -> Site:
    """Six messages of three persons (those of the first are over), two that wait; persons to be rewrapped."""
    for name in ("records", "keys", "root", "list"):
        (folder / name).mkdir()
    settings = moved(
        VaultSettings(
            "muni-puno",
            f"sqlite:///{folder}/records/records.db?timeout=1",
            f"sqlite:///{folder}/keys/keys.db?timeout=1",
            f"insecure-file:{folder}/root/keyring.json",
            erasures=f"{folder}/list/erasures.jsonl",
            backup_days=1,
        ),
        addresses or {},
    )
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
    return Site(folder, settings, people, tuple(each.record_id for each in (*kept, *waiting)))


def destroy(vault: Vault) -> None:
    vault.rotate()
    vault.rewrap()
    vault.destroy_keys(dry_run=False)


def erase(vault: Vault) -> None:
    """Erase the second and the third person."""
    people = [row for place in (1, 2) for row in vault.subjects("PE_DNI", f"{PLANTED}{place}")]
    vault.erase(people, basis="request-2")


OPERATIONS: dict[str, Callable[[Vault], object]] = {
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
GONE = {"erase": {2, 3, 4, 5}, "purge": {0, 1}}
"""Which messages an operation takes."""


def check(site: Site, name: str, *, is_done: bool) -> None:
    """Check the law: after a refusal, and after the repetition."""
    gone = GONE.get(name, set())
    left = site.shut()
    assert left in (set(), gone)
    assert left == gone or not is_done
    with site.opened(LATER if name == "destroy" else DAY) as vault:
        OPERATIONS[name](vault)
        if name == "rotate":
            vault.rotate()
    assert site.shut() == gone
    assert site.told() <= {"rewrap-pending", "waiting-records", "epoch-key-old"}


@pytest.mark.parametrize("name", OPERATIONS)
def test_files_that_cannot_grow_lose_nothing(tmp_path: Path, name: str) -> None:
    """The kernel refuses to write past the limit: in the log of a store, in the keyring, in the list outside."""
    refused = 0
    for limit in (0, 50, 150, 300, 700, 1500, 4096, 8192, 16_384, 24_576, 32_768, 49_152, 65_536, 98_304, 10**7):
        (tmp_path / str(limit)).mkdir()
        site = made(tmp_path / str(limit))
        text = site.refused(OPERATIONS[name], limit=limit)
        refused += bool(text)
        check(site, name, is_done=not text)
    assert refused >= (0 if name == "restore" else 5)
    assert not text


@pytest.fixture
def site() -> Iterator[Site]:
    """A vault that belongs to another user, where every user may look: pytest's own folders are closed to others."""
    folder = Path(tempfile.mkdtemp(prefix="sffault"))
    found = made(folder)
    for each in (folder, *folder.rglob("*")):
        os.chown(each, NOBODY, NOBODY)
    yield found
    shutil.rmtree(folder)


def locked(site: Site, part: str) -> None:
    for each in (site.folder / part).iterdir():
        each.chmod(0o400)
    (site.folder / part).chmod(0o500)


def unlocked(site: Site, part: str) -> None:
    (site.folder / part).chmod(0o700)
    for each in (site.folder / part).iterdir():
        each.chmod(0o600)


@unbound
@pytest.mark.parametrize("name", OPERATIONS)
@pytest.mark.parametrize("part", ["records", "keys"])
def test_a_read_only_store_is_told_at_once(site: Site, part: str, name: str) -> None:
    locked(site, part)
    text = site.refused(OPERATIONS[name], other=True)
    assert text.startswith("VaultError: store: expected a store that can be written, it is read-only")
    unlocked(site, part)
    assert site.shut() == set()
    check(site, name, is_done=False)


@unbound
@pytest.mark.parametrize("name", OPERATIONS)
def test_a_read_only_keyring_stops_only_what_makes_or_destroys_root_keys(site: Site, name: str) -> None:
    locked(site, "root")
    text = site.refused(OPERATIONS[name], other=True)
    assert bool(text) == (name in ("destroy", "rotate"))
    assert text.startswith("VaultError: keyring: expected to make the lock file") or not text
    unlocked(site, "root")
    check(site, name, is_done=not text)


@unbound
@pytest.mark.parametrize("name", OPERATIONS)
def test_a_read_only_erasure_list_stops_only_what_erases(site: Site, name: str) -> None:
    locked(site, "list")
    text = site.refused(OPERATIONS[name], other=True)
    assert bool(text) == (name in ("erase", "purge"))
    if text:
        assert text.startswith(
            "VaultError: erasure list: expected a file that can be written, the right is missing (EACCES)"
        )
        assert "nobody of the batch was erased" in text
        assert site.shut() == set()
    unlocked(site, "list")
    check(site, name, is_done=not text)


@pytest.mark.parametrize("name", ["erase", "purge"])
@pytest.mark.parametrize("kind", ["missing folder", "folder in its place", "full"])
def test_who_cannot_be_noted_outside_is_not_erased(tmp_path: Path, name: str, kind: str) -> None:
    site = made(tmp_path)
    if kind == "full" and not Path("/dev/full").exists():
        pytest.skip("this system has no device that is always full")
    place = {"missing folder": tmp_path / "none" / "list.jsonl", "folder in its place": tmp_path / "list"}
    other = replace(site.settings, erasures=str(place.get(kind, Path("/dev/full"))))
    with Vault.open(other, clock=lambda: DAY) as vault, pytest.raises(VaultError, match="erasure list") as caught:
        OPERATIONS[name](vault)
    assert "nobody of the batch was erased" in str(caught.value.hint)
    assert str(tmp_path) not in f"{caught.value} {caught.value.hint}"
    assert site.shut() == set()
    with site.opened() as vault:
        assert len(list(vault._held.keys.erasures(vault.agency))) == 1
        assert vault.restore().erased_again == 0
    check(site, name, is_done=False)


def test_a_list_that_is_full_in_the_middle_of_a_batch_erases_nobody_later(tmp_path: Path) -> None:
    """Whole lines of the batch lie on the list: they must not be replayed."""
    site = made(tmp_path)
    with site.opened() as vault:
        vault.promote()
    size = (tmp_path / "list" / "erasures.jsonl").stat().st_size
    text = site.refused(lambda vault: vault.erase(site.people, basis="request-2"), limit=size + 200)
    assert "erasure list" in text
    assert (tmp_path / "list" / "erasures.jsonl").stat().st_size == size + 200
    assert site.shut() == set()
    with site.opened() as vault:
        assert vault.restore().erased_again == 0
    assert site.shut() == set()
    with site.opened() as vault:
        vault.erase(site.people, basis="request-2")
        assert len(list(vault._held.listed.read())) == 4
    assert site.shut() == set(range(6))


@unbound
@pytest.mark.parametrize("part", ["records", "keys", "root"])
def test_a_vault_that_could_not_be_made_is_made_by_the_same_call(part: str) -> None:
    folder = Path(tempfile.mkdtemp(prefix="sffault"))
    for name in ("records", "keys", "root"):
        (folder / name).mkdir()
    for each in (folder, *folder.iterdir()):
        os.chown(each, NOBODY, NOBODY)
    (folder / part).chmod(0o500)
    addresses = (f"sqlite:///{folder}/records/r.db", f"sqlite:///{folder}/keys/k.db")
    settings = VaultSettings("muni-puno", *addresses, f"insecure-file:{folder}/root/keyring.json")

    def init() -> None:
        os.setgid(NOBODY)
        os.setuid(NOBODY)
        Vault.init(settings, clock=lambda: DAY).close()

    assert in_child(init).startswith("VaultError: ")
    (folder / part).chmod(0o700)
    assert in_child(init) == ""
    assert "one there already" in in_child(init)
    with Vault.open(settings, clock=lambda: DAY) as vault:
        (kept,) = vault.keep([message(1, 1)])
        assert vault._open(kept.record_id)["message"] == b"1"
    shutil.rmtree(folder)


def test_a_vault_that_did_not_fit_is_made_by_the_same_call(tmp_path: Path) -> None:
    def init() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        Vault.init(settings, clock=lambda: DAY).close()

    refused = 0
    for limit in (0, 500, 4096, 16_384, 32_768, 49_152, 65_536, 98_304, 131_072, 10**7):
        folder = tmp_path / str(limit)
        folder.mkdir()
        addresses = (f"sqlite:///{folder}/r.db", f"sqlite:///{folder}/k.db")
        settings = VaultSettings("muni-puno", *addresses, f"insecure-file:{folder}/keyring.json")
        text = in_child(init)
        assert text.startswith(("VaultError: store: ", "VaultError: keyring: ")) or not text
        assert str(tmp_path) not in text
        refused += bool(text)
        if text:
            Vault.init(settings, clock=lambda: DAY).close()
        with Vault.open(settings, clock=lambda: DAY) as vault:
            (kept,) = vault.keep([message(1, 1)])
            assert vault._open(kept.record_id)["message"] == b"1"
    assert refused >= 4
    assert not text


UNSTOPPED = {
    ("records", "bundle"),
    ("records", "hold"),
    ("records", "restore"),
    ("records", "rewrap"),
    ("records", "rotate"),
    ("keys", "keep for a known person"),
}
"""What writes to the other store only."""


@pytest.mark.parametrize("name", OPERATIONS)
@pytest.mark.parametrize("part", ["records", "keys"])
def test_a_read_only_postgresql_is_told(tmp_path: Path, postgresql: str, part: str, name: str) -> None:
    import psycopg

    number = uuid.uuid4().hex[:12]
    urls = {each: f"{postgresql}&schema={each[0]}{number}" for each in ("records", "keys")}
    site = made(tmp_path, urls)
    closed = {part: f"{urls[part]}&options=-c%20default_transaction_read_only%3Don"}
    with Vault.open(moved(site.settings, closed), clock=lambda: LATER if name == "destroy" else DAY) as vault:
        text = refusal(lambda: OPERATIONS[name](vault))
    assert ("read-only" in text) == ((part, name) not in UNSTOPPED)
    assert not any(word in text for word in (str(tmp_path), number, PLANTED))
    check(site, name, is_done=not text)
    with psycopg.connect(postgresql, autocommit=True) as connection:
        for each in ("records", "keys"):
            connection.execute(f'DROP SCHEMA "{each[0]}{number}" CASCADE')  # type: ignore[call-overload,unused-ignore]


def refusal(work: Callable[[], object]) -> str:
    """Return text and hint of the error with which something was refused, or "" where it was not."""
    try:
        work()
    except VaultError as error:
        return f"{error} {error.hint}"
    return ""


def fill(vault: Vault, kept: list[str]) -> None:
    """Keep messages until the vault refuses."""
    while len(kept) < 10_000:
        kept += [each.record_id for each in vault.keep([Deposit({"message": b"x" * 9000}) for _ in range(20)])]


def keep_one(site: Site) -> None:
    with site.opened() as vault:
        vault.keep([message(100, 50)])


@pytest.mark.system
def test_a_full_file_system_loses_nothing(tmp_path: Path) -> None:
    if os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("mounting a small file system needs the superuser")
    mounting = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m,mode=0700", "none", str(tmp_path)], check=False)
    if mounting.returncode:
        pytest.skip("mounting is not allowed here")
    kept: list[str] = []
    try:
        site = made(tmp_path)
        with site.opened() as vault:
            text = refusal(lambda: fill(vault, kept))
        assert "expected free space, the disk is full" in text
        assert str(tmp_path) not in text
        assert len(kept) > 20
        assert site.shut() == set()
        with site.opened() as vault:
            assert {len(vault._open(each)["message"]) for each in kept} == {9000}
            assert not {each.code for each in vault.doctor()} & {"damaged", "orphan-records", "unknown-stanzas"}
        subprocess.run(["mount", "-o", "remount,ro", str(tmp_path)], check=True)
        assert "it is read-only" in refusal(lambda: keep_one(site))
    finally:
        subprocess.run(["umount", str(tmp_path)], check=True)
