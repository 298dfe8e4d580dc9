from __future__ import annotations

import pytest

from safefeedback.text import plain_view
from safefeedback.text.edits import rewrite
from safefeedback.text.numbers import numbers
from safefeedback.text.spelling import spelled


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
