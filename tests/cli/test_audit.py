"""Checkpoints, verification and proofs on the command line."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]  # it ships no types
import pytest

from safefeedback.cli import exits
from safefeedback.ledger.proof import Proof
from safefeedback.vault import Vault

SCHEMAS = Path(__file__).parents[2] / "docs" / "reference" / "schemas"


@pytest.fixture
def record(shell: Any, folder: Path) -> str:
    return str(json.loads(shell("vault", "seal", "soy ana, dni 51234567", "--tagger", "none").out)["record_id"])


def spoil(folder: Path) -> None:
    """What somebody with the database could do."""
    with sqlite3.connect(folder / "records.db") as connection:
        connection.execute("DROP TRIGGER ledger_leaf_stays")
        (body,) = connection.execute("SELECT body FROM ledger_leaf WHERE place = 2").fetchone()
        changed = body.replace(b'"PE_DNI":{"redact":1}', b'"PE_DNI":{"redact":9}')
        assert changed != body
        connection.execute("UPDATE ledger_leaf SET body = ? WHERE place = 2", (changed,))
    connection.close()


def test_a_log_is_signed_anchored_and_found_whole(shell: Any, folder: Path, record: str, tmp_path: Path) -> None:
    ran = shell("audit", "verify")
    assert (ran.code, "3 sin anclar" in ran.out) == (exits.DONE, True)
    ran = shell("audit", "checkpoint", "--output", tmp_path / "puntos")
    assert ran.code == exits.DONE
    assert "clave safefeedback/muni-puno/records+" in ran.out
    notes = sorted((tmp_path / "puntos").iterdir())
    assert [note.name.partition("-")[0] for note in notes] == ["keys", "records"]
    anchors = [word for note in notes for word in ("--anchor", note)]
    ran = shell("audit", "verify", "--json", *anchors)
    assert ran.code == exits.DONE
    value = json.loads(ran.out)
    jsonschema.validate(value, json.loads((SCHEMAS / "logs-1.json").read_text(encoding="utf-8")))
    for log in value["logs"].values():
        assert (log["faults"], log["ranges"]) == ([], [{"start": 0, "stop": log["size"], "state": "anchored"}])
    assert shell("audit", "checkpoint", "--output", tmp_path / "puntos").code == exits.DONE


def test_a_changed_leaf_is_found(shell: Any, folder: Path, record: str, tmp_path: Path) -> None:
    shell("audit", "checkpoint", "--output", tmp_path / "puntos")
    spoil(folder)
    (note,) = (tmp_path / "puntos").glob("records-*")
    ran = shell("audit", "verify", "--anchor", note)
    assert ran.code == exits.ATTENTION
    assert "ATENCIÓN: anchor-diverged" in ran.out
    assert "que divergen" in ran.out


def test_records_are_compared_with_the_log(shell: Any, folder: Path, record: str) -> None:
    ran = shell("audit", "verify", "--records")
    assert (ran.code, "1 versión comparada" in ran.out) == (exits.DONE, True)
    with sqlite3.connect(folder / "records.db") as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("DELETE FROM record")
    connection.close()
    ran = shell("audit", "verify", "--records")
    assert (ran.code, f"ATENCIÓN: {record}: falta" in ran.out) == (exits.ATTENTION, True)
    value = json.loads(shell("audit", "verify", "--records", "--json").out)
    jsonschema.validate(value, json.loads((SCHEMAS / "logs-1.json").read_text(encoding="utf-8")))
    assert value["records"]["missing"] == [record]


def test_only_checkpoints_of_this_vault_are_anchors(shell: Any, folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "otro.note"
    other.write_bytes(b"safefeedback/otra/records\n1\n")
    ran = shell("audit", "verify", "--anchor", other)
    assert (ran.code, "checkpoints of this vault" in ran.err) == (exits.USAGE, True)
    assert shell("audit", "verify", "--anchor", tmp_path / "absent").code == exits.FAILED


def test_a_record_is_proved(shell: Any, folder: Path, record: str, tmp_path: Path) -> None:
    ran = shell("audit", "prove", record, "--output", tmp_path / "constancia.txt")
    assert ran.code == exits.DONE
    proof = Proof.from_text((tmp_path / "constancia.txt").read_text(encoding="utf-8"))
    assert proof.extra is not None
    assert record.encode() in proof.extra
    with Vault.open(folder) as vault:
        assert proof.verify(proof.extra, vault.log("records").verifiers).size == 3
    assert shell("audit", "prove", "ab" * 16).code == exits.USAGE
    assert shell("audit", "prove", record, "--event", "record.erased").code == exits.USAGE
    assert shell("audit", "prove", "zz").code == exits.USAGE
