from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]  # it ships no types
import pytest

SCHEMAS = Path(__file__).parents[2] / "docs" / "reference" / "schemas"
NAMES = [path.stem for path in sorted(SCHEMAS.glob("*.json"))]

MESSAGES = (
    b'{"id": "a", "text": "soy Ana Quispe, dni 51234567, llamen al 105", "known": [["PERSON", "Ana Quispe"]]}\n'
    b'{"id": 2.5, "text": "mi placa es ABC-123 y vivo en Jr. Ayacucho 345"}\n{"id": 3}\nno json\n{"text": "hola"}\n'
)
GOLD = """### id=a-1 channel=email topic=agua style=formal
soy [[PERSON:Ana Quispe]], dni [[PE_DNI:51234567]], de [[LOCATION?:Puno]], [[SENSITIVE:diabetes]]

### id=a-2 channel=whatsapp
en [[LOCATION:Tumán]] llamen al [[PHONE_NUMBER?:105]]
"""


def validator(name: str) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8")))


def validate(name: str, values: list[Any]) -> None:
    assert values
    for value in values:
        validator(name).validate(value)


def lines(out: str) -> list[Any]:
    return [json.loads(line) for line in out.splitlines()]


@pytest.mark.parametrize("name", NAMES)
def test_every_schema_is_one_and_carries_its_version(name: str) -> None:
    checked = validator(name)
    checked.check_schema(checked.schema)
    what, _, number = name.rpartition("-")
    assert checked.schema["$id"] == f"urn:safefeedback:schema:{what}:{number}"


def test_findings(shell: Any, tmp_path: Path) -> None:
    validate("findings-1", lines(shell("detect", "-", stdin=MESSAGES).out))
    validate("findings-1", lines(shell("detect", "-", "--evidence", stdin=MESSAGES).out))
    table = tmp_path / "q.csv"
    table.write_text("id,queja\n1,soy Ana Quispe\n2\n", encoding="utf-8")
    validate("findings-1", lines(shell("detect", table, "--column", "queja").out))


def test_protected(shell: Any) -> None:
    found = lines(shell("protect", "-", stdin=MESSAGES).out)
    validate("protected-1", found)
    assert {"error", "text"} <= {key for value in found for key in value}


def test_explanation(shell: Any) -> None:
    validate("explanation-1", lines(shell("explain", "-", "--json", stdin=MESSAGES).out))


def test_evaluation(shell: Any, tmp_path: Path) -> None:
    gold, saved = tmp_path / "oro.txt", tmp_path / "r.json"
    gold.write_text(GOLD, encoding="utf-8")
    out = shell("evaluate", gold, "--json", "--errors", 9, "-o", saved).out
    validate("evaluation-1", [json.loads(out), json.loads(saved.read_text(encoding="utf-8"))])
    gold.write_text(GOLD.replace("51234567", "5123456"), encoding="utf-8")
    validate("evaluation-1", [json.loads(shell("evaluate", gold, "--json", "--baseline", saved).out)])


def test_message_and_gold() -> None:
    validate("message-1", [json.loads(line) for line in MESSAGES.splitlines()[:2]])
    validate("gold-1", [{"id": "a-1", "text": "ana", "spans": [{"start": 0, "end": 3, "label": "PERSON"}]}])


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("findings-1", {"id": 1}),
        ("findings-1", {"id": 1, "findings": [], "error": "detection"}),
        ("findings-1", {"findings": []}),
        (
            "findings-1",
            {"id": 1, "findings": [{"entity": "PERSON", "start": 0, "end": 3, "score": 1.5, "recognizer": "x"}]},
        ),
        ("protected-1", {"id": 1, "text": "x", "phone": "9"}),
        ("message-1", {"id": 1}),
        ("message-1", {"text": "x", "known": [["PERSON"]]}),
        ("gold-1", {"text": "x", "spans": [{"start": -1, "end": 3, "label": "PERSON"}]}),
        ("evaluation-1", {"schema": "safefeedback/evaluation/2"}),
    ],
)
def test_other_shapes_are_refused(name: str, value: object) -> None:
    assert not validator(name).is_valid(value)
