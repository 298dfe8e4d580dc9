"""Whatever ends ``vault init`` early, the same command makes the vault afterwards."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NoReturn

import pytest

from safefeedback.cli import exits
from safefeedback.errors import VaultError
from safefeedback.vault import Vault
from safefeedback.vault.stores import open_key_store

WORDS = ("--agency", "muni-puno", "--provider", "insecure-file:keyring.json")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "boveda"


def init(shell: Any, folder: Path, *more: str) -> Any:
    return shell("vault", "init", folder, *WORDS, *more)


def listing(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_vault_that_is_there_is_left_as_it_is(shell: Any, folder: Path) -> None:
    assert init(shell, folder).code == exits.DONE
    before = listing(folder)
    ran = init(shell, folder)
    assert (ran.code, ran.out) == (exits.USAGE, "")
    assert "the folder holds a vault already" in ran.err
    assert listing(folder) == before


@pytest.mark.parametrize(
    "words",
    [
        ("--records", "mysql://x"),
        ("--keys", "sqlite:///no/such/folder/keys.db"),
        ("--provider", "nowhere:x"),
        ("--provider", "file:keyring.json?credential=/no/such/file"),
    ],
)
def test_a_failure_leaves_nothing_behind(shell: Any, folder: Path, words: tuple[str, ...]) -> None:
    assert init(shell, folder, *words).code in (exits.USAGE, exits.FAILED)
    assert not folder.exists()
    assert init(shell, folder).code == exits.DONE


def test_a_failure_leaves_what_was_there_before(shell: Any, folder: Path) -> None:
    folder.mkdir()
    (folder / "nota.txt").write_text("hola", encoding="utf-8")
    assert init(shell, folder, "--provider", "nowhere:x").code == exits.USAGE
    assert listing(folder) == {"nota.txt": b"hola"}


def test_settings_that_cannot_be_used_are_refused_first(shell: Any, folder: Path) -> None:
    assert shell("vault", "init", folder).err.startswith("safefeedback: error: expected --agency\n")
    assert init(shell, folder, "--backup-days", "0").code == exits.USAGE
    assert init(shell, folder, "--records", "").code == exits.USAGE
    assert not folder.exists()


def test_an_interrupted_try_with_keys_is_finished_by_the_same_command(
    shell: Any, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(_self: object, *, now: bool = False) -> NoReturn:
        raise VaultError("disk full")

    with monkeypatch.context() as patched:
        patched.setattr(Vault, "rotate", stop)
        ran = init(shell, folder)
    assert ran.code == exits.FAILED
    assert "hint: the same command finishes it" in ran.err
    assert (folder / "vault.toml.new").exists()
    assert init(shell, folder, "--backup-days", "40").code == exits.USAGE
    assert init(shell, folder).code == exits.DONE
    assert set(listing(folder)) >= {"vault.toml", "records.db", "keys/keys.db", "keyring.json"}
    assert shell("vault", "rotate", "--vault", folder).out.endswith("no se hizo nada.\n")


@pytest.mark.parametrize("after", [1, 2])
def test_a_kill_at_the_end_is_made_good(shell: Any, folder: Path, after: int) -> None:
    """After one: all is made but the name of the settings. After two: nothing is made but the settings."""
    assert init(shell, folder).code == exits.DONE
    (folder / "vault.toml").rename(folder / "vault.toml.new")
    if after == 2:
        for name in ("records.db", "keys/keys.db", "keyring.json"):
            (folder / name).unlink()
    ran = init(shell, folder)
    assert (ran.code, ran.err) == (exits.DONE, "")
    assert shell("keys", "list", "--vault", folder).code == exits.DONE


def test_a_failure_of_a_second_try_is_told(shell: Any, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert init(shell, folder).code == exits.DONE
    (folder / "vault.toml").rename(folder / "vault.toml.new")

    def stop(*_: object, **__: object) -> NoReturn:
        raise VaultError("disk full")

    monkeypatch.setattr(Vault, "init", stop)
    monkeypatch.setattr(Vault, "open", stop)
    ran = init(shell, folder)
    assert ran.code == exits.FAILED
    assert "disk full" in ran.err


def test_a_second_folder_for_the_same_stores_is_refused_and_not_begun(shell: Any, folder: Path, tmp_path: Path) -> None:
    assert init(shell, folder).code == exits.DONE
    before = listing(folder)
    words = ["--records", f"sqlite:///{folder}/records.db", "--keys", f"sqlite:///{folder}/keys/keys.db"]
    ran = init(shell, tmp_path / "otra", *words)
    assert ran.code == exits.FAILED
    assert "the agency has one there already" in ran.err
    assert "hint: the stores hold a vault of this agency" in ran.err
    assert not (tmp_path / "otra").exists()
    assert listing(folder) == before


def test_upgrade_brings_the_tables_up_and_changes_nothing_else(shell: Any, folder: Path) -> None:
    assert shell("vault", "init", folder, "--upgrade").code == exits.USAGE
    init(shell, folder)
    before = listing(folder)["vault.toml"]
    ran = shell("vault", "init", folder, "--upgrade")
    assert (ran.code, ran.out) == (exits.DONE, "Las tablas están al día.\n")
    assert listing(folder)["vault.toml"] == before
    store = open_key_store(f"sqlite:///{folder}/keys/keys.db")
    assert len(store.keys("muni-puno")) == 5
    store.close()
