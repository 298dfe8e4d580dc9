from __future__ import annotations

import datetime as dt
import json
import re
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from safefeedback.cli import exits
from safefeedback.crypto import PublicBundle, VerifyingKey
from safefeedback.vault import Vault


@pytest.fixture
def vault(shell: Any, tmp_path: Path) -> Path:
    folder = tmp_path / "boveda"
    shell("vault", "init", folder, "--agency", "muni-puno", "--provider", "insecure-file:keyring.json")
    return folder


def listed(shell: Any, vault: Path) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(shell("keys", "list", "--json", "--vault", vault).out)["keys"]
    return found


def test_keys_are_listed_without_secrets(shell: Any, vault: Path) -> None:
    ran = shell("keys", "list", "--vault", vault)
    assert ran.out.startswith("Clave ")
    for word in ("del mes", "de búsqueda", "de seudónimos", "de firma", "en uso"):
        assert word in ran.out
    assert {key["kind"] for key in listed(shell, vault)} == {"epoch", "blind-index", "pseudonym", "signing", "ledger"}
    assert all(
        set(key) == {"key_id", "kind", "epoch", "state", "created", "destroy_on"} for key in listed(shell, vault)
    )
    for secret in re.findall(r"[0-9a-f]{64,}", (vault / "keyring.json").read_text(encoding="utf-8")):
        assert secret not in ran.out


@pytest.mark.parametrize("words", [(), ("--classical",)])
def test_a_bundle_is_signed_by_the_custodian_who_is_printed(
    shell: Any, vault: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    file = tmp_path / "recepcion.json"
    ran = shell("keys", "create-bundle", "--days", 3, "-o", file, *words, "--vault", vault)
    assert (ran.code, ran.err) == (exits.DONE, "")
    bundle = PublicBundle.from_bytes(file.read_bytes())
    custodian = ran.out.splitlines()[2]
    bundle.verify(VerifyingKey(bytes.fromhex(custodian)))
    assert (bundle.agency, bundle.kem) == ("muni-puno", "X25519" if words else "MLKEM768-X25519")
    assert bundle.not_after <= dt.datetime.now(tz=dt.UTC).date() + dt.timedelta(days=3)
    assert ("Sin resistencia poscuántica" in ran.out) == bool(words)
    assert [key["kind"] for key in listed(shell, vault)].count("ingest") == 1


def test_a_bundle_on_standard_output_stands_alone(shell: Any, vault: Path) -> None:
    ran = shell("keys", "create-bundle", "-o", "-", "--vault", vault)
    PublicBundle.from_bytes(ran.raw)
    assert "Clave pública del custodio" in ran.err


def test_keys_are_destroyed_when_they_are_due_and_only_with_yes(
    shell: Any, vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert shell("keys", "destroy", "--vault", vault).out == "Ninguna clave está por destruir.\n"
    shell("vault", "rotate", "--now", "--vault", vault)
    shell("vault", "rewrap", "--vault", vault)
    later = dt.datetime.now(tz=dt.UTC).date() + dt.timedelta(days=120)
    monkeypatch.setattr(Vault, "open", staticmethod(partial(Vault.open, clock=lambda: later)))
    ran = shell("keys", "destroy", "--vault", vault)
    assert "retirada" in ran.out
    assert ran.out.endswith("No se destruyó nada. Para hacerlo, añada --yes.\n")
    assert [key["state"] for key in listed(shell, vault) if key["kind"] == "epoch"] == ["retired", "primary"]
    assert shell("keys", "destroy", "--yes", "--vault", vault).out.endswith("Destruidas.\n")
    assert [key["state"] for key in listed(shell, vault) if key["kind"] == "epoch"] == ["destroyed", "primary"]


def test_another_provider_has_no_passphrase_here(shell: Any, vault: Path) -> None:
    settings = vault / "vault.toml"
    text = settings.read_text(encoding="utf-8").replace("insecure-file:keyring.json", "vault:transit?address=https://v")
    settings.write_text(text, encoding="utf-8")
    ran = shell("keys", "passphrase", "--vault", vault)
    assert ran.code == exits.USAGE
    assert "expected a keyring file, got another key provider" in ran.err
