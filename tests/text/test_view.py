from __future__ import annotations

from array import array

import pytest

from safefeedback.text import View, words
from safefeedback.text.words import Word

MAPPED = View("9 8", "9 8", array("I", (4, 9, 10)), array("I", (9, 10, 14)))


def test_an_identity_view_leaves_spans_alone() -> None:
    view = View("hola", "hola")
    assert view.is_identity
    assert view.span(1, 3) == (1, 3)
    assert view.span(4, 4) == (4, 4)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [(0, 1, (4, 9)), (0, 3, (4, 14)), (1, 2, (9, 10)), (0, 0, (4, 4)), (2, 2, (10, 10)), (3, 3, (14, 14))],
)
def test_a_span_runs_from_the_first_source_to_the_last(start: int, end: int, expected: tuple[int, int]) -> None:
    assert not MAPPED.is_identity
    assert MAPPED.span(start, end) == expected


def test_a_view_of_nothing_has_one_empty_span() -> None:
    assert View("", "", array("I"), array("I")).span(0, 0) == (0, 0)


def test_repr_shows_no_text() -> None:
    assert "9" not in repr(MAPPED).replace("View(", "")
    words(MAPPED)
    assert "9" not in repr(MAPPED)


def test_views_compare_by_identity_and_can_be_keys() -> None:
    assert View("a", "a") != View("a", "a")
    assert len({View("a", "a"), View("a", "a")}) == 2


def test_words_are_runs_of_letters_and_runs_of_digits() -> None:
    view = View("D'Angelo, DNI56 (o sea) año", "d'angelo, dni56 (o sea) ano")
    assert [word.folded for word in words(view)] == ["d'angelo", "dni", "56", "o", "sea", "ano"]
    assert words(view)[1] == Word(10, 13, "dni")


def test_words_are_split_once() -> None:
    view = View("uno dos", "uno dos")
    assert words(view) is words(view)


def test_a_view_without_words_has_none() -> None:
    view = View("... !", "... !")
    assert words(view) == ()
    assert words(view) == ()
