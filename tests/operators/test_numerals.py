import pytest

from safefeedback.operators.numerals import is_number_word, read_number, read_numbers, repaired, tokens


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("cero", 0),
        ("uno", 1),
        ("Setentaiún", 71),
        ("noventainueve", 99),
        ("ochenta i cuatro", 84),
        ("ochenta y siete", 87),
        ("catorse", 14),
        ("beintidos", 22),
        ("cien", 100),
        ("ciento ocho", 108),
        ("mil novecientos treinta y ocho", 1938),
        ("dos mil veintitrés", 2023),
        ("dos mil", 2000),
        ("mil", 1000),
        ("2023", 2023),
    ],
)
def test_number_in_words_or_digits(text: str, number: int) -> None:
    words = tokens(text)
    assert read_number(words) == (number, len(words))


@pytest.mark.parametrize("text", ["", "años", "y dos", "1234567890123"])
def test_what_starts_no_number(text: str) -> None:
    assert read_number(tokens(text)) is None


def test_numbers_that_stand_apart_stay_apart() -> None:
    assert read_numbers(tokens("nueve dos del noventa y dos")) == [9, 2, 92]
    assert read_numbers(tokens("cuarenta y pico")) == [40]


def test_letters_typed_for_digits_beside_digits_are_read_as_digits() -> None:
    assert repaired("3O-05-2O24 y 3l años, hola lola") == "30-05-2024 y 31 anos, hola lola"


def test_number_words_are_told_from_others() -> None:
    assert is_number_word("quinientos")
    assert is_number_word("mil")
    assert not is_number_word("abril")
