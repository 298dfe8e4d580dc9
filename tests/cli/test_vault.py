"""The commands on a vault that is small: settings, keys, weaknesses. Messages are sealed in test_vault_life.py."""

from __future__ import annotations

import json
import os
import re
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click import Context

from safefeedback.cli import exits
from safefeedback.cli.app import cli
from safefeedback.cli.commands import LazyGroup
from safefeedback.cli.vault.words import count
from safefeedback.vault import WEAKNESS_TEXTS

GROUPS = ("vault", "keys")


def group(name: str) -> LazyGroup:
    found = cli.get_command(Context(cli), name)
    assert isinstance(found, LazyGroup)
    return found


@pytest.fixture
def vault(shell: Any, tmp_path: Path) -> Path:
    """Return the folder of a vault without passphrase."""
    folder = tmp_path / "boveda"
    ran = shell("vault", "init", folder, "--agency", "muni-puno", "--provider", "insecure-file:keyring.json")
    assert (ran.code, ran.err) == (exits.DONE, "")
    return folder


@pytest.mark.parametrize("name", GROUPS)
def test_the_list_of_commands_is_theirs(name: str) -> None:
    for each, (_, summary) in group(name).table.items():
        command = group(name).get_command(Context(group(name)), each)
        assert command is not None
        assert (command.name, command.get_short_help_str(200)) == (each, summary)
    assert group(name).get_command(Context(group(name)), "forget") is None


@pytest.mark.parametrize(("name", "each"), [(name, each) for name in GROUPS for each in ("", *group(name).table)])
def test_help_teaches_with_examples(shell: Any, name: str, each: str) -> None:
    ran = shell(*([name, each, "--help"] if each else [name, "--help"]))
    assert ran.code == exits.DONE
    assert "Example" in ran.out
    assert f"\n    safefeedback {name} {each}".rstrip() in ran.out
    assert max(map(len, ran.out.splitlines())) <= 120


