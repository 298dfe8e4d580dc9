"""Examples of IBAN; the vectors bind the check."""

from __future__ import annotations

import pytest
from tests.identifiers import laws

from safefeedback.errors import ChecksumError, FormatError, LengthError
from safefeedback.identifiers import iban


def test_check_digits_complete_a_number() -> None:
    assert iban.check_digits("GB00 WEST 1234 5698 7654 32") == "82"


def test_check_digits_need_a_country() -> None:
    with pytest.raises(FormatError):
        iban.check_digits("0000123456987654321")


def test_spanish_account_is_checked_inside() -> None:
    wrong = "2100041845020005133"  # the account's own control digits do not agree, the IBAN's do
    number = "ES00" + wrong + "3"
    laws.is_refused(iban.validate, "ES" + iban.check_digits(number) + number[4:], ChecksumError)


def test_letters_of_other_scripts_are_refused() -> None:
    laws.is_refused(iban.validate, "ЕS9121000418450200051332", FormatError)


def test_too_short_and_too_long() -> None:
    laws.is_refused(iban.validate, "ES912100041845", LengthError)
    laws.is_refused(iban.validate, "ES" + "9" * 33, LengthError)


def test_is_valid_answers_no() -> None:
    assert iban.is_valid("DE89370400440532013000")
    assert not iban.is_valid("DE89370400440532013001")
