"""Examples of file numbers; the vectors bind the forms."""

from __future__ import annotations

import pytest
from tests.identifiers import laws

from safefeedback.errors import ComponentError, FormatError
from safefeedback.identifiers.pe import case_number


def test_year_is_found_in_every_form_that_has_one() -> None:
    assert case_number.year_of("00123-2021-0-1801-JR-CI-01") == 2021
    assert case_number.year_of("01234-2020-PA/TC") == 2020
    assert case_number.year_of("EXP-2024-0012345") == 2024
    assert case_number.year_of("123456-2023") == 2023
    assert case_number.year_of("2022-0012345") == 2022
    assert case_number.year_of("RV-12345678") is None


def test_forms_are_named_once() -> None:
    assert case_number.FORMS == ("judicial", "constitutional", "prefixed", "year-number", "number-year")


def test_errors() -> None:
    laws.is_refused(case_number.validate, "00123-0021-0-1801-JR-CI-01", ComponentError)
    with pytest.raises(FormatError):
        case_number.form("Ley 29733")
    assert not case_number.is_valid("DS 016-2024-JUS")


def test_letters_of_other_scripts_are_refused() -> None:
    laws.is_refused(case_number.validate, "ЕXP-2024-0012345", FormatError)
