"""Examples of CCI; the vectors bind the check."""

from __future__ import annotations

import pytest
from tests.identifiers import laws

from safefeedback.errors import ChecksumError, LengthError
from safefeedback.identifiers.pe import cci


def test_worked_example_of_the_digits() -> None:
    # 011241: 0+2+1+4+4+2 = 13, 7 to the next ten; 000204895167: 47, 3 to the next ten
    assert cci.check_digits("011241000204895167") == "73"


def test_check_digits_need_eighteen_digits() -> None:
    with pytest.raises(LengthError):
        cci.check_digits("0112410002048951673")


def test_bank_is_told_by_the_first_three_digits() -> None:
    assert cci.bank_of("01124100020489516773") == "BBVA"
    assert cci.bank_of("01800000403771407106") == "Banco de la Nación"
    assert cci.bank_of("99919119338361930975") is None


def test_bank_codes_have_three_digits() -> None:
    assert all(len(code) == 3 and code.isdigit() for code in cci.BANKS)


def test_error_does_not_hold_the_number() -> None:
    laws.is_refused(cci.validate, "00219119338361930965", ChecksumError)
    assert not cci.is_valid("00219119338361930965")
