"""Examples of RUC; the vectors bind the check."""

from __future__ import annotations

import pytest
from tests.identifiers import laws

from safefeedback.errors import ChecksumError, ComponentError, LengthError
from safefeedback.identifiers.pe import ruc


def test_worked_example_of_the_digit() -> None:
    # 2093390411: 10+0+27+6+21+54+0+16+3+2 = 139, remainder 7, 11 - 7
    assert ruc.check_digit("2093390411") == "4"


def test_person_discloses_the_dni() -> None:
    assert ruc.dni_of("10 56809734 9") == "56809734"
    assert ruc.dni_of("20933904114") is None


def test_dni_of_a_wrong_number_is_refused() -> None:
    with pytest.raises(ChecksumError):
        ruc.dni_of("10568097340")


def test_only_prefix_20_is_a_company() -> None:
    assert [p for p in ruc.PREFIXES if not ruc.is_natural_person(p + "000000000")] == ["20"]


def test_prefix_16_is_accepted_though_python_stdnum_refuses_it() -> None:
    from stdnum.pe import ruc as stdnum_ruc

    assert ruc.is_valid("16967484575")
    assert not stdnum_ruc.is_valid("16967484575")


def test_error_does_not_hold_the_number() -> None:
    laws.is_refused(ruc.validate, "20933904115", ChecksumError)
    laws.is_refused(ruc.validate, "30933904114", ComponentError)
    laws.is_refused(ruc.validate, "2093390411", LengthError)
