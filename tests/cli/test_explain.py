from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.usefixtures("fake")


def test_one_message_is_shown_with_its_reasons(shell: Any) -> None:
    ran = shell("explain", "soy ana, llamen al 105", "--audience", "officer")
    assert ran.code == 0
    assert "soy [1: ana], llamen al [2: 105]" in ran.out
    assert "Lo que se ve (funcionario a cargo)" in ran.out
    assert "soy [PERSON], llamen al 105" in ran.out
    assert "Razón legal" in ran.out
    assert "\x1b" not in ran.out


def test_the_width_can_be_chosen(shell: Any) -> None:
    out = shell("explain", "soy ana " * 30, "--width", 60).out
    assert max(map(len, out.splitlines())) <= 60


def test_a_message_is_chosen_by_its_id(shell: Any, tmp_path: Path) -> None:
    path = tmp_path / "m.jsonl"
    path.write_text('{"id": 1, "text": "uno ana"}\n{"id": 2, "text": "dos ana"}\n', encoding="utf-8")
    assert "uno [1: ana]" in shell("explain", path).out
    assert "dos [1: ana]" in shell("explain", path, "--id", "2").out
    ran = shell("explain", path, "--id", "3")
    assert (ran.code, ran.out) == (2, "")


def test_the_json_holds_reasons_and_not_the_message(shell: Any) -> None:
    value = json.loads(shell("explain", "soy ana, llamen al 105", "--json").out)
    assert value["text"] == "soy [PERSON], llamen al 105"
    assert [(f["entity"], f["operator"], f["hidden"]) for f in value["findings"]] == [
        ("PERSON", "redact", True),
        ("PHONE_NUMBER", "keep", False),
    ]
    assert "soy ana" not in json.dumps(value)


@pytest.mark.parametrize("data", [b"no json\n", b'{"id": 1, "text": "FALLA"}\n'])
def test_a_message_that_cannot_be_explained_is_withheld(shell: Any, data: bytes) -> None:
    ran = shell("explain", "-", "--format", "jsonl", stdin=data)
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith("safefeedback: error: ")


def test_an_empty_input_is_a_usage_error(shell: Any) -> None:
    assert shell("explain", "-", "--format", "jsonl", stdin=b"").code == 2
