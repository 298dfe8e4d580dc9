from __future__ import annotations

import getpass
import os
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from safefeedback.cli import exits, passphrase
from safefeedback.errors import KeyringError

GOOD, OTHER = "una frase larga y propia", "otra frase larga y propia"
CANARY = "canario-9137-canario"


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what will be typed, first word first; prompts are kept behind it."""
    words: list[str] = []

    def ask(_prompt: str, stream: object = None) -> str:
        assert stream is sys.stderr
        return words.pop(0)

    monkeypatch.setattr(getpass, "getpass", ask)
    monkeypatch.setattr(passphrase, "_has_terminal", lambda: True)
    return words


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "frase"
    path.write_text(GOOD + "\n", encoding="utf-8")
    path.chmod(0o600)
    return path


@pytest.fixture
def vault(shell: Any, tmp_path: Path, file: Path) -> Iterator[Path]:
    folder = tmp_path / "boveda"
    assert shell("vault", "init", folder, "--agency", "muni-puno", "--passphrase-file", file).code == exits.DONE
    yield folder
    assert GOOD.encode() not in b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_a_new_one_is_typed_twice_and_an_old_one_once(shell: Any, tmp_path: Path, typed: list[str]) -> None:
    typed += [GOOD, GOOD]
    assert shell("vault", "init", tmp_path / "b", "--agency", "a").code == exits.DONE
    typed += [GOOD]
    assert shell("keys", "list", "--vault", tmp_path / "b").code == exits.DONE
    assert typed == []


def test_two_different_texts_are_asked_again_three_times(shell: Any, tmp_path: Path, typed: list[str]) -> None:
    typed += [CANARY, OTHER] * 3
    ran = shell("vault", "init", tmp_path / "b", "--agency", "a")
    assert ran.code == exits.USAGE
    assert ran.err.count("No son iguales.") == 3
    assert "got two different ones 3 times" in ran.err
    assert CANARY not in ran.out + ran.err
    assert not (tmp_path / "b").exists()


def test_a_short_one_makes_no_vault(shell: Any, tmp_path: Path, typed: list[str]) -> None:
    typed += ["corta", "corta"]
    ran = shell("vault", "init", tmp_path / "b", "--agency", "a")
    assert ran.code == exits.USAGE
    assert "at least 12 bytes, got 5" in ran.err
    assert not (tmp_path / "b").exists()


def test_spellings_of_one_text_are_one_passphrase(typed: list[str]) -> None:
    given = "señal árbol público"
    typed += [unicodedata.normalize("NFD", given), given]
    assert passphrase.new_passphrase(None)() == given.encode()


def test_a_wrong_one_is_told_without_being_shown(shell: Any, vault: Path, typed: list[str]) -> None:
    typed += [CANARY]
    ran = shell("vault", "doctor", "--vault", vault)
    assert (ran.code, ran.out) == (exits.USAGE, "")
    assert "cannot be opened: wrong key, wrong context or changed data" in ran.err
    assert "hint: is the passphrase the right one?" in ran.err
    assert CANARY not in ran.err


def test_a_file_that_others_may_read_is_refused(shell: Any, vault: Path, file: Path) -> None:
    file.chmod(0o644)
    ran = shell("vault", "doctor", "--vault", vault, "--passphrase-file", file)
    assert ran.code == exits.USAGE
    assert "expected a file of mode 0600, got 0644" in ran.err
    assert GOOD not in ran.err
    ran = shell("vault", "doctor", "--vault", vault, "--passphrase-file", vault / "no")
    assert ran.code == exits.USAGE


def test_a_relative_file_is_taken_from_here(
    shell: Any, vault: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(file.parent)
    assert shell("keys", "list", "--vault", vault, "--passphrase-file", file.name).code == exits.DONE


def test_without_a_terminal_the_file_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise OSError(6, "No such device or address")

    monkeypatch.setattr(os, "open", refuse)
    monkeypatch.setattr(sys, "stdin", open(os.devnull))  # noqa: PTH123, SIM115 - a handle that is no terminal
    with sys.stdin, pytest.raises(KeyringError, match="expected a terminal") as raised:
        passphrase.passphrase(None)()
    assert "--passphrase-file" in (raised.value.hint or "")


def test_messages_may_come_through_standard_input_while_somebody_types(monkeypatch: pytest.MonkeyPatch) -> None:
    closed: list[int] = []
    monkeypatch.setattr(os, "open", lambda *_: 99)
    monkeypatch.setattr(os, "close", closed.append)
    monkeypatch.setattr(getpass, "getpass", lambda *_, **__: GOOD)
    given = passphrase.passphrase(None)
    assert given() == given() == GOOD.encode()
    assert closed == [99]


def test_changing_it_needs_the_old_one_first(shell: Any, vault: Path, file: Path, typed: list[str]) -> None:
    typed += [CANARY]
    ran = shell("keys", "passphrase", "--vault", vault)
    assert (ran.code, ran.out) == (exits.USAGE, "")
    typed += [GOOD, OTHER, OTHER]
    ran = shell("keys", "passphrase", "--vault", vault)
    assert (ran.code, ran.err) == (exits.DONE, "")
    assert ran.out.startswith("Contraseña cambiada.")
    assert shell("keys", "list", "--vault", vault, "--passphrase-file", file).code == exits.USAGE
    typed += [OTHER]
    assert shell("keys", "list", "--vault", vault).code == exits.DONE


def test_files_serve_for_both(shell: Any, vault: Path, file: Path, tmp_path: Path) -> None:
    new = tmp_path / "nueva"
    new.write_text(OTHER, encoding="utf-8")
    new.chmod(0o600)
    words = ["keys", "passphrase", "--vault", vault, "--passphrase-file", file, "--new-passphrase-file"]
    assert shell(*words, new).code == exits.DONE
    assert shell("keys", "list", "--vault", vault, "--passphrase-file", new).code == exits.DONE


def test_a_credential_is_read_and_has_to_be_put_anew(shell: Any, tmp_path: Path, file: Path) -> None:
    folder = tmp_path / "b"
    address = f"file:keyring.json?credential={file}"
    assert shell("vault", "init", folder, "--agency", "a", "--provider", address).code == exits.DONE
    assert shell("keys", "list", "--vault", folder).code == exits.DONE
    new = tmp_path / "nueva"
    new.write_text(OTHER, encoding="utf-8")
    new.chmod(0o600)
    ran = shell("keys", "passphrase", "--vault", folder, "--new-passphrase-file", new)
    assert "Ponga la nueva en la credencial" in ran.out
    assert shell("keys", "list", "--vault", folder).code == exits.USAGE
    file.write_bytes(new.read_bytes())
    assert shell("keys", "list", "--vault", folder).code == exits.DONE


def test_a_keyring_without_passphrase_gets_none(shell: Any, tmp_path: Path) -> None:
    folder = tmp_path / "b"
    shell("vault", "init", folder, "--agency", "a", "--provider", "insecure-file:keyring.json")
    ran = shell("keys", "passphrase", "--vault", folder)
    assert ran.code == exits.USAGE
    assert "expected a keyring with a passphrase" in ran.err
