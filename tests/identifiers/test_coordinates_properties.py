"""Laws of places on the map.

A decimal pair keeps its value to a millionth of a degree, in Peru stays in Peru, and its canonical form is its own; the
same place in degrees, minutes and seconds is the same to a second; a plus code made by the test lies around its place.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import strategies
from tests.identifiers import laws

from safefeedback.identifiers import coordinates

ALPHABET = "23456789CFGHJMPQRVWX"
LATITUDES = st.integers(-89_999_999, 89_999_999).map(lambda n: n / 1_000_000)
LONGITUDES = st.integers(-179_999_999, 179_999_999).map(lambda n: n / 1_000_000)


def plus_code(latitude: float, longitude: float) -> str:
    """Ten characters by whole numbers of cells, from the most precise digit up."""
    rows, columns = int((latitude + 90) * 8000), int((longitude + 180) * 8000)
    code = ""
    for _ in range(5):
        rows, row = divmod(rows, 20)
        columns, column = divmod(columns, 20)
        code = ALPHABET[row] + ALPHABET[column] + code
    return f"{code[:8]}+{code[8:]}"


def sexagesimal(value: float, letters: str) -> str:
    seconds = round(abs(value) * 3600, 2)
    degrees, rest = divmod(seconds, 3600)
    minutes, left = divmod(rest, 60)
    return f"{int(degrees)}°{int(minutes):02d}'{min(left, 59.99):05.2f}\"{letters[value < 0]}"


@given(written=strategies.coordinates())
def test_pair_in_peru_is_canonical(written: str) -> None:
    canonical = coordinates.validate(written)
    laws.is_canonical(coordinates.validate, written, canonical)
    place = coordinates.point(written)
    assert place is not None
    assert coordinates.is_in_peru(place)


@given(latitude=LATITUDES, longitude=LONGITUDES)
def test_decimal_keeps_its_value(latitude: float, longitude: float) -> None:
    place = coordinates.point(f"{latitude:.6f}, {longitude:.6f}")
    assert place == pytest.approx((latitude, longitude), abs=1e-6)


@given(latitude=LATITUDES, longitude=LONGITUDES, west=st.sampled_from("WO"))
def test_sexagesimal_names_the_same_place(latitude: float, longitude: float, west: str) -> None:
    written = f"{sexagesimal(latitude, 'NS')} {sexagesimal(longitude, 'E' + west)}"
    assert coordinates.form(written) == "sexagesimal"
    assert coordinates.point(written) == pytest.approx((latitude, longitude), abs=1 / 3600)


@given(latitude=LATITUDES, longitude=LONGITUDES)
def test_plus_code_lies_around_its_place(latitude: float, longitude: float) -> None:
    code = plus_code(latitude, longitude)
    assert coordinates.point(code.lower()) == pytest.approx((latitude, longitude), abs=1 / 8000)
    laws.is_canonical(coordinates.validate, code, code)


@given(latitude=LATITUDES, longitude=LONGITUDES, last=st.sampled_from(ALPHABET))
def test_eleventh_character_stays_in_the_cell(latitude: float, longitude: float, last: str) -> None:
    code = plus_code(latitude, longitude)
    cell, fine = coordinates.point(code), coordinates.point(code + last)
    assert cell is not None
    assert fine == pytest.approx(cell, abs=1 / 16000)
