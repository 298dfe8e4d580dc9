from __future__ import annotations

import pytest

from safefeedback.text import plain_view
from safefeedback.text.edits import rewrite
from safefeedback.text.numbers import numbers
from safefeedback.text.spelling import spelled, spelled_out


def _undone(text: str) -> str:
    view = plain_view(text)
    return rewrite(view, [edit for edits in spelled(view, numbers(view)) for edit in edits]).text


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("F DE FÉLIX, A DE ANA, L DE LUIS, CUATRO SEIS TRES", "FAL463"),
        ("be de burro, ce de casa y nada", "BC y nada"),
        ("b de vaca, k de casa - 45", "BK45"),
        ("a de ana, b de beto; c de carlos, d de dedo", "AB; CD"),
    ],
)
def test_letters_told_by_words_are_put_together(text: str, plain: str) -> None:
    assert _undone(text) == plain


@pytest.mark.parametrize(
    "text", ["a de ana", "e de mesa, a de ana", "a de ana y be de beto", "casa de lima, piso de ate"]
)
def test_one_letter_is_not_spelling(text: str) -> None:
    assert _undone(text) == text


@pytest.mark.parametrize(
    ("text", "plain"),
    [("Pilco, P-I-L-C-O. Sí", "Pilco, PILCO. Sí"), ("es G, E, O, R y punto", "es GEOR y punto"), ("a,b,c,d", "abcd")],
)
def test_a_word_told_letter_by_letter_is_put_together(text: str, plain: str) -> None:
    view = plain_view(text)
    assert rewrite(view, [edit for edits in spelled_out(view) for edit in edits]).text == plain


@pytest.mark.parametrize("text", ["a, b y c", "A-B-C", "x-a-b-c-de", "e-mail"])
def test_a_few_letters_are_no_word(text: str) -> None:
    assert list(spelled_out(plain_view(text))) == []
