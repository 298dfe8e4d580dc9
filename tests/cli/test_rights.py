"""Rights on the command line, from the request to the answer."""

from __future__ import annotations

import json
import stat
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]  # it ships no types
import pytest

from safefeedback import Message, Pipeline
from safefeedback.cli import exits
from safefeedback.vault import Vault

SCHEMAS = Path(__file__).parents[2] / "docs" / "reference" / "schemas"


@pytest.fixture
def folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The vault of all tests, with messages of two persons."""
    monkeypatch.setenv("SAFEFEEDBACK_ACTOR", "staff:odp")
    with Vault.open(folder) as vault:
        pipeline = Pipeline(tagger=None, vault=vault)
        for text in ("no hay agua, dni 45678912", "sigue sin agua"):
            pipeline.protect_and_store(Message(text, known=[("PE_DNI", "45678912"), ("PHONE_NUMBER", "987654321")]))
        pipeline.protect_and_store(Message("otra", known=[("PE_DNI", "41234568"), ("PHONE_NUMBER", "987654321")]))
    return folder


def asked(shell: Any, right: str = "access", *words: str) -> str:
    ran = shell("rights", "open", right, *(words or ("--value", "PE_DNI=45678912")))
    assert ran.code == exits.DONE, ran.err
    return str(ran.out.split("solicitud ")[1].split()[0])


def test_a_request_of_access(shell: Any, folder: Path, tmp_path: Path) -> None:
    request = asked(shell)
    ran = shell("rights", "find", request[:8])
    assert (ran.code, "2 mensajes guardados." in ran.out) == (exits.DONE, True)
    ran = shell("rights", "export", request, "--output", tmp_path / "respuesta")
    assert (ran.code, "2 mensajes." in ran.out) == (exits.DONE, True)
    page = tmp_path / "respuesta" / "mis-datos.html"
    assert "no hay agua, dni 45678912" in page.read_text(encoding="utf-8")
    assert stat.S_IMODE(page.stat().st_mode) == 0o600
    assert json.loads((tmp_path / "respuesta" / "mis-datos.json").read_bytes())["request"] == request
    ran = shell("rights", "close", request, "granted")
    assert (ran.code, "concedida" in ran.out) == (exits.DONE, True)
    assert shell("rights", "export", request, "--output", tmp_path / "x").code == exits.USAGE


def test_a_value_is_read_and_not_shown(shell: Any, folder: Path) -> None:
    ran = shell("rights", "open", "access", "--value", "PE_DNI=-", stdin=b"45678912\n")
    assert (ran.code, "2 mensajes guardados" in ran.out) == (exits.DONE, True)
    assert "45678912" not in ran.out + ran.err


def test_several_persons_are_not_one(shell: Any, folder: Path) -> None:
    ran = shell("rights", "open", "access", "--value", "PHONE_NUMBER=987654321")
    assert (ran.code, "2 are known by this" in ran.err) == (exits.USAGE, True)
    request = asked(shell, "access", "--value", "PHONE_NUMBER=987654321", "--value", "PE_DNI=45678912")
    assert len(request) == 32


def test_nobody_may_ask_too(shell: Any, folder: Path) -> None:
    ran = shell("rights", "open", "information", "--value", "PE_DNI=11111111")
    assert (ran.code, "0 mensajes guardados de esta persona." in ran.out) == (exits.DONE, True)


def test_overdue_requests_are_listed_and_ask_for_attention(shell: Any, folder: Path) -> None:
    assert shell("rights", "list").out == "No hay solicitudes.\n"
    asked(shell)
    assert shell("rights", "list").code == exits.DONE
    late = asked(shell, "access", "--value", "PE_DNI=45678912", "--got", "2026-01-05")
    ran = shell("rights", "list")
    assert (ran.code, "VENCIDA hace" in ran.out.splitlines()[0]) == (exits.ATTENTION, True)
    ran = shell("rights", "list", "--json", "--open")
    value = json.loads(ran.out)
    jsonschema.validate(value, json.loads((SCHEMAS / "rights-1.json").read_text(encoding="utf-8")))
    assert value["requests"][0]["request"] == late
    shell("rights", "close", late, "denied")
    assert "denegada" in shell("rights", "list").out
    assert len(shell("rights", "list", "--open").out.splitlines()) == 1


def test_rectify_block_extend_and_oppose(shell: Any, folder: Path) -> None:
    request = asked(shell, "rectification")
    found = shell("rights", "find", request).out.splitlines()[2].split()[0]
    ran = shell("rights", "rectify", request, "--record", found, "--value", "PHONE_NUMBER=-", stdin=b"951111222\n")
    assert (ran.code, "versión 2" in ran.out) == (exits.DONE, True)
    assert shell("rights", "rectify", request, "--record", found, "--value", "X").code == exits.USAGE
    assert "datos bloqueados" in shell("rights", "block", request).out
    ran = shell("reveal", found, "--purpose", "attend-case")
    assert (ran.code, "blocked" in ran.err) == (exits.FAILED, True)
    assert "datos bloqueados" not in shell("rights", "unblock", request).out
    assert shell("rights", "extend", request).code == exits.DONE
    assert shell("rights", "extend", request).code == exits.USAGE
    other = asked(shell, "opposition")
    ran = shell("rights", "oppose", other)
    assert (ran.code, "concedida" in ran.out, "datos bloqueados" in ran.out) == (exits.DONE, True, True)


def test_erase_asks_first_and_leaves_who_is_on_hold(shell: Any, folder: Path) -> None:
    request = asked(shell, "cancellation")
    with Vault.open(folder) as vault:
        (subject,) = vault.subjects("PE_DNI", "45678912")
    shell("vault", "hold", "--subject", subject, "--reason", "court-7")
    ran = shell("rights", "erase", request, "--yes")
    assert (ran.code, "A resguardo" in ran.out) == (exits.ATTENTION, True)
    shell("vault", "hold", "--subject", subject, "--lift")
    ran = shell("rights", "erase", request, stdin=b"no\n")
    assert (ran.code, "Suprimida" in ran.out) == (exits.USAGE, False)
    ran = shell("rights", "erase", request, "--yes")
    assert (ran.code, "Suprimida: 2 mensajes." in ran.out) == (exits.DONE, True)
    assert "0 mensajes guardados" in shell("rights", "find", request).out
