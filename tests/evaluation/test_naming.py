from __future__ import annotations

import pytest

from safefeedback.evaluation.naming import given_words, surname_words


@pytest.mark.parametrize(
    ("name", "given", "surnames"),
    [
        ("Yesenia Huamán Ccori", "yesenia", "huaman ccori"),
        ("QUISPE MAMANI, Juan Carlos", "juan carlos", "quispe mamani"),
        ("mamani condori rosa", "rosa", "mamani condori"),
        ("Manuel Fajardo Zhou", "manuel", "fajardo zhou"),
        ("María de la Cruz", "maria", "cruz"),
        ("rosa elena", "rosa elena", ""),
        ("Milagros", "milagros", ""),
        ("quispe", "", "quispe"),
        ("J. Quispe", "", "quispe"),
        ("Luis Alberto Ramos", "luis alberto", "ramos"),
        ("Zzyx", "", "zzyx"),
        ("Huanca,", "", "huanca"),
        ("😡", "", ""),
        ("", "", ""),
    ],
)
def test_given_names_and_surnames_are_told_apart(name: str, given: str, surnames: str) -> None:
    assert (" ".join(given_words(name)), " ".join(surname_words(name))) == (given, surnames)
