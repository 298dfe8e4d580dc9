import pytest

from safefeedback.operators.dates import Date, month_of, parse_age, parse_date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("14 de abril de 2023", Date(14, 4, 2023)),
        ("14/04/23", Date(14, 4, 2023)),
        ("14.04.2023", Date(14, 4, 2023)),
        ("14 04 2023", Date(14, 4, 2023)),
        ("2023-04-14", Date(14, 4, 2023)),
        ("14042023", Date(14, 4, 2023)),
        ("04/28/2023", Date(28, 4, 2023)),
        ("14/04/2023 10:30", Date(14, 4, 2023)),
        ("14/04/20\n23", Date(14, 4, 2023)),
        ("3O-05-24", Date(30, 5, 2024)),
        ("4-Jul-24", Date(4, 7, 2024)),
        ("25 ENE 2025", Date(25, 1, 2025)),
        ("22-III-2002", Date(22, 3, 2002)),
        ("15 ll 2021", Date(15, 2, 2021)),
        ("2 abril 2024", Date(2, 4, 2024)),
        ("25 d noviembre", Date(25, 11)),
        ("25/3", Date(25, 3)),
        ("09/28", Date(28, 9)),
        ("catorse de marso del 93", Date(14, 3, 1993)),
        ("25 de mallo de 1992", Date(25, 5, 1992)),
        ("veintisiete de marzo de dos mil veintitres", Date(27, 3, 2023)),
        ("primero de junio de mil novecientos treinta y siete", Date(1, 6, 1937)),
        ("nueve dos del noventa y dos", Date(9, 2, 1992)),
        ("14 del dos del ochenta i cuatro", Date(14, 2, 1984)),
        ("martes 14 de mayo", Date(14, 5)),
        ("diciembre", Date(None, 12)),
        ("día nueve", Date(9)),
        ("2023", Date(None, None, 2023)),
    ],
)
def test_dates_as_people_write_them(text: str, expected: Date) -> None:
    assert parse_date(text) == expected


def test_short_years_of_births_belong_to_the_last_century_after_30() -> None:
    assert parse_date("07/10/41", is_birth=True) == Date(7, 10, 1941)
    assert parse_date("07/10/41") == Date(7, 10, 2041)
    assert parse_date("22/01/04", is_birth=True) == Date(22, 1, 2004)


@pytest.mark.parametrize("text", ["", "ayer", "45/13/2020", "32 de mayo", "3 de mayo de 1492", "14/04/202", "1" * 200])
def test_what_is_no_date(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize("word", ["setenta", "noventa", "martes", "ab", "de", "", "juntamente"])
def test_words_that_only_begin_like_a_month(word: str) -> None:
    assert month_of(word) is None


@pytest.mark.parametrize(
    ("word", "month"),
    [
        ("setiembre", 9),
        ("septiembre", 9),
        ("sept", 9),
        ("otubre", 10),
        ("nobiembre", 11),
        ("disiembre", 12),
        ("habril", 4),
    ],
)
def test_months_in_their_spellings(word: str, month: int) -> None:
    assert month_of(word) == month


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("67 años", 67),
        ("ochenta y ocho años", 88),
        ("80 y tantos", 80),
        ("3l años", 31),
        ("cuatro meses", 0),
        ("18 meses", 1),
        ("3 SEMANAS", 0),
        ("Setentaiún añitos", 71),
        ("72", 72),
        ("999 años", None),
        ("muchos años", None),
        ("", None),
    ],
)
def test_ages(text: str, years: int | None) -> None:
    assert parse_age(text) == years
