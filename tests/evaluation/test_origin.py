from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safefeedback.evaluation.origin import ORIGINS, origin, surname_origin


@pytest.mark.parametrize(
    ("surname", "expected"),
    [
        ("Quispe", "andean_amazonian"),
        ("MAMANI", "andean_amazonian"),
        ("ccoyllo", "andean_amazonian"),
        ("Jempekit", "andean_amazonian"),
        ("Tapullima", "andean_amazonian"),
        ("Huamán", "andean_amazonian"),
        ("García", "spanish"),
        ("Rodríguez", "spanish"),
        ("gonsales", "spanish"),
        ("de la Cruz", "spanish"),
        ("Nakamura", "asian"),
        ("Zhang", "asian"),
        ("Kcomt", "asian"),
        ("Schneider", "other"),
        ("Bianchini", "other"),
        ("", "spanish"),
    ],
)
def test_surnames(surname: str, expected: str) -> None:
    assert surname_origin(surname) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Yesenia Flores Ccori", "spanish"),
        ("Yesenia Ccori Flores", "andean_amazonian"),
        ("rosa", "given_only"),
        ("Wong Quispe, Martha", "asian"),
    ],
)
def test_the_first_surname_decides(name: str, expected: str) -> None:
    assert origin(name) == expected


def test_only_words_of_the_message_make_a_spanish_surname_venezuelan() -> None:
    said = "epale mi pana, no me han dado el PTP"
    assert origin("Ana Torres", said=said) == "venezuelan"
    assert origin("Ana Mamani", said=said) == "andean_amazonian"
    assert origin("Ana", said=said) == "given_only"
    assert origin("Ana Torres", said="el venezolano de la esquina") == "spanish"


@given(st.text(max_size=30))
def test_any_text_has_an_origin(text: str) -> None:
    assert origin(text) in ORIGINS
    assert surname_origin(text) in ORIGINS
