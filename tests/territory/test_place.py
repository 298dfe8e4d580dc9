import pytest

from safefeedback.errors import ComponentError
from safefeedback.territory import ancestors, common, parent, place, places


def test_the_country_has_25_departments_196_provinces_and_1891_districts() -> None:
    assert [len(places(level)) for level in ("department", "province", "district")] == [25, 196, 1891]


def test_a_district_knows_its_province_and_department() -> None:
    assert [(p.level, p.name) for p in ancestors(place("150131"))] == [("province", "Lima"), ("department", "Lima")]


def test_a_department_has_no_parent() -> None:
    assert parent(place("21")) is None
    assert ancestors(place("21")) == ()


def test_small_districts_are_as_many_as_the_table_says() -> None:
    assert sum(district.population < 20_000 for district in places("district")) == 1596


def test_an_unknown_code_is_refused_without_quoting_it() -> None:
    with pytest.raises(ComponentError) as refused:
        place("999999")
    assert "999999" not in str(refused.value)


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        (["150131"], "150131"),
        (["150131", "150122"], "1501"),
        (["150101", "1501"], "1501"),
        (["150101", "1501", "15"], "15"),
        (["150721", "150101"], "15"),
        (["150131", "090612"], None),
        ([], None),
    ],
)
def test_the_smallest_place_around_several(codes: list[str], expected: str | None) -> None:
    found = common(place(code) for code in codes)
    assert (found.code if found else None) == expected


def test_names_are_shown_by_repr_without_the_long_list_of_spellings() -> None:
    assert "SJL" not in repr(place("150132"))
