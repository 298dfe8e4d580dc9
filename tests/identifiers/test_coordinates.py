"""Examples of places on the map; the vectors bind the forms."""

from __future__ import annotations

import pytest
from tests.identifiers import laws

from safefeedback.errors import ComponentError, FormatError
from safefeedback.identifiers import coordinates


def test_short_plus_code_has_no_point() -> None:
    assert coordinates.point("XW55+55") is None
    assert coordinates.form("XW55+55") == "plus-code"


def test_plus_code_names_the_middle_of_its_cell() -> None:
    place = coordinates.point("57V4XW55+55")
    assert place is not None
    assert place == pytest.approx((-12.0420625, -77.0920625), abs=0.0001)


def test_eleventh_character_of_a_plus_code_names_a_smaller_cell() -> None:
    place = coordinates.point("57V4XW55+55P")  # P is 14: row 3 of 5, column 2 of 4
    assert place == pytest.approx((-12.042125 + 3.5 / 40_000, -77.092125 + 2.5 / 32_000), abs=1e-9)


def test_letter_decides_over_sign() -> None:
    assert coordinates.point("-12.05 S, -77.04 W") == (-12.05, -77.04)
    assert coordinates.point("12.05 N, 77.04 E") == (12.05, 77.04)


def test_bounds_of_peru() -> None:
    assert coordinates.is_in_peru((-12.0464, -77.0428))
    assert not coordinates.is_in_peru((-33.45, -70.66))
    assert not coordinates.is_in_peru((-12.0464, 77.0428))


def test_sixty_seconds_are_refused() -> None:
    laws.is_refused(coordinates.validate, "12°02'60\"S 77°02'34\"W", ComponentError)


def test_words_are_refused() -> None:
    laws.is_refused(coordinates.validate, "a la altura de la cuadra 5", FormatError)
    assert not coordinates.is_valid("cuadra 5")


def test_price_list_of_one_decimal_is_refused() -> None:
    laws.is_refused(coordinates.validate, "12.5, 77.0", FormatError)
