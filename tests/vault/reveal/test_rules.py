"""The closed list of purposes: what ships is lawful, and what cannot be used says where and what is expected."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from safefeedback.errors import ConfigurationError
from safefeedback.vault.reveal import load_rules

PURPOSE: dict[str, Any] = {"title": "Uno", "base": "ley-1", "law": "Ley 1", "fields": ["message"]}


def test_the_shipped_purposes_open_the_contact_for_an_answer_and_nothing_for_statistics() -> None:
    rules = load_rules()
    assert rules.purposes["notify"].allowed(("message", "contact", "envelope", "PE_DNI.1")) == ("contact", "envelope")
    assert not any(word in code for code in rules.purposes for word in ("statistic", "publication"))
    assert rules.purposes["court-order"].approvals == 2
    assert not any(each.allows("vault.known") for each in rules.purposes.values())
    assert rules.officers == {}


def test_a_file_may_name_officers_alone(tmp_path: Path) -> None:
    file = tmp_path / "reveal.toml"
    file.write_text(f'schema = 1\n[officers]\nodp = "{"ab" * 32}"\n', encoding="utf-8")
    rules = load_rules(file)
    assert rules.purposes == load_rules().purposes
    key = rules.officer_key("odp")
    assert key is not None
    assert key.public_key == b"\xab" * 32
    assert rules.officer_key("nadie") is None
    assert load_rules(rules) is rules


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ({"schema": 2}, "at schema"),
        ({"purposes": {"uno": {**PURPOSE, "hourly": 0}}}, "at purposes.uno.hourly"),
        ({"purposes": {"uno": {**PURPOSE, "fields": ["a.b"]}}}, "at purposes.uno.fields.0"),
        ({"purposes": {"uno": {**PURPOSE, "base": "Ley 29733"}}}, "expected a code of a-z"),
        ({"purposes": {"uno": {**PURPOSE, "color": "rojo"}}}, "unknown field at purposes.uno.color"),
        ({"purposes": {"Zenobia Quispe": PURPOSE}}, "expected a code of a-z"),
        ({"officers": {"odp": "Zenobia"}}, "expected 64 hexadecimal digits"),
        ({"officers": {"51234567": "ab" * 32}}, "at officers.(a key)"),
        ({"purposes": {"Zenobia Quispe": {"color": "rojo"}}}, "at purposes.(a key)"),
        ({"Zenobia Quispe": {}}, "unknown field at (a key)"),
        ({"officer": {}}, "unknown field at officer"),
    ],
)
def test_what_cannot_be_used_is_named_without_its_value(given: dict[str, Any], text: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        load_rules({"schema": 1, **given})
    assert text in str(caught.value)
    assert caught.value.__context__ is None
    assert not any(word in str(caught.value) for word in ("Zenobia", "51234567", "rojo", "Ley 29733", "a.b"))


@pytest.mark.parametrize("content", [b"\xff", b"schema = ", b"#" * 1_000_001])
def test_other_files_are_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "reveal.toml"
    file.write_bytes(content)
    with pytest.raises(ConfigurationError, match="reveal rules: expected") as caught:
        load_rules(file)
    assert caught.value.__context__ is None
    with pytest.raises(ConfigurationError, match="FileNotFoundError"):
        load_rules(tmp_path / "absent.toml")
