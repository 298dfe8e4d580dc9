from __future__ import annotations

import pytest

from safefeedback.text import fold, sound


@pytest.mark.parametrize(
    "spellings",
    [
        "celular selular zelular",
        "historia istoria hiztoria",
        "clinica klinica clinika",
        "pasaporte pazaporte passaporte",
        "notificarme notifikarme",
        "quispe kispe qispe kizpe",
        "huaman waman guaman uaman",
        "jonathan jhonatan yonatan yonathan",
        "jennifer yenifer yennifer",
        "direccion direxion diresion dirección",
        "qori ccori kori",
        "vive bibe vibe",
        "zapata sapata",
        "gente jente",
        "llamar yamar",
        "rey rei",
        "hierba yerba",
        "enviar embiar enbiar",
        "conpra compra",
        "philipe filipe",
        "edith edit",
        "psicologo sicologo",
        "jessica yesica",
        "shirley chirley",
        "xiomara siomara",
        "cyntia sintia",
        "agustin agustín",
        "gyan jian",
    ],
)
def test_spellings_that_are_heard_alike_have_one_key(spellings: str) -> None:
    assert len({sound(fold(spelling)) for spelling in spellings.split()}) == 1


@pytest.mark.parametrize(
    ("first", "second"), [("perro", "pelo"), ("casa", "cama"), ("dni", "ruc"), ("lima", "rima"), ("jorge", "yorge")]
)
def test_words_that_are_heard_apart_have_keys_of_their_own(first: str, second: str) -> None:
    assert sound(first) != sound(second)


@pytest.mark.parametrize(("word", "key"), [("", ""), ("45", "45"), ("aa\nb", "a\nb"), ("y", "i"), ("ñ", "ñ")])
def test_other_characters_stay(word: str, key: str) -> None:
    assert sound(word) == key
