"""What every module promises alike: names, types, errors without the value, speed on hostile text, cheap imports."""

from __future__ import annotations

import subprocess
import sys
import time
from inspect import isfunction, signature
from types import ModuleType

import pytest
from hypothesis import given
from tests import strategies
from tests.identifiers import laws, modules, second

from safefeedback.errors import IdentifierError, LengthError
from safefeedback.identifiers.latam import COUNTRIES, documents

UNIFORM = modules.uniform()
VALIDATORS = {name: module.validate for name, module in UNIFORM.items()} | {
    document.entity: document.validate for document in documents(COUNTRIES)
}
LONG = {
    "digits": "1" * 1_000_000,
    "spaces": " " * 1_000_000,
    "separators": "-." * 500_000,
    "one long ligature": "\ufdfa" * 1_000_000,
    "combining marks": "1" + "\u0301" * 1_000_000,
    "at signs": "a@" * 500_000,
}
SHORT = ("\ufdfa" * 64, "\u0301" * 64, "1 " * 30, "1/" * 30, "°'\"" * 20, "\ud800" * 10, "٣" * 20, "a@" * 100, ":" * 40)


def test_every_number_has_a_second_implementation() -> None:
    assert sorted(UNIFORM) == sorted(second.CHECKS)


@pytest.mark.parametrize("name", UNIFORM)
def test_module_has_the_three_functions(name: str) -> None:
    module: ModuleType = UNIFORM[name]
    assert {"compact", "validate", "is_valid"} <= set(module.__all__)
    for function, result in (("compact", "str"), ("validate", "str"), ("is_valid", "bool")):
        found = signature(getattr(module, function))
        assert list(found.parameters) == ["number"]
        assert found.return_annotation == result


@pytest.mark.parametrize("name", UNIFORM)
def test_public_functions_are_there_and_documented(name: str) -> None:
    module = UNIFORM[name]
    public = [getattr(module, public) for public in module.__all__]
    assert all(value.__doc__ for value in public if isfunction(value))


@pytest.mark.timing
@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
@pytest.mark.parametrize("name", UNIFORM)
def test_a_million_characters_are_refused_unread(name: str, text: str) -> None:
    module = UNIFORM[name]
    start = time.perf_counter()
    laws.is_refused(module.validate, text, LengthError)
    laws.is_refused(module.compact, text, LengthError)
    assert module.is_valid(text) is False
    assert time.perf_counter() - start < 0.1


@pytest.mark.timing
@pytest.mark.parametrize("entity", sorted(set(VALIDATORS) - set(UNIFORM)))
def test_national_documents_refuse_a_million_characters_unread(entity: str) -> None:
    start = time.perf_counter()
    for text in LONG.values():
        laws.is_refused(VALIDATORS[entity], text, LengthError)
    assert time.perf_counter() - start < 0.1


@pytest.mark.timing
@pytest.mark.parametrize("name", VALIDATORS)
def test_odd_text_as_long_as_the_guard_allows_is_answered_at_once(name: str) -> None:
    for text in SHORT:
        start = time.perf_counter()
        with pytest.raises(IdentifierError):
            VALIDATORS[name](text)
        assert time.perf_counter() - start < 0.1


@given(text=strategies.hostile())
def test_hostile_text_meets_only_identifier_errors_without_the_text(text: str) -> None:
    said = ""
    for validate in VALIDATORS.values():
        try:
            canonical = validate(text)
        except IdentifierError as error:
            said += str(error)
        else:
            assert validate(canonical) == canonical
    is_word = text.isascii() and text.replace(" ", "").isalpha()  # "form" is in a message of ours, and tells nothing
    assert len(text) < 4 or is_word or text not in said


@pytest.mark.parametrize("name", UNIFORM)
def test_text_that_is_no_string_is_a_type_error(name: str) -> None:
    with pytest.raises(TypeError):
        UNIFORM[name].validate(20933904114)


def test_importing_the_floor_imports_no_checker() -> None:
    code = (
        f"import sys, importlib\nfor name in {modules.FLOOR!r}: importlib.import_module(name)\n"
        "print(sorted(m for m in sys.modules if m.split('.')[0] in ('stdnum', 'phonenumbers', 'ipaddress', 'ssl')))"
    )
    command = [sys.executable, "-c", code]
    found = subprocess.run(command, capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
