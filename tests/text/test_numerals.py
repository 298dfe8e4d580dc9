from __future__ import annotations

import pytest

from safefeedback.text import fold
from safefeedback.text.numerals import glued, numeral


@pytest.mark.parametrize(
    ("spellings", "value"),
    [
        ("cero zero sero CERO", 0),
        ("uno huno", 1),
        ("dos doz", 2),
        ("cuatro kuatro quatro", 4),
        ("cinco sinco zinko sinc", 5),
        ("seis ceis seys six suqta", 6),
        ("siete ciete syete", 7),
        ("ocho hocho", 8),
        ("nueve nuebe nove isqun", 9),
        ("diez dies", 10),
        ("doce dose", 12),
        ("trece trese", 13),
        ("quince kinse quinse", 15),
        ("dieciséis diesiseis diecisseis", 16),
        ("veinte beinte viente", 20),
        ("veintiuno beintiuno veintiún", 21),
        ("treintaiuno treintayuno treintiuno", 31),
        ("noventiocho noventaiocho nobentaiocho", 98),
        ("setentaiún", 71),
        ("cien sien", 100),
        ("doscientos dosientas", 200),
        ("quinientos kinientos", 500),
        ("novecientos nuevecientos", 900),
        ("mil", 1000),
    ],
)
def test_a_number_word_is_known_in_any_spelling(spellings: str, value: int) -> None:
    assert [getattr(numeral(fold(spelling)), "value", None) for spelling in spellings.split()] == [
        value for _ in spellings.split()
    ]


@pytest.mark.parametrize("word", ["mesa", "todos", "unos", "ochoa", "a", "x" * 40, "dosis", "tresillo"])
def test_other_words_are_no_numbers(word: str) -> None:
    assert numeral(word) is None


def test_words_written_together_come_apart() -> None:
    assert [(start, end, part.value) for start, end, part in glued("nueveochosiete")] == [
        (0, 5, 9),
        (5, 9, 8),
        (9, 14, 7),
    ]
    assert [part.value for _, _, part in glued("treintacero")] == [30, 0]


@pytest.mark.parametrize("word", ["nueve", "dieciocho", "dosis", "pedro", "todoscinco", "ochocientos", "unoa"])
def test_one_word_does_not_come_apart(word: str) -> None:
    assert glued(word) == ()