@pytest.mark.parametrize("name", GROUPS)
def test_help_of_a_group_imports_no_command(name: str) -> None:
    code = (
        "import sys\nfrom safefeedback.cli.app import run\n"
        f"run([{name!r}, '--help'])\n"
        "print([m for m in sys.modules if m.startswith(('safefeedback.vault', 'safefeedback.pipeline', 'rich'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_init_makes_a_private_folder_with_the_keys_apart(vault: Path) -> None:
    def mode(path: Path) -> int:
        return stat.S_IMODE(path.stat().st_mode)

    files = {path.relative_to(vault).as_posix(): mode(path) for path in vault.rglob("*")}
    assert mode(vault) == files.pop("keys") == 0o700
    assert set(files) == {"vault.toml", "records.db", "keys/keys.db", "keyring.json", "keyring.json.lock"}
    assert set(files.values()) == {0o600}


def test_init_says_what_it_made_what_to_copy_and_what_comes_next(shell: Any, tmp_path: Path) -> None:
    words = ["--agency", "muni-puno", "--provider", "insecure-file:keyring.json", "--backup-days", 20]
    out = shell("vault", "init", tmp_path / "b", *words).out
    assert out.startswith("Bóveda creada.\n")
    assert "keys/keys.db (SQLite)" in out
    assert "SIN contraseña" in out
    assert "elimine cada copia a los 20 días" in out
    assert "No hay lista de supresiones" in out
    assert f"safefeedback vault doctor --vault {tmp_path / 'b'}" in out


def test_the_same_vault_is_found_by_folder_file_and_variable(
    shell: Any, vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = shell("keys", "list", "--vault", vault)
    assert first.code == exits.DONE
    assert shell("keys", "list", "--vault", vault / "vault.toml") == first
    monkeypatch.setenv("SAFEFEEDBACK_VAULT", str(vault))
    assert shell("keys", "list") == first
    monkeypatch.delenv("SAFEFEEDBACK_VAULT")
    monkeypatch.chdir(vault)
    assert shell("keys", "list") == first


def test_no_vault_is_a_usage_error_with_a_hint(shell: Any, tmp_path: Path) -> None:
    ran = shell("vault", "doctor", "--vault", tmp_path / "secreto-de-ana")
    assert ran.code == exits.USAGE
    assert "hint: make a vault with: safefeedback vault init" in ran.err
    assert "secreto-de-ana" not in ran.err


def test_doctor_names_weaknesses_and_what_to_do(shell: Any, vault: Path) -> None:
    (vault / "vault.toml").chmod(0o644)
    ran = shell("vault", "doctor", "--vault", vault)
    assert ran.code == exits.ATTENTION
    assert ran.out.startswith("Código")
    for code in ("settings-open-to-others", "provider-insecure", "no-erasure-list"):
        assert code in ran.out
    assert "chmod 0600" in ran.out


def test_accepted_weaknesses_do_not_count(shell: Any, vault: Path) -> None:
    found = json.loads(shell("vault", "doctor", "--vault", vault, "--json").out)["weaknesses"]
    assert {each["code"] for each in found} <= set(WEAKNESS_TEXTS)
    accept = [word for each in found for word in ("--accept", each["code"])]
    ran = shell("vault", "doctor", "--vault", vault, *accept)
    assert ran.code == exits.DONE
    assert ran.out == f"No se encontró ninguna debilidad.\nAceptadas, no se muestran: {len(found)}.\n"
    assert shell("vault", "doctor", "--vault", vault, *accept, "--json").code == exits.DONE
    ran = shell("vault", "doctor", "--vault", vault, "--accept", "soy-ana-51234567")
    assert ran.code == exits.USAGE
    assert "51234567" not in ran.err


def test_rotation_moves_keys_through_their_states(shell: Any, vault: Path) -> None:
    def states() -> list[str]:
        listed = json.loads(shell("keys", "list", "--vault", vault, "--json").out)["keys"]
        return [key["state"] for key in listed if key["kind"] == "epoch"]

    assert "no se hizo nada" in shell("vault", "rotate", "--vault", vault).out
    assert states() == ["primary"]
    assert "Se podrá destruir desde el " in shell("vault", "rotate", "--now", "--vault", vault).out
    assert states() == ["decrypt_only", "primary"]
    assert "quedó retirada" in shell("vault", "rewrap", "--vault", vault, "--limit", 5).out
    assert states() == ["retired", "primary"]


def test_an_empty_vault_has_nothing_to_do(shell: Any, vault: Path) -> None:
    for words, said in (
        (["purge"], "ningún registro cumplió su plazo"),
        (["purge", "--yes"], "ningún registro cumplió su plazo"),
        (["promote"], "0 registros quedaron"),
        (["restore"], "0 supresiones anotadas"),
    ):
        ran = shell("vault", *words, "--vault", vault)
        assert (ran.code, ran.err) == (exits.DONE, "")
        assert said in ran.out


def test_a_purge_ahead_of_time_is_only_looked_at(shell: Any, vault: Path) -> None:
    assert shell("vault", "purge", "--on", "2999-01-01", "--vault", vault).code == exits.DONE
    ran = shell("vault", "purge", "--on", "2999-01-01", "--yes", "--vault", vault)
    assert ran.code == exits.USAGE
    assert "no later day than today" in ran.err
    assert "invalid value for --on" in shell("vault", "purge", "--on", "mañana", "--vault", vault).err


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (["erase", "--basis", "x"], "expected a person"),
        (["erase", "--value", "51234567", "--basis", "x"], "expected ENTITY=VALUE"),
        (["erase", "--value", "PE DNI=51234567", "--basis", "x"], "expected ENTITY=VALUE"),
        (["erase", "--value", "PE_DNI=", "--basis", "x"], "expected a value"),
        (["erase", "--value", "BANK_ACCOUNT=51234567", "--basis", "x", "--yes"], "an entity that is indexed"),
        (["erase", "--value", "PE_DNI=51234567", "--basis", "Ana 51234567", "--yes"], "a basis"),
        (["erase", "--subject", "51234567", "--basis", "x", "--yes"], "32 hexadecimal digits"),
        (["erase", "--subject", "0" * 32, "--basis", "x", "--json"], "expected --yes or --dry-run"),
        (["erase", "--subject", "0" * 32], "expected --basis, it is missing"),
        (["hold", "--record", "0" * 32], "either --reason or --lift"),
        (["hold", "--record", "0" * 32, "--reason", "x", "--lift"], "either --reason or --lift"),
        (["hold", "--reason", "x"], "expected a person"),
        (["hold", "--record", "51234567", "--lift"], "32 hexadecimal digits"),
        (["seal", "hola", "--records", "sqlite:///x"], "expected --bundle"),
        (["seal", "hola", "--bundle", "b.json"], "expected --records and --custodian"),
        (["seal", "hola", "--bundle", "no.json", "--records", "r", "--custodian", "00" * 32], "expected a file"),
        (["seal", "hola", "--bundle", "no.json", "--records", "r", "--custodian", "zz"], "64 hexadecimal digits"),
        (["rewrap", "--limit", "0"], "invalid value for --limit"),
    ],
)
def test_a_wrong_command_line_is_refused_and_quoted_nowhere(
    shell: Any, vault: Path, words: list[str], error: str
) -> None:
    ran = shell("vault", *words, "--vault", vault)
    assert (ran.code, ran.out) == (exits.USAGE, "")
    assert error in ran.err
    assert "51234567" not in ran.err


def test_a_value_comes_through_standard_input(shell: Any, vault: Path) -> None:
    words = ["vault", "erase", "--value", "PE_DNI=-", "--basis", "x", "--dry-run", "--vault", vault]
    ran = shell(*words, stdin=b"51234567\n")
    assert (ran.code, ran.out, ran.err) == (exits.DONE, "No hay nadie con ese dato en la bóveda.\n", "")
    assert shell(*words, stdin=b"\n").code == exits.USAGE


def test_nobody_on_hold_is_said(shell: Any, vault: Path) -> None:
    ran = shell("vault", "hold", "--record", "0" * 32, "--lift", "--vault", vault)
    assert (ran.code, ran.out) == (exits.DONE, "No hay nadie con ese dato; no se hizo nada.\n")
    ran = shell("vault", "hold", "--subject", "0" * 32, "--lift", "--vault", vault)
    assert ran.code == exits.FAILED
    assert "expected a person of this vault" in ran.err


def test_numbers_and_days_in_words() -> None:
    assert count(0, "persona", "personas") == "0 personas"


@pytest.mark.plain("*/records.db")
@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_a_damaged_store_is_a_failure_and_no_usage_error(shell: Any, vault: Path) -> None:
    (vault / "records.db").write_bytes(b"soy ana 51234567" * 300)
    ran = shell("vault", "doctor", "--vault", vault)
    assert ran.code == exits.FAILED
    assert "51234567" not in ran.err
    assert str(vault) not in ran.err


def test_every_weakness_is_documented() -> None:
    reference = Path(__file__).parents[2] / "docs" / "reference"
    pages = [(reference / name).read_text(encoding="utf-8") for name in ("cli.md", "vault-tables.md")]
    documented = [set(re.findall(r"^\| `([a-z-]+)` \|", page, re.MULTILINE)) for page in pages]
    assert set(WEAKNESS_TEXTS) <= set.union(*documented)
