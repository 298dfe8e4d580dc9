from __future__ import annotations

import pytest

from safefeedback.text import plain_view
from safefeedback.text.numbers import Number, numbers


def _said(text: str) -> list[str]:
    return [number.digits for number in numbers(plain_view(text))]


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("nueve ocho siete", "9 8 7"),
        ("nueve veintisiete cincuenta", "9 27 50"),
        ("novecientos ochenta y siete, seis cinco cuatro", "987 6 5 4"),
        ("mil novecientos noventa", "1990"),
        ("dos mil cinco", "2005"),
        ("treinta mil cuatrocientos noventa", "30490"),
        ("un mil", "1000"),
        ("uno mil", "1 1000"),
        ("cero mil", "0 1000"),
        ("cien dos", "100 2"),
        ("cien mil", "100000"),
        ("ciento uno tres veinte", "101 3 20"),
        ("ciento cero", "100 0"),
        ("setecientos diez y seis", "716"),
        ("treinta-y-dos", "32"),
        ("treinta y un", "31"),
        ("treinta y", "30"),
        ("treinta y cero", "30 0"),
        ("treinta, y dos", "30 2"),
        ("treinta y, dos", "30 2"),
        ("veinti uno", "21"),
        ("veinti", "20"),
        ("once y dos", "11 2"),
        ("y dos", "2"),
        ("doble cero triple siete doble 0", "00 777 00"),
        ("doble 12", "12"),
        ("doble", ""),
        ("doble, cero", "0"),
        ("doble fila", ""),
        ("8 mil quinientos", "8500"),
        ("8 mil", "8000"),
        ("8 mil gracias", "8"),
        ("20240 mil", "20240 1000"),
        ("mil gracias", ""),
        ("dos mil gracias", "2"),
        ("un dos una", "2"),
        ("ciento una veces", "100"),
        ("mil un sol", "1000"),
        ("nueve87 tres21", "9 87 3 21"),
        ("ochoochonueve", "8 8 9"),
        ("seiscientos\ncincuenta", "650"),
        ("quinientos. cincuenta", "500 50"),
        ("dos cientos", "2"),
    ],
)
def test_numbers_are_put_together_by_their_grammar(text: str, digits: str) -> None:
    assert _said(text) == digits.split()


def test_a_number_knows_its_place_its_words_and_whether_it_was_said() -> None:
    assert numbers(plain_view("es treinta y dos o 45")) == (
        Number(3, 16, "32", is_spoken=True, first=1, last=3),
        Number(19, 21, "45", is_spoken=False, first=5, last=5),
    )


def test_a_digit_said_twice_in_figures_is_spoken() -> None:
    assert [number.is_spoken for number in numbers(plain_view("8 mil, 5"))] == [True, False]


def test_a_very_long_row_of_digits_is_one_number() -> None:
    assert _said("9" * 9000) == ["9" * 9000]
