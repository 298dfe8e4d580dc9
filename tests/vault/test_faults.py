"""The vault where files cannot grow and the list of erasures cannot be written: a clear error, nothing lost.

The law stands in ``fault_site``; disks that are really full are in ``test_full_disk``, what may only be read in
``test_read_only``.
"""

import os
import resource
from collections.abc import Callable, Sequence
from dataclasses import replace
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
    message,
    refusal,
    settings_at,
)

from safefeedback.vault import Vault

pytestmark = pytest.mark.skipif(os.name != "posix", reason="limits are POSIX")

LIMITS = (0, 300, 8192, 49_152, 10**7)
MORE_LIMITS = (*range(0, 1600, 50), *range(4096, 140_000, 4096), 10**7)


def run_limited(site: Site, work: Callable[[Vault], object], limit: int, *, name: str = "") -> None:
    """Work in a process whose files may have ``limit`` bytes; the kernel refuses to write past them."""
    with site.opened(site.day(name)) as vault:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        work(vault)


def run_all(template: Site, folder: Path, name: str, *, limits: Sequence[int]) -> None:
    refused = 0
    for limit in limits:
        site = copied(template, folder / str(limit))
        text = in_child(lambda: run_limited(site, OPERATIONS[name], limit, name=name))  # noqa: B023 - called here
        assert text.startswith("VaultError: ") or not text
        assert site.shown(text) == []
        refused += bool(text)
        check(site, name, done=not text)
    assert refused
    assert not text


@pytest.mark.parametrize("name", OPERATIONS)
def test_files_that_cannot_grow_lose_nothing(template: Site, tmp_path: Path, name: str) -> None:
    run_all(template, tmp_path, name, limits=LIMITS)


@pytest.mark.full
@pytest.mark.parametrize("name", OPERATIONS)
def test_files_that_cannot_grow_past_any_limit_lose_nothing(template: Site, tmp_path: Path, name: str) -> None:
    run_all(template, tmp_path, name, limits=MORE_LIMITS)


@pytest.mark.parametrize("name", ["erase", "purge"])
@pytest.mark.parametrize("kind", ["missing folder", "folder in its place", "full"])
def test_who_cannot_be_noted_outside_is_not_erased(template: Site, tmp_path: Path, name: str, kind: str) -> None:
    if kind == "full" and not Path("/dev/full").exists():
        pytest.skip("this system has no device that is always full")
    site = copied(template, tmp_path / "vault")
    place = {"missing folder": tmp_path / "none" / "list.jsonl", "folder in its place": tmp_path, "full": "/dev/full"}
    words = {"missing folder": "not there", "folder in its place": "a folder is in its place", "full": "disk is full"}
    with Vault.open(replace(site.settings, erasures=str(place[kind])), clock=lambda: DAY) as vault:
        text = refusal(lambda: OPERATIONS[name](vault))
    assert text.startswith("VaultError: erasure list: expected a file that can be written, ")
    assert words[kind] in text
    assert "nobody of the batch was erased" in text
    assert str(tmp_path) not in text
    assert site.shut() == set()
    with site.opened() as vault:
        assert vault.restore().erased_again == 0
    check(site, name, done=0)


@pytest.mark.parametrize("room", [0, 1, 7, 150, 200, 450])
def test_a_list_that_is_full_in_the_middle_of_a_batch_erases_nobody_later(
    template: Site, tmp_path: Path, room: int
) -> None:
    """Whole lines of the batch lie on the list: they must not be replayed."""
    site = copied(template, tmp_path / "vault")
    with site.opened() as vault:
        vault.promote()
    path = site.places["list"] / "erasures.jsonl"
    limit = path.stat().st_size + room
    text = in_child(lambda: run_limited(site, lambda vault: vault.erase(site.people, basis="request-2"), limit))
    assert "erasure list: expected a file that can be written, the file may not grow" in text
    assert path.stat().st_size == limit
    assert site.shut() == set()
    with site.opened() as vault:
        assert vault.restore().erased_again == 0
    assert site.shut() == set()
    with site.opened() as vault:
        vault.erase(site.people, basis="request-2")
        noted = [each.subject.hex() for each in vault._held.listed.read()]
    assert set(site.people) <= set(noted)
    assert len(noted) == len(set(noted)) == 4
    assert site.shut() == set(range(6))


def test_a_vault_that_may_not_grow_is_made_by_the_same_call(tmp_path: Path) -> None:
    def init() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        Vault.init(settings, clock=lambda: DAY).close()

    refused = 0
    for limit in (0, 500, 16_384, 49_152, 98_304, 131_072, 10**7):
        folder = tmp_path / str(limit)
        folder.mkdir()
        settings = settings_at(dict.fromkeys(PARTS, folder))
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
