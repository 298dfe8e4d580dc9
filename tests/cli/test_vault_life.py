"""The whole life of a vault on the command line, with the real pipeline: nothing planted is ever shown."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]  # it ships no types
import pytest

from safefeedback.cli import exits
from safefeedback.vault import Vault

SCHEMAS = Path(__file__).parents[2] / "docs" / "reference" / "schemas"
ANA, LUIS = "51234567", "57654321"
MESSAGES = (
    {
        "id": "wa-0031",
        "channel": "whatsapp",
        "text": "buenas noches soy Yesenia Mamani dni 51234567 no hay agua en jr. puno 345 hace 3 dias",
        "known": [["PERSON", "Yesenia Mamani"], ["PE_DNI", ANA], ["PHONE_NUMBER", "+51 987 654 321"]],
    },
    {"id": "wa-0032", "channel": "whatsapp", "text": "me llaman al 987654321 porfa", "known": [["PE_DNI", "51234567"]]},
    {
        "id": "web-7",
        "channel": "web_form",
        "text": "Mi vecino Luis Ccahua Turpo, DNI 57654321, quema basura. Mi correo: luisccahua@example.com",
        "known": [["PE_DNI", LUIS], ["EMAIL_ADDRESS", "luisccahua@example.com"]],
        "thread": "t-1",
    },
    {"id": "fb-1", "channel": "facebook_comment", "text": "¿cuándo arreglan la pista de la avenida?"},
)
PLANTED = ("51234567", "57654321", "yesenia", "mamani", "987654321", "987 654 321", "luisccahua", "ccahua turpo")
PASSPHRASE = "canario de la frase de paso"
RULES = ("--tagger", "none")


@pytest.fixture
def run(shell: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return the shell, with a vault in reach; nothing planted may be in what it prints."""
    secret = tmp_path / "frase"
    secret.write_text(PASSPHRASE + "\n", encoding="utf-8")
    secret.chmod(0o600)
    monkeypatch.setenv("SAFEFEEDBACK_VAULT", str(tmp_path / "boveda"))

    def call(*words: Any, code: int = exits.DONE, stdin: bytes | None = None) -> Any:
        ran = shell(*words, "--passphrase-file", secret, stdin=stdin)
        assert ran.code == code, ran.err
        shown = (ran.out + ran.err).casefold()
        assert [each for each in (*PLANTED, PASSPHRASE) if each in shown] == []
        return ran

    return call


@pytest.fixture
def vault(run: Any, tmp_path: Path) -> Path:
    run("vault", "init", tmp_path / "boveda", "--agency", "muni-puno", "--erasures", tmp_path / "supresiones.jsonl")
    return tmp_path / "boveda"


def seal(run: Any, tmp_path: Path) -> list[dict[str, Any]]:
    file = tmp_path / "mensajes.jsonl"
    file.write_text("".join(json.dumps(each, ensure_ascii=False) + "\n" for each in MESSAGES), encoding="utf-8")
    return [json.loads(line) for line in run("vault", "seal", file).out.splitlines()]


