"""Examples of IMEI; the vectors bind the check."""

from __future__ import annotations

import pytest

from safefeedback.errors import ChecksumError, FormatError
from safefeedback.identifiers import imei


def test_form_follows_the_length() -> None:
    numbers = ("35627727911457", "356277279114577", "3562772791145701")
    assert [imei.form(number) for number in numbers] == ["bare", "imei", "imeisv"]


def test_forms_are_all_named() -> None:
    assert sorted(imei.FORMS.values()) == ["bare", "imei", "imeisv"]


def test_check_digit_completes_a_number() -> None:
    assert imei.check_digit("35627727911457") == "7"


def test_only_fifteen_digits_are_checked() -> None:
    assert imei.is_valid("3562772791145790")
    with pytest.raises(ChecksumError):
        imei.validate("356277279114579")


def test_error_tells_the_place_and_not_the_character() -> None:
    with pytest.raises(FormatError, match=r"position 3$"):
        imei.validate("356X77279114577")
