"""Worded dates, dates of birth and ages; durations and holidays are left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safefeedback.messages import Message
from safefeedback.recognizers.base import read
from safefeedback.recognizers.dates import DateRecognizer

RECOGNIZER = DateRecognizer()


def pairs(text: str) -> list[tuple[str, str]]:
    return [(f.entity, text[f.start : f.end]) for f in RECOGNIZER.analyze(read(Message(text)))]


@pytest.mark.parametrize(
    ("text", "entity", "value"),
    [
        ("el 14 de abril de 2023 fui", "DATE_TIME", "14 de abril de 2023"),
        ("EL 3 DE SETIEMBRE DEL 2022", "DATE_TIME", "3 DE SETIEMBRE DEL 2022"),
        ("desde el 6 de noviembre no hay agua", "DATE_TIME", "6 de noviembre"),
        ("mi cita era para el 15/3 y nada", "DATE_TIME", "15/3"),
        ("nací el 12 de mayo de 1987", "DATE_OF_BIRTH", "12 de mayo de 1987"),
        ("soy nasida el 4 de agosto del 61", "DATE_OF_BIRTH", "4 de agosto del 61"),
        ("nac. 22-III-2002", "DATE_OF_BIRTH", "22-III-2002"),
        ("tengo 67 años", "AGE", "67 años"),
        ("mi hija de 9 añitos", "AGE", "9 añitos"),
        ("mi bebé de 8 meses", "AGE", "8 meses"),
        ("mi abuelita ochenta y dos años de edad", "AGE", "ochenta y dos años"),
        ("Soy Blas, de 94 años, jubilado", "AGE", "94 años"),
        ("a mis 71 no veo bien", "AGE", "71"),
        ("EDAD: 45", "AGE", "45"),
    ],
)
def test_dates_and_ages_are_found(text: str, entity: str, value: str) -> None:
    assert (entity, value) in pairs(text)


@pytest.mark.parametrize(
    "text",
    [
        "hace 3 años que espero",
        "llevo cuarenta años trabajando",
        "en 2 meses prometieron",
        "un contrato de 5 años",
        "la Av. 28 de Julio",
        "por fiestas el 28 de julio",
        "plazo hasta el 31 de diciembre",
        "a las 7 de la mañana",
        "son 3/4 de kilo",
    ],
)
def test_durations_streets_holidays_and_deadlines_are_left_alone(text: str) -> None:
    assert pairs(text) == []


@given(st.text(max_size=200))
def test_spans_lie_in_any_text(text: str) -> None:
    for finding in RECOGNIZER.analyze(read(Message(text))):
        assert 0 <= finding.start < finding.end <= len(text)