def valid(name: str, value: object) -> Any:
    schema = json.loads((SCHEMAS / f"{name}-1.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(value)
    return value


def test_a_whole_life(run: Any, vault: Path, tmp_path: Path) -> None:
    receipts = seal(run, tmp_path)
    assert [receipt["id"] for receipt in receipts] == [message["id"] for message in MESSAGES]
    for receipt in receipts:
        valid("sealed", receipt)
    codes = {
        each["code"]
        for each in valid("weaknesses", json.loads(run("vault", "doctor", "--json", code=4).out))["weaknesses"]
    }
    assert codes <= {"no-anchor", "provider-cannot-destroy", "core-dumps-on"}

    shutil.copytree(vault, tmp_path / "copia")
    plan = valid("erasure", json.loads(erase(run, "--dry-run").out))
    done = valid("erasure", json.loads(erase(run, "--yes").out))
    assert (plan["is_done"], done["is_done"], done["records"], done["subjects"]) == (False, True, 2, plan["subjects"])

    purged = valid("purge", json.loads(run("vault", "purge", "--on", "2999-01-01", "--json").out))
    assert (purged["records"], purged["is_done"]) == (2, False)
    run("vault", "rotate", "--now")
    assert "2 claves de personas pasaron" in run("vault", "rewrap").out
    keys = valid("keys", json.loads(run("keys", "list", "--json").out))["keys"]
    assert [key["state"] for key in keys if key["kind"] == "epoch"] == ["retired", "primary"]

    shutil.rmtree(vault)
    shutil.copytree(tmp_path / "copia", vault)
    assert "1 persona había vuelto y se suprimió otra vez, con 2 registros." in run("vault", "restore").out
    assert json.loads(erase(run, "--dry-run").out)["subjects"] == []
    with Vault.open(vault, passphrase=PASSPHRASE.encode) as opened:
        assert opened._open(receipts[2]["record_id"])["message"].decode() == MESSAGES[2]["text"]


def erase(run: Any, word: str) -> Any:
    words = ["--value", "PE_DNI=-", "--basis", "solicitud-118", "--json", word]
    return run("vault", "erase", *words, stdin=b"5123-4567\n")


def test_nothing_planted_lies_in_the_files(run: Any, vault: Path, tmp_path: Path) -> None:
    seal(run, tmp_path)
    content = b"".join(path.read_bytes() for path in vault.rglob("*") if path.is_file()).lower()
    planted = (*PLANTED, PASSPHRASE)
    assert [each for each in planted if each.encode() in content or each.encode("utf-16-le") in content] == []


@pytest.mark.plain("boveda/keys/keys.db")
def test_errors_hold_nothing_planted(run: Any, vault: Path, tmp_path: Path) -> None:
    """Every way to fail that a command has; ``run`` looks for what was planted."""
    (receipt, *_) = seal(run, tmp_path)
    word = "Yesenia Mamani 51234567"
    record = receipt["record_id"]
    wrong: list[tuple[object, ...]] = [
        ("vault", "erase", "--value", word, "--basis", "x"),
        ("vault", "erase", "--value", f"PE_DNI={word}", "--basis", word, "--yes"),
        ("vault", "erase", "--value", f"{word}=x", "--basis", "x"),
        ("vault", "erase", "--subject", word, "--basis", "x", "--yes"),
        ("vault", "erase", "--record", record, "--basis", word, "--yes"),
        ("vault", "hold", "--record", record, "--reason", word),
        ("vault", "hold", "--record", word, "--lift"),
        ("vault", "purge", "--on", word),
        ("vault", "doctor", "--accept", word),
        ("vault", "promote", "--limit", word),
        ("vault", "rotate", word),
        ("vault", "seal", "hola", "--policy", "51234567.yaml", *RULES),
        ("vault", "seal", "51234567.jsonl", "--text", word),
        ("vault", "seal", "hola", "--bundle", word, "--records", word, "--custodian", word),
        ("vault", "seal", "hola", "--bundle", vault / "vault.toml", "--records", word, "--custodian", "ab" * 32),
        ("vault", "init", vault, "--agency", word),
        ("vault", "init", tmp_path / "otra", "--agency", word, "--provider", f"file:{word}?x={word}"),
        ("vault", "init", tmp_path / "otra", "--agency", word, "--records", f"{word}://{word}"),
        ("keys", "create-bundle", "--days", word, "-o", word),
        ("keys", "list", "--vault", f"{word}/vault.toml"),
        ("keys", "passphrase", "--new-passphrase-file", word),
    ]
    for words in wrong:
        run(*words, code=exits.USAGE)
    (vault / "keys" / "keys.db").write_bytes(f"{word}\n".encode() * 900)
    run("vault", "doctor", code=exits.FAILED)
    run("vault", "seal", word, *RULES, code=exits.FAILED)
    run("keys", "list", code=exits.FAILED)


def test_stored_messages_are_protected_again(shell: Any, tmp_path: Path) -> None:
    folder = tmp_path / "otra"
    words = ["--provider", "insecure-file:keyring.json", "--erasures", tmp_path / "supresiones.jsonl"]
    shell("vault", "init", folder, "--agency", "muni-puno", *words)
    sealing = ["--operating-point", "precision", "--tagger", "none", "--vault", folder]
    record = json.loads(shell("vault", "seal", "atte. wilber condori choque 51234567", *sealing).out)["record_id"]
    newer = ["--tagger", "none", "--vault", folder]
    ran = shell("vault", "reprotect", "--dry-run", *newer)
    assert ran.code == exits.DONE
    assert f"{record} v1: " in ran.out
    assert "en 1 se encuentra más" in ran.out
    ran = shell("vault", "reprotect", "--limit", 1, *newer)
    assert (ran.code, "1 texto protegido de nuevo" in ran.out, "Faltan más" in ran.out) == (exits.DONE, True, True)
    ran = shell("vault", "reprotect", *newer)
    assert (ran.code, "en 0 se encuentra más" in ran.out) == (exits.DONE, True)
    assert "wilber" not in ran.out
