"""Reports, samples and documents on the command line."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]  # it ships no types
import pytest

from safefeedback.cli import exits
from safefeedback.ledger.leaf import Leaf, read_leaf
from safefeedback.vault import Vault

SCHEMAS = Path(__file__).parents[2] / "docs" / "reference" / "schemas"
SEED = b"dados del auditor: 4 2 6 1 3"


@pytest.fixture
def seed(tmp_path: Path) -> Path:
    (tmp_path / "semilla.txt").write_bytes(SEED + b"\n")
    return tmp_path / "semilla.txt"


@pytest.fixture
def stored(shell: Any, folder: Path, tmp_path: Path) -> Path:
    lines = [{"text": f"soy ana, dni 5123456{n}. no hay agua"} for n in range(8)]
    (tmp_path / "mensajes.jsonl").write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    words = ["--tagger", "none", "--output", tmp_path / "recibos.jsonl"]
    assert shell("vault", "seal", tmp_path / "mensajes.jsonl", *words).code == exits.DONE
    return folder


def leaves(folder: Path, kind: str, event: str) -> list[Leaf]:
    with Vault.open(folder) as vault:
        return [leaf for leaf in map(read_leaf, vault.leaves(kind)) if leaf.event == event]


def schema(name: str) -> Any:
    return json.loads((SCHEMAS / name).read_text(encoding="utf-8"))


def test_a_report_is_a_page_and_json_whose_digest_the_log_notes(shell: Any, stored: Path, tmp_path: Path) -> None:
    ran = shell("audit", "report", "--output", tmp_path / "informe")
    assert ran.code == exits.DONE
    assert "8 mensajes en el periodo." in ran.out
    (data,) = (tmp_path / "informe").glob("*.json")
    (page,) = (tmp_path / "informe").glob("*.html")
    value = json.loads(data.read_bytes())
    jsonschema.validate(value, schema("audit-report-1.json"))
    assert value["policies"][0]["name"] == "pe-ley-29733"
    (leaf,) = leaves(stored, "keys", "report.made")
    assert leaf.fields["dig"] == hashlib.sha256(data.read_bytes()).hexdigest()
    assert leaf.fields["dig"] in page.read_text(encoding="utf-8")
    assert "51234560" not in page.read_text(encoding="utf-8")


def test_a_report_takes_what_no_log_knows(shell: Any, stored: Path, seed: Path, tmp_path: Path) -> None:
    (tmp_path / "doc.toml").write_text("[[evidence]]\nitem = 2\ndocument = 'rd-14'\ndate = 2026-02-03\n")
    shell("audit", "checkpoint", "--output", tmp_path / "puntos")
    anchors = [word for note in (tmp_path / "puntos").iterdir() for word in ("--anchor", note)]
    words = ["--declared", tmp_path / "doc.toml", "--seed-file", seed, "--no-texts", *anchors]
    assert shell("audit", "report", "--output", tmp_path / "informe", *words).code == exits.DONE
    (data,) = (tmp_path / "informe").glob("*.json")
    value = json.loads(data.read_bytes())
    assert value["evidence"][1]["standing"] != "missing"
    assert all(log["verified"]["anchored"] > 0 for log in value["logs"])


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--from", "2026-10-02", "--to", "2026-10-01"], "--to: expected a day"),
        (["--from", "ayer"], "invalid value for --from"),
        (["--tested", "{folder}/vault.toml"], "evaluate --json"),
        (["--declared", "{folder}/records.db"], "--declared: expected UTF-8"),
        (["--anchor", "{folder}/vault.toml"], "--anchor: expected checkpoints"),
    ],
)
def test_what_a_report_cannot_use_is_refused(
    shell: Any, stored: Path, tmp_path: Path, *, words: list[str], said: str
) -> None:
    given = [word.format(folder=stored) for word in words]
    ran = shell("audit", "report", "--output", tmp_path / "informe", *given)
    assert ran.code == exits.USAGE
    assert said in ran.err
    assert not [*(tmp_path / "informe").glob("*")]
    assert not leaves(stored, "keys", "report.made")


@pytest.mark.parametrize("name", ["hoja.csv", "hoja.jsonl"])
def test_a_sample_is_drawn_read_and_judged(shell: Any, stored: Path, seed: Path, tmp_path: Path, *, name: str) -> None:
    sheet = tmp_path / name
    words = ["--size", 3, "--seed-file", seed]
    assert shell("audit", "sample", *words, "--output", sheet).code == exits.DONE
    (drawn,) = leaves(stored, "keys", "review.drawn")
    assert (drawn.fields["n"], drawn.fields["pop"]) == (3, 8)
    assert drawn.fields["seed"] == hashlib.sha256(SEED).hexdigest()
    text = sheet.read_text(encoding="utf-8")
    assert text.count("no hay agua") == 3
    assert "5123456" not in text
    blank, ok, leak = (",,\r\n", ",ok,\r\n", ",fuga,DNI\r\n") if name.endswith("csv") else ('"verdict": "", "kinds": ""',
        '"verdict": "ok", "kinds": ""', '"verdict": "fuga", "kinds": "DNI"')  # fmt: skip
    sheet.write_bytes(
        sheet.read_bytes().replace(blank.encode(), leak.encode(), 1).replace(blank.encode(), ok.encode(), 1)
    )
    ran = shell("audit", "judge", sheet, "--seed-file", seed, "--actor", "staff:revisor-1")
    assert ran.code == exits.DONE
    assert "2 mensajes leídos de 3" in ran.out
    assert "con fuga: 1" in ran.out
    assert "sin leer, contados como fugas: 1" in ran.out
    assert "A lo más" in ran.out
    judged = leaves(stored, "keys", "review.judged")
    assert sorted((leaf.fields["ok"], leaf.by) for leaf in judged) == [(0, "staff:revisor-1"), (1, "staff:revisor-1")]


def test_a_sheet_of_another_vault_or_without_verdicts_is_refused(
    shell: Any, stored: Path, seed: Path, tmp_path: Path
) -> None:
    sheet = tmp_path / "hoja.jsonl"
    shell("audit", "sample", "--size", 2, "--seed-file", seed, "--output", sheet)
    assert shell("audit", "judge", sheet).code == exits.USAGE
    text = sheet.read_text(encoding="utf-8").replace('"verdict": ""', '"verdict": "ok"')
    digest = hashlib.sha256(SEED).hexdigest()
    sheet.write_text(text.replace(digest, "0" * 64), encoding="utf-8")
    ran = shell("audit", "judge", sheet)
    assert (ran.code, "drawn from this vault" in ran.err) == (exits.USAGE, True)
    assert not leaves(stored, "keys", "review.judged")


@pytest.mark.parametrize("words", [["--by", "color"], ["--seed-file", "{short}"], ["--to", "2020-01-01"]])
def test_a_sample_that_cannot_be_drawn_leaves_nothing(
    shell: Any, stored: Path, seed: Path, tmp_path: Path, *, words: list[str]
) -> None:
    (tmp_path / "corta").write_bytes(b"123")
    given = [word.format(short=tmp_path / "corta") for word in words]
    ran = shell("audit", "sample", "--seed-file", seed, "--output", tmp_path / "hoja.csv", *given)
    assert ran.code == exits.USAGE
    assert not (tmp_path / "hoja.csv").exists()
    assert not leaves(stored, "keys", "review.drawn")


def test_few_weeks_raise_no_alarm(shell: Any, stored: Path) -> None:
    ran = shell("audit", "drift")
    assert (ran.code, "no alcanzan para comparar" in ran.out) == (exits.DONE, True)


def test_documents_are_filled(shell: Any, stored: Path, tmp_path: Path) -> None:
    ran = shell("audit", "processing", "--output", tmp_path / "registro.html")
    assert (ran.code, "por completar" in ran.out) == (exits.DONE, True)
    assert "<html" in (tmp_path / "registro.html").read_text(encoding="utf-8")
    moments = ["--known", "2026-11-20T08:30", "--begun", "2026-11-19", "--scope", "opened", "--by", "staff:mesa-7"]
    ran = shell("audit", "incident", *moments, "--json", "--output", tmp_path / "incidente.json")
    assert ran.code == exits.DONE
    value = json.loads((tmp_path / "incidente.json").read_bytes())
    jsonschema.validate(value, schema("audit-form-1.json"))
    backwards = ["--known", "2026-11-20", "--begun", "2026-11-19", "--ended", "2026-11-18"]
    assert shell("audit", "incident", *backwards, "--output", tmp_path / "x.html").code == exits.USAGE


def test_logs_are_anchored_verified_and_exported(shell: Any, stored: Path, tmp_path: Path) -> None:
    place = f"file:{tmp_path}/anclas.jsonl"
    ran = shell("audit", "anchor", "--to", place)
    assert (ran.code, "records: 10 anotaciones ancladas (file)." in ran.out) == (exits.DONE, True)
    assert shell("audit", "anchor").code == exits.USAGE
    settings = (stored / "vault.toml").read_text(encoding="utf-8")
    (stored / "vault.toml").write_text(settings.replace("anchors = []", f'anchors = ["{place}"]'), encoding="utf-8")
    assert "10 ancladas" in shell("audit", "verify").out
    ran = shell("audit", "export", "--output", tmp_path / "evidencias")
    assert (ran.code, "con verify_ledger.py" in ran.out) == (exits.DONE, True)
    names = {each.name for each in (tmp_path / "evidencias").iterdir()}
    assert names == {"manifest.json", "records.jsonl", "keys.jsonl", "verify_ledger.py"}
    (tmp_path / "anclas.jsonl").unlink()
    ran = shell("audit", "verify")
    assert (ran.code, "anchor-missing" in ran.out) == (exits.ATTENTION, True)
