from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from safefeedback.policy import AUDIENCES, load_policy


def test_show_says_what_each_audience_sees(shell: Any) -> None:
    out = shell("policy", "show").out
    assert out.startswith(f"pe-ley-29733 {load_policy('pe-ley-29733').version} (")
    row = next(line for line in out.splitlines() if line.startswith("nombre de persona"))
    assert row.split()[3:] == ["tapado", "visible", "tapado", "tapado", "tapado"]


def test_show_gives_the_legal_reasons_of_one_audience(shell: Any) -> None:
    out = shell("policy", "show", "--audience", "publication").out
    assert "se tapa" in out
    assert "Ley 29733" in out


@pytest.mark.parametrize("form", ["yaml", "json"])
def test_what_show_writes_can_be_loaded_again(shell: Any, tmp_path: Path, form: str) -> None:
    path = tmp_path / f"copia.{form}"
    path.write_text(shell("policy", "show", "--format", form).out, encoding="utf-8")
    copy, shipped = load_policy(path), load_policy("pe-ley-29733")
    assert copy.digest == shipped.digest
    assert shell("policy", "diff", "pe-ley-29733", path).out == "Las dos políticas hacen lo mismo.\n"


@pytest.fixture
def strict(shell: Any, tmp_path: Path) -> Path:
    written = yaml.safe_load(shell("policy", "show", "--format", "yaml").out)
    written["entities"]["AGE"] = {"every": "redact"}
    path = tmp_path / "estricta.yaml"
    path.write_text(yaml.safe_dump(written), encoding="utf-8")
    return path


def test_diff_says_what_changed(shell: Any, strict: Path) -> None:
    out = shell("policy", "diff", "pe-ley-29733", strict).out
    assert "entities.AGE.publication" in out
    changes = [json.loads(line) for line in shell("policy", "diff", "pe-ley-29733", strict, "--json").out.splitlines()]
    assert {change["path"] for change in changes} == {f"entities.AGE.{audience}" for audience in AUDIENCES}
    assert all(change["after"].startswith("redact") for change in changes)


def test_check_prints_the_digest_and_exits_with_two_at_a_fault(shell: Any, strict: Path, tmp_path: Path) -> None:
    ran = shell("policy", "check", strict)
    assert (ran.code, ran.out) == (0, f"{strict}: pe-ley-29733 1.0 {load_policy(strict).digest}\n")
    bad = tmp_path / "mala.yaml"
    bad.write_text("schema: 1\nname: x\nversion: '1'\nentities: {PERSON: {every: shred}}\n", encoding="utf-8")
    ran = shell("policy", "check", bad, strict, tmp_path / "no.yaml")
    assert ran.code == 2
    assert ran.out.startswith(f"{strict}: ")
    first, second, *_ = ran.err.splitlines()
    assert first.startswith(f"safefeedback: error: {bad}: policy: ")
    assert "entities.PERSON" in first
    assert "redact" in second


def test_a_policy_that_cannot_be_read_exits_with_two(shell: Any) -> None:
    ran = shell("policy", "show", "no.yaml")
    assert ran.code == 2
    assert "pe-ley-29733" in ran.err


def test_the_schema_accepts_the_shipped_policy(shell: Any) -> None:
    import jsonschema  # type: ignore[import-untyped]  # it ships no types

    schema = json.loads(shell("policy", "schema").out)
    written = json.loads(shell("policy", "show", "--format", "json").out)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["properties"]["schema"]
    assert written["schema"] == 1
