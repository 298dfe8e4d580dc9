"""Every vector file names its source, and every case is met by the library and by a second implementation."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.identifiers import second, vector_files

FILES = vector_files.files()
CASES = [case for name in second.CHECKS for case in vector_files.cases(name)]
FORMS = {"card": "issuer_of", "pe.bank_account": "bank_of", "pe.phone": "kind"}


def _label(path: Path) -> str:
    return str(path.relative_to(vector_files.HERE))


@pytest.mark.parametrize("path", FILES, ids=_label)
def test_file_names_source_licence_and_generator(path: Path) -> None:
    document = vector_files.load(path)
    assert {"source", "licence", "generator", "cases"} <= document.keys()
    assert all(isinstance(document[key], str) and document[key] for key in ("source", "licence", "generator"))


@pytest.mark.parametrize("path", FILES, ids=_label)
def test_cases_have_the_keys_and_a_closed_outcome(path: Path) -> None:
    found = vector_files.load(path)["cases"]
    for case in found:
        assert {"id", "input", "expect", "why"} <= case.keys() <= {"id", "input", "expect", "why", "canonical", "form"}
        assert case["expect"] in vector_files.OUTCOMES
        assert "canonical" not in case or case["expect"] == "valid"
        assert case["why"]
    assert len({case["id"] for case in found}) == len(found)
    assert len({case["input"] for case in found}) == len(found)


@pytest.mark.parametrize("path", FILES, ids=_label)
def test_both_answers_are_shown(path: Path) -> None:
    expected = {case["expect"] for case in vector_files.load(path)["cases"]}
    assert "valid" in expected
    assert len(expected) > 1


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_library_meets_the_case(case: vector_files.Case) -> None:
    assert vector_files.outcome(case) == (case.expect, case.canonical)


@pytest.mark.parametrize("case", [case for case in CASES if case.has_form], ids=lambda case: case.id)
def test_library_names_the_form(case: vector_files.Case) -> None:
    name = FORMS.get(case.module, "form")
    text = case.canonical if case.module == "card" else case.text
    assert getattr(vector_files.module(case.module), name)(text) == case.form


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.expect in ("valid", "checksum")], ids=lambda case: case.id
)
def test_second_implementation_agrees(case: vector_files.Case) -> None:
    assert second.CHECKS[case.module](case.text) is (case.expect == "valid")
