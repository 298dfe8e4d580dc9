"""Uruguay's numbers, of which the cédula has a check of our own."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.identifiers import second

from safefeedback.errors import ChecksumError, FormatError, IdentifierError, LengthError
from safefeedback.identifiers.latam import uy

CASES: list[dict[str, Any]] = json.loads((Path(__file__).parent / "vectors/uy.json").read_text("utf-8"))["cases"]
ERRORS = {"checksum": ChecksumError, "format": FormatError, "length": LengthError}


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_vector(case: dict[str, Any]) -> None:
    if case["expect"] == "valid":
        assert uy.validate_ci(case["input"]) == case["canonical"]
    else:
        with pytest.raises(ERRORS[case["expect"]]):
            uy.validate_ci(case["input"])


@pytest.mark.parametrize("case", [case for case in CASES if case["expect"] in ("valid", "checksum")], ids=str)
def test_second_implementation_agrees(case: dict[str, Any]) -> None:
    digits = "".join(c for c in case["input"] if c.isdigit()).zfill(8)
    assert (second.uy_digit(digits[:7]) == digits[7]) == (case["expect"] == "valid")


def test_check_digit_wants_seven_digits() -> None:
    with pytest.raises(LengthError):
        uy.check_digit("123456")
    with pytest.raises(FormatError):
        uy.check_digit("12345a7")


@pytest.mark.parametrize("number", ["21-269007-001-9", "21-330326-001-1", "215285670019"])
def test_rut_is_canonical_digits(number: str) -> None:
    assert uy.validate_rut(number) == number.replace("-", "")


@pytest.mark.parametrize("number", ["21-269007-001-8", "23-269007-001-9", "21-000000-001-9", "21-269007-002-9", "21"])
def test_wrong_rut_is_refused(number: str) -> None:
    with pytest.raises(IdentifierError):
        uy.validate_rut(number)
