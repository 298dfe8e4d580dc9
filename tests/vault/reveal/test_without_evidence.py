"""Nothing is opened without evidence: not when the process is killed, nor when the disk or the database is full."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from tests.vault.facade.place import Place
from tests.vault.fault_site import in_child
from tests.vault.sites import PostgresqlSite, SqliteSite
from tests.vault.small_disk import are_mounts_allowed, filled, own_mounts, small_disk

from safefeedback.errors import SafeFeedbackError, VaultError
from safefeedback.ledger.leaf import Leaf, read_leaf
from safefeedback.vault import Deposit, Vault, VaultSettings

RULES: dict[str, Any] = {
    "schema": 1,
    "purposes": {
        "attend-case": {"title": "t", "base": "b", "law": "l", "fields": ["message"], "hourly": 100_000},
    },
}
SECRET = b"la vecina del 402"
WORK = f"""
import sys
from safefeedback.vault import Vault, VaultSettings
settings = VaultSettings(*sys.argv[1:5])
with Vault.open(settings, rules={RULES!r}) as vault:
    print("ready", flush=True)
    while True:
        opened = vault.reveal(sys.argv[5], purpose="attend-case")
        print(opened.text("message"), flush=True)
"""
"""Opens the same record again and again, and says each time what it read."""


@pytest.fixture(params=["sqlite", "postgresql"])
def site(request: pytest.FixtureRequest, tmp_path: Path) -> Any:
    if request.param == "sqlite":
        yield Place(SqliteSite(tmp_path))
        return
    site = PostgresqlSite(tmp_path, request.getfixturevalue("postgresql"), "without_evidence")
    yield Place(site, server=True)
    site.remove()


def revealed(vault: Vault) -> list[Leaf]:
    return [leaf for leaf in map(read_leaf, vault.leaves("records")) if leaf.event == "record.revealed"]


def words(settings: VaultSettings, record: str) -> list[str]:
    return [sys.executable, "-c", WORK, settings.agency, settings.records, settings.keys, settings.provider, record]


def test_who_is_killed_has_told_nothing_that_the_log_does_not_tell(site: Place) -> None:
    with site.made() as vault:
        (receipt,) = vault.keep([Deposit({"message": SECRET})])
        settings = vault.settings
    rng = random.Random(20261127)
    told = 0
    for _ in range(6):
        process = subprocess.Popen(words(settings, receipt.record_id), stdout=subprocess.PIPE)
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        time.sleep(rng.uniform(0.02, 0.25))
        process.send_signal(signal.SIGKILL)
        lines = process.stdout.read().splitlines()
        process.wait()
        process.stdout.close()
        told += lines.count(SECRET)
        with Vault.open(settings) as vault:
            assert len(revealed(vault)) >= told
            assert vault.log("records").verify().is_sound
    assert told > 0


@pytest.mark.parametrize("kind", [VaultError, OSError, KeyboardInterrupt, MemoryError])
def test_whatever_stops_the_evidence_stops_the_opening(
    site: Place, monkeypatch: pytest.MonkeyPatch, kind: type[BaseException]
) -> None:
    opened: list[object] = []

    def fail(_leaves: object) -> int:
        raise kind("no")

    with site.made() as vault:
        (receipt,) = vault.keep([Deposit({"message": SECRET})])
        monkeypatch.setattr("safefeedback.vault.reveal.revealer.open_row", lambda *_, **__: opened.append(1))
        monkeypatch.setattr(vault._held.records, "append", fail)
        with pytest.raises(kind):
            vault.reveal(receipt.record_id, purpose="attend-case")
    assert opened == []


def on_a_full_disk(folder: Path) -> None:
    own_mounts()
    with small_disk(folder / "disk", "size=4m") as disk:
        settings = VaultSettings(
            "muni-puno",
            records=f"sqlite:///{disk}/records.db",
            keys=f"sqlite:///{folder}/keys.db",
            provider=f"insecure-file:{folder}/keyring.json",
        )
        with Vault.init(settings, rules=RULES) as vault:
            (receipt,) = vault.keep([Deposit({"message": SECRET})])
            opened, said = 0, list[str]()
            for free in (0, 1, 4096, 8192, 65_536, 262_144):
                with filled(disk, free=free):
                    try:
                        assert vault.reveal(receipt.record_id, purpose="attend-case").text("message")
                        opened += 1
                    except SafeFeedbackError as error:
                        said.append(f"{error} {error.hint}")
                assert len(revealed(vault)) == opened
            assert 0 < opened < 6, opened
            assert SECRET.decode() not in " ".join(said)
            assert vault.log("records").verify().is_sound


@pytest.mark.skipif(not are_mounts_allowed(), reason="needs a disk of its own")
def test_on_a_full_disk_nothing_is_opened(tmp_path: Path) -> None:
    assert in_child(lambda: on_a_full_disk(tmp_path)) == ""
