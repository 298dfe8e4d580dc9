"""Opening on the command line: what the purpose allows, after the evidence; requests and approvals as files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]  # it ships no types
import pytest

from safefeedback.cli import exits, question
from safefeedback.errors import KeyringError
from safefeedback.ledger.leaf import read_leaf
from safefeedback.vault import Vault
from safefeedback.vault.reveal.officer_key import create_officer_key, open_officer_key

SCHEMAS = Path(__file__).parents[2] / "docs" / "reference" / "schemas"
TEXT = "soy ana, mi dni es 51234567"
ACTOR = ("--actor", "off-12")
COURT = ("--purpose", "court-order", "--case", "exp-9")


@pytest.fixture
def folder(shell: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "boveda"
    words = ["--provider", "insecure-file:keyring.json", "--erasures", tmp_path / "supresiones.jsonl"]
    assert shell("vault", "init", folder, "--agency", "muni-puno", *words).code == exits.DONE
    monkeypatch.setenv("SAFEFEEDBACK_VAULT", str(folder))
    monkeypatch.delenv("SAFEFEEDBACK_ACTOR", raising=False)
    return folder


@pytest.fixture
def record(shell: Any, folder: Path, tmp_path: Path) -> str:
    file = tmp_path / "m.jsonl"
    known = [["PHONE_NUMBER", "987654321"]]
    file.write_text(json.dumps({"id": "a", "text": TEXT, "known": known}) + "\n", encoding="utf-8")
    ran = shell("vault", "seal", file, "--tagger", "none")
    return str(json.loads(ran.out)["record_id"])


def events(folder: Path) -> list[str]:
    with Vault.open(folder) as vault:
        return [read_leaf(body).event for body in vault._held.records.leaves("muni-puno")]


def test_a_purpose_opens_its_fields(shell: Any, folder: Path, record: str) -> None:
    ran = shell("reveal", record, "--purpose", "notify", *ACTOR)
    assert (ran.code, ran.out) == (exits.DONE, 'contact: [["PHONE_NUMBER","987654321"]]\nenvelope: {"id":"a"}\n')
    assert "Quedó constancia" in ran.err
    ran = shell("reveal", record, "--purpose", "attend-case", "--field", "message", "--json", *ACTOR)
    value = json.loads(ran.out)
    jsonschema.validate(value, json.loads((SCHEMAS / "revealed-1.json").read_text(encoding="utf-8")))
    assert value["fields"] == {"message": TEXT}
    assert events(folder)[-2:] == ["record.revealed", "record.revealed"]


@pytest.mark.parametrize(
    ("words", "code", "text"),
    [
        (("--purpose", "notify"), exits.USAGE, "expected --actor"),
        ((), exits.USAGE, "--purpose"),
        (("--purpose", "chisme", *ACTOR), exits.FAILED, "unknown-purpose"),
        (("--purpose", "pay", *ACTOR), exits.FAILED, "no-case"),
        (("--purpose", "notify", "--field", "message", *ACTOR), exits.FAILED, "field-not-allowed"),
        ((*COURT, *ACTOR), exits.FAILED, "no-request"),
        ((*COURT, "--case", "51234567", *ACTOR), exits.USAGE, "without the number of a document"),
    ],
)
def test_what_is_refused(  # noqa: PLR0917 - two fixtures and a row
    shell: Any, record: str, words: tuple[str, ...], code: int, text: str
) -> None:
    ran = shell("reveal", record, *words)
    assert (ran.code, ran.out) == (code, "")
    assert text in ran.err
    assert "51234567" not in ran.err


def test_the_actor_may_stand_in_the_environment(shell: Any, record: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAFEFEEDBACK_ACTOR", "off-12")
    assert shell("reveal", record, "--purpose", "notify").code == exits.DONE
    monkeypatch.setenv("SAFEFEEDBACK_ACTOR", "Zenobia Quispe")
    ran = shell("reveal", record, "--purpose", "notify")
    assert ran.code == exits.FAILED
    assert "Zenobia" not in ran.err


def test_purposes_are_listed(shell: Any, folder: Path) -> None:
    ran = shell("reveal", "--purposes")
    assert ran.code == exits.DONE
    assert "court-order: Cumplir un mandato judicial o fiscal" in ran.out
    assert "2 aprobaciones; con --case" in ran.out


def test_officers_approve(  # noqa: PLR0917 - fixtures
    shell: Any, folder: Path, record: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = tmp_path / "frase"
    secret.write_text("una frase de paso\n", encoding="utf-8")
    secret.chmod(0o600)
    phrase = ("--passphrase-file", secret)
    lines = ["schema = 1", "[officers]"]
    for officer in ("odp", "jefa"):
        made = shell("keys", "create-officer", officer, tmp_path / f"{officer}.json", *phrase)
        lines.append(made.out.splitlines()[-1])
    (folder / "reveal.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    asked, signed = tmp_path / "solicitud.json", [tmp_path / f"a-{n}.json" for n in range(2)]
    assert shell("reveal", record, *COURT, "--request", asked, *ACTOR).code == exits.DONE
    monkeypatch.setattr(question, "read_line", lambda: "no")
    key = ("--officer", "odp", "--key", tmp_path / "odp.json")
    ran = shell("approve", asked, *key, "--output", signed[0], *phrase)
    assert "No se aprobó." in ran.out
    assert not signed[0].exists()
    monkeypatch.setattr(question, "read_line", lambda: "aprobar")
    ran = shell("approve", asked, *key, "--output", signed[0], *phrase)
    assert "quién abrirá  off-12" in ran.out
    words = ("--with-request", asked, "--approval", signed[0])
    ran = shell("reveal", record, *COURT, *words, *ACTOR)
    assert (ran.code, "approvals-missing" in ran.err) == (exits.FAILED, True)
    shell("approve", asked, "--officer", "jefa", "--key", tmp_path / "jefa.json", "-o", signed[1], "--yes", *phrase)
    ran = shell("reveal", record, *COURT, *words, "--approval", signed[1], *ACTOR)
    assert (ran.code, TEXT in ran.out) == (exits.DONE, True)
    ran = shell("reveal", record, *COURT, *words, "--approval", signed[1], *ACTOR)
    assert (ran.code, "request-used" in ran.err) == (exits.FAILED, True)


def test_an_officers_key_opens_with_its_passphrase_alone(tmp_path: Path) -> None:
    file = tmp_path / "clave.json"
    public = create_officer_key(file, b"una frase")
    assert file.stat().st_mode & 0o777 == 0o600
    assert open_officer_key(file, b"una frase").verifying_key().public_key == public
    with pytest.raises(KeyringError, match="new file"):
        create_officer_key(file, b"otra")
    with pytest.raises(KeyringError, match="passphrase of this key"):
        open_officer_key(file, b"otra")
    with pytest.raises(KeyringError, match="there is none"):
        open_officer_key(tmp_path / "no", b"x")
    with pytest.raises(KeyringError, match="can be written"):
        create_officer_key(tmp_path / "no" / "clave.json", b"x")
    other = tmp_path / "otra.json"
    other.write_text("{}", encoding="utf-8")
    other.chmod(0o600)
    with pytest.raises(KeyringError, match="something else"):
        open_officer_key(other, b"x")


def test_an_officers_id_is_a_code(shell: Any, tmp_path: Path) -> None:
    ran = shell("keys", "create-officer", "Zenobia Quispe", tmp_path / "c.json")
    assert ran.code == exits.USAGE
    assert "Zenobia" not in ran.err
