"""The vault on a disk that is really full: a clear error, nothing lost, and it goes on when there is room again."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from tests.vault.fault_site import (
    DAY,
    OPERATIONS,
    PARTS,
    Site,
    check,
    copied,
    in_child,
    look,
    message,
    refusal,
    settings_at,
)
from tests.vault.small_disk import PAGE, are_mounts_allowed, filled, own_mounts, small_disk

from safefeedback.vault import Deposit, Vault, VaultSettings

pytestmark = pytest.mark.skipif(not are_mounts_allowed(), reason="the system lets this user mount nothing")

LEVELS = (0, 150, 8192)
"""Free bytes; what is over whole pages is the room in the last page of the list of erasures."""
MORE_LEVELS = (*range(0, 4096, 97), *range(4096, 200_001, 4096))

WRITES: Mapping[str, tuple[str, ...]] = {
    "bundle": ("keys",),
    "destroy": ("records", "keys", "root"),
    "erase": ("records", "keys", "list"),
    "hold": ("keys",),
    "keep": ("records", "keys"),
    "keep for a known person": ("records",),
    "promote": ("records", "keys"),
    "purge": ("records", "keys", "list"),
    "restore": ("keys",),
    "rewrap": ("keys",),
    "rotate": ("keys", "root"),
}
"""Which parts an operation writes to: one of them on a disk without any room is enough to stop it."""


def is_clear(text: str) -> bool:
    """Return whether an error says that there is no room."""
    return "the disk is full" in text and "free space" in text


def run_full(site: Site, disk: Path, name: str, *, free: int) -> str:
    """Fill the disk while the vault is open; the same vault works again when there is room. Return the refusal."""
    with site.opened(site.day(name)) as vault:
        with filled(disk, free=free):
            text = refusal(lambda: OPERATIONS[name](vault))
        assert not text or is_clear(text), text
        assert site.shown(text) == []
        look(site, name, done=not text)
        OPERATIONS[name](vault)
    check(site, name, done=1 if text else 2)
    return text


def run_all(template: Site, folder: Path, name: str, *, part: str, levels: Sequence[int]) -> None:
    own_mounts()
    refused = []
    for free in levels:
        with small_disk(folder / "disk", "size=4m") as disk:
            elsewhere = {each: disk / each for each in PARTS if part in (each, "all")}
            site = copied(template, folder / str(free), elsewhere=elsewhere)
            pad(site.places["list"] / "erasures.jsonl", room=free % PAGE)
            if run_full(site, disk, name, free=free):
                refused.append(free)
    assert (0 in refused) == (part in (*WRITES[name], "all")), refused


def pad(path: Path, *, room: int) -> None:
    """Leave so many bytes in the last page of a list."""
    path.write_bytes(path.read_bytes() + b"\n" * ((-room - path.stat().st_size) % PAGE))


@pytest.mark.parametrize(("name", "part"), [(name, part) for name, parts in WRITES.items() for part in (*parts, "all")])
def test_a_full_disk_loses_nothing(template: Site, tmp_path: Path, part: str, name: str) -> None:
    assert in_child(lambda: run_all(template, tmp_path, name, part=part, levels=LEVELS)) == ""


@pytest.mark.full
@pytest.mark.parametrize("name", OPERATIONS)
@pytest.mark.parametrize("part", [*PARTS, "all"])
def test_a_disk_with_little_room_loses_nothing(template: Site, tmp_path: Path, part: str, name: str) -> None:
    assert in_child(lambda: run_all(template, tmp_path, name, part=part, levels=MORE_LEVELS)) == ""


def open_full(template: Site, disk_at: Path) -> None:
    own_mounts()
    with small_disk(disk_at, "size=2m") as disk:
        site = copied(template, disk / "vault")
        with filled(disk, free=0):
            text = refusal(lambda: site.opened().close())
        assert is_clear(text), text
        assert site.shown(text) == []
        assert site.shut() == set()


def test_a_vault_on_a_disk_without_any_room_says_so_when_it_is_opened(template: Site, tmp_path: Path) -> None:
    """Even reading needs a little room beside an SQLite file."""
    assert in_child(lambda: open_full(template, tmp_path / "disk")) == ""


def make(settings: VaultSettings) -> None:
    Vault.init(settings, clock=lambda: DAY).close()


def make_on(disk_at: Path, options: str, levels: Sequence[int]) -> None:
    own_mounts()
    refused = 0
    for free in levels:
        with small_disk(disk_at, options) as disk:
            settings = settings_at(dict.fromkeys(PARTS, disk))
            with filled(disk, free=free):
                text = refusal(lambda: make(settings))  # noqa: B023 - called here
            assert not text or is_clear(text), text
            assert str(disk) not in text
            refused += bool(text)
            if text:
                make(settings)
            with Vault.open(settings, clock=lambda: DAY) as vault:
                (kept,) = vault.keep([message(1, 1)])
                assert vault._open(kept.record_id)["message"] == b"1"
    assert refused >= len(levels) // 2
    assert not text


def test_a_vault_that_did_not_fit_is_made_by_the_same_call(tmp_path: Path) -> None:
    assert in_child(lambda: make_on(tmp_path / "disk", "size=4m", [*range(0, 250_000, 25_000), 4_000_000])) == ""


def names_out(disk_at: Path) -> None:
    """Make a vault on disks that hold ever more files, until one is enough."""
    own_mounts()
    texts = []
    for names in range(2, 20):
        with small_disk(disk_at, f"size=4m,nr_inodes={names}") as disk:
            settings = settings_at(dict.fromkeys(PARTS, disk))
            texts.append(refusal(lambda: make(settings)))  # noqa: B023 - called here
        if not texts[-1]:
            break
    assert [text for text in texts if "the disk is full" not in text and "room for another file" not in text] == [""]
    assert len(texts) > 5


def test_a_disk_without_room_for_another_file_is_told(tmp_path: Path) -> None:
    """The number of files of a disk is limited too."""
    assert in_child(lambda: names_out(tmp_path / "disk")) == ""


def fill(vault: Vault, kept: list[str]) -> None:
    """Keep messages until the vault refuses."""
    while len(kept) < 10_000:
        kept += [each.record_id for each in vault.keep([Deposit({"message": b"x" * 9000}) for _ in range(20)])]


def fill_up(template: Site, disk_at: Path) -> None:
    own_mounts()
    kept: list[str] = []
    with small_disk(disk_at, "size=4m") as disk:
        site = copied(template, disk / "vault")
        with site.opened() as vault:
            text = refusal(lambda: fill(vault, kept))
            assert is_clear(text), text
            assert {len(vault._open(each)["message"]) for each in kept} == {9000}
            rows = [each for _, each in vault._held.records.scan(vault.agency, limit=None)]
            assert len(rows) == len(template.records) + len(kept) > 100
        with site.opened() as vault:
            assert not {each.code for each in vault.doctor()} & {"damaged", "orphan-records", "unknown-stanzas"}


def test_messages_are_kept_until_the_disk_is_full(template: Site, tmp_path: Path) -> None:
    assert in_child(lambda: fill_up(template, tmp_path / "disk")) == ""
