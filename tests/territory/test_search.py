import math

import pytest

from safefeedback.territory import find, nearest


def codes(name: str) -> list[str]:
    return [place.code for place in find(name)]


@pytest.mark.parametrize(
    "name", ["San Juan de Lurigancho", "SAN JUAN DE LURIGANCHO", "san juan  de\nlurigancho", "SJL"]
)
def test_case_spaces_and_short_names_do_not_matter(name: str) -> None:
    assert codes(name) == ["150132"]


@pytest.mark.parametrize(
    ("written", "official"),
    [
        ("uaras", "Huaraz"),
        ("guancayo", "Huancayo"),
        ("arekipa", "Arequipa"),
        ("constitusion", "Constitución"),
        ("nazca", "Nasca"),
        ("Antonio Raimondi", "Antonio Raymondi"),
        ("breña", "Breña"),
        ("brena", "Breña"),
    ],
)
def test_a_name_is_found_as_it_sounds_or_as_another_agency_writes_it(written: str, official: str) -> None:
    assert official in {place.name for place in find(written)}


def test_the_capital_leads_to_its_district_when_no_place_bears_the_name() -> None:
    assert codes("Pucallpa") == ["250101"]


def test_a_shared_name_returns_every_bearer_from_the_largest_level_down() -> None:
    assert codes("Lima") == ["15", "1501", "150101"]
    assert codes("San Isidro") == ["090612", "150131"]


@pytest.mark.parametrize("name", ["", "   ", "calle San Isidro", "Xyzzy", "Ñ" * 200, "a" * 10_000])
def test_what_no_place_is_called_finds_nothing(name: str) -> None:
    assert find(name) == ()


def test_a_point_is_given_to_the_district_with_the_nearest_capital() -> None:
    found = nearest(-12.0464, -77.0428)
    assert found is not None
    assert found.code.startswith("1501")


@pytest.mark.parametrize("point", [(0.0, 0.0), (40.4, -3.7), (math.nan, -77.0), (-12.0, math.inf)])
def test_a_point_far_from_every_capital_has_no_district(point: tuple[float, float]) -> None:
    assert nearest(*point) is None
