"""Examples of dates; the vectors bind the forms."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.identifiers import laws

from safefeedback.errors import ComponentError, FormatError
from safefeedback.identifiers import date


def test_pivot_decides_the_century() -> None:
    assert date.parse("12/05/29") == dt.date(2029, 5, 12)
    assert date.parse("12/05/30") == dt.date(1930, 5, 12)
    assert date.parse("12/05/27", pivot=26) == dt.date(1927, 5, 12)


def test_space_around_separators_is_ignored() -> None:
    assert date.validate(" 12 / 05\n/ 1987 ") == "1987-05-12"


def test_ordinal_of_the_first() -> None:
    spellings = ("1° de mayo de 1999", "1º de mayo de 1999", "1ro de mayo de 1999", "primero de mayo de 1999")
    assert {date.validate(spelling) for spelling in spellings} == {"1999-05-01"}


def test_word_for_year_is_read() -> None:
    assert date.validate("3 de agosto del año 1988") == "1988-08-03"


def test_october_is_not_an_ordinal() -> None:
    assert date.validate("1octubre 1999") == "1999-10-01"


def test_number_in_words_is_refused() -> None:
    laws.is_refused(date.validate, "doce de mayo de mil novecientos ochenta", FormatError)


def test_every_month_has_a_name() -> None:
    assert set(date.MONTHS.values()) == set(range(1, 13))


def test_year_zero_is_refused() -> None:
    with pytest.raises(ComponentError):
        date.parse("12/05/0000")
    assert not date.is_valid("12/05/0000")


def test_plausible_births() -> None:
    today = dt.date(2026, 9, 1)
    assert date.is_plausible_birth(today, today=today)
    assert date.is_plausible_birth(dt.date(1906, 1, 1), today=today)
    assert not date.is_plausible_birth(dt.date(1905, 12, 31), today=today)
    assert not date.is_plausible_birth(dt.date(2026, 9, 2), today=today)
