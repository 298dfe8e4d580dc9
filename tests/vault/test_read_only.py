"""The vault where a part may only be read: the operation that would write there is refused, the others are not."""

from __future__ import annotations

import os
import shutil
import tempfile
import uuid
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.vault.fault_site import DAY, OPERATIONS, PARTS, Site, check, in_child, made, message, refusal, settings_at

from safefeedback.vault import Vault

NOBODY = 65_534
UNSTOPPED = {
    ("records", "bundle"),
    ("records", "hold"),
    ("records", "restore"),
    ("records", "rewrap"),
    ("records", "rotate"),
    ("keys", "keep for a known person"),
}
"""What writes to the other store only."""

unbound = pytest.mark.skipif(
    os.name != "posix" or os.geteuid() != 0, reason="another user's rights need POSIX and the superuser"
)


@pytest.fixture
def site() -> Iterator[Site]:
    """A vault that belongs to another user, where every user may look: pytest's own folders are closed to others."""
    folder = Path(tempfile.mkdtemp(prefix="sffault"))
    found = made(folder)
    for each in (folder, *folder.rglob("*")):
        os.chown(each, NOBODY, NOBODY)
    yield found
    shutil.rmtree(folder)


def become_nobody() -> None:
    os.setgid(NOBODY)
    os.setuid(NOBODY)


def refused(site: Site, part: str, name: str) -> str:
    """Return with what a user without rights on a part is refused; the rights come back afterwards."""

    def run() -> None:
        become_nobody()
        with site.opened(site.day(name)) as vault:
            OPERATIONS[name](vault)

    place = site.places[part]
    for each in place.iterdir():
        each.chmod(0o400)
    place.chmod(0o500)
    text = in_child(run)
    place.chmod(0o700)
    for each in place.iterdir():
        each.chmod(0o600)
    assert site.shown(text) == []
    return text


@unbound
@pytest.mark.parametrize("name", OPERATIONS)
@pytest.mark.parametrize("part", ["records", "keys"])
def test_a_read_only_store_is_told_at_once(site: Site, part: str, name: str) -> None:
    text = refused(site, part, name)
    assert text.startswith("VaultError: store: expected a store that can be written, it is read-only")
    assert site.shut() == set()
    check(site, name, done=0)


@unbound
@pytest.mark.parametrize("name", OPERATIONS)
def test_a_read_only_keyring_stops_only_what_makes_or_destroys_root_keys(site: Site, name: str) -> None:
    text = refused(site, "root", name)
    assert bool(text) == (name in ("destroy", "rotate"))
    assert text.startswith("VaultError: keyring: expected to make the lock file") or not text
    check(site, name, done=not text)


@unbound
@pytest.mark.parametrize("name", OPERATIONS)
def test_a_read_only_erasure_list_stops_only_what_erases(site: Site, name: str) -> None:
    text = refused(site, "list", name)
    assert bool(text) == (name in ("erase", "purge"))
    expected = "VaultError: erasure list: expected a file that can be written, the right is missing (EACCES)"
    assert text.startswith(expected) or not text
    if text:
        assert "nobody of the batch was erased" in text
        assert site.shut() == set()
    check(site, name, done=not text)


@unbound
@pytest.mark.parametrize("part", ["records", "keys", "root"])
def test_a_vault_that_could_not_be_made_is_made_by_the_same_call(part: str) -> None:
    folder = Path(tempfile.mkdtemp(prefix="sffault"))
    places = {each: folder / each for each in PARTS}
    for place in places.values():
        place.mkdir()
    for each in (folder, *places.values()):
        os.chown(each, NOBODY, NOBODY)
    places[part].chmod(0o500)
    settings = settings_at(places)

    def init() -> None:
        become_nobody()
        Vault.init(settings, clock=lambda: DAY).close()

    assert in_child(init).startswith("VaultError: ")
    places[part].chmod(0o700)
    assert in_child(init) == ""
    assert "one there already" in in_child(init)
    with Vault.open(settings, clock=lambda: DAY) as vault:
        (kept,) = vault.keep([message(1, 1)])
        assert vault._open(kept.record_id)["message"] == b"1"
    shutil.rmtree(folder)


@pytest.mark.parametrize("name", OPERATIONS)
@pytest.mark.parametrize("part", ["records", "keys"])
def test_a_read_only_postgresql_is_told(tmp_path: Path, postgresql: str, part: str, name: str) -> None:
    import psycopg

    number = uuid.uuid4().hex[:12]
    urls = {each: f"{postgresql}&schema={each[0]}{number}" for each in ("records", "keys")}
    site = made(tmp_path, urls)
    closed = f"{urls[part]}&options=-c%20default_transaction_read_only%3Don"
    settings = replace(site.settings, records=closed) if part == "records" else replace(site.settings, keys=closed)
    with Vault.open(settings, clock=lambda: site.day(name)) as vault:
        text = refusal(lambda: OPERATIONS[name](vault))
    assert ("read-only" in text) == ((part, name) not in UNSTOPPED)
    assert [*site.shown(text), *(word for word in (number,) if word in text)] == []
    check(site, name, done=not text)
    with psycopg.connect(postgresql, autocommit=True) as connection:
        for each in ("records", "keys"):
            connection.execute(f'DROP SCHEMA "{each[0]}{number}" CASCADE')
