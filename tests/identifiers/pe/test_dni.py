"""Examples of DNI; the vectors bind the check."""

from __future__ import annotations

import pytest
from tests.identifiers import laws

from safefeedback.errors import ChecksumError, FormatError, LengthError
from safefeedback.identifiers.pe import dni


def test_worked_example_of_the_digit_and_the_letter() -> None:
    # 52511811: 15+4+35+6+5+32+3+2 = 102, remainder 3
    assert dni.check_characters("52511811") == ("3", "H")


def test_check_characters_need_eight_digits() -> None:
    with pytest.raises(LengthError):
        dni.check_characters("5251181")
    with pytest.raises(FormatError):
        dni.check_characters("5251181X")


def test_has_check_tells_the_two_forms_apart() -> None:
    assert dni.has_check(dni.validate("56809734-9"))
    assert not dni.has_check(dni.validate("56809734"))


def test_lowercase_letter_is_accepted() -> None:
    assert dni.validate("56809734-c") == "56809734C"


def test_any_eight_digits_are_accepted() -> None:
    assert dni.is_valid("00000000")  # words around must decide


def test_error_does_not_hold_the_number() -> None:
    laws.is_refused(dni.validate, "56809734-0", ChecksumError)
    laws.is_refused(dni.validate, "5680973-A9", FormatError)
    laws.is_refused(dni.validate, "56809734-!", FormatError)
