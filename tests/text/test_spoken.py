from __future__ import annotations

import pytest

from safefeedback.text import View, plain_view, spoken_view


def _spoken(message: str) -> View:
    view = spoken_view(plain_view(message))
    assert view is not None
    return view


def _source(message: str, shown: str) -> str:
    """Return the part of the message that a part of the spoken view leads back to."""
    view = _spoken(message)
    start = view.text.index(shown)
    first, last = view.span(start, start + len(shown))
    return message[first:last]


@pytest.mark.parametrize(
    "message",
    [
        "",
        "hola",
        "Tengo dos o tres días, una vez, un sol.",
        "DNI 45871236, ana@gmail.com @munilima",
        "el punto es que",
        "B114",
    ],
)
def test_there_is_no_second_reading_when_nothing_is_to_be_undone(message: str) -> None:
    assert spoken_view(plain_view(message)) is None


@pytest.mark.parametrize(
    ("message", "shown", "source"),
    [
        ("mi cel es nuebe ocho 7, sesenta y\ncinco 43.", "9 8 7 65 43", "nuebe ocho 7, sesenta y\ncinco 43"),
        ("HC 43O2554 del SIS", "4302554", "43O2554"),
        ("a ana punto poma arroba gmail.", "ana.poma@gmail.com", "ana punto poma arroba gmail"),
        ("por face: fb punto com barra ana poma", "fb.com/ana", "fb punto com barra ana"),
        ("nací el dos de mayo del ochenta", "2 de mayo del 80", "dos de mayo del ochenta"),
        ("placa F de Félix, A de Ana, L de Luis, dos 3 uno", "FAL231", "F de Félix, A de Ana, L de Luis, dos 3 uno"),
        ("nueve ocho siete seis cin-\nco cuatro", "9 8 7 6 5 4", "nueve ocho siete seis cin-\nco cuatro"),
        ("\u200bＮueve ocho siete\u200b seis", "9 8 7 6", "Ｎueve ocho siete\u200b seis"),
        ("vean https://poma.pe/x/\nvideo/7", "https://poma.pe/x/video/7", "https://poma.pe/x/\nvideo/7"),
        ("lat menos doce punto cero cuatro seis", "-12.046", "menos doce punto cero cuatro seis"),
        ("soy Pilco, P-I-L-C-O", "PILCO", "P-I-L-C-O"),
        ("lote cuatro, 9O6 34I 624", "906 341 624", "9O6 34I 624"),
    ],
)
def test_what_is_undone_leads_back_to_the_message(message: str, shown: str, source: str) -> None:
    assert _source(message, shown) == source


def test_the_number_in_an_address_belongs_to_the_address() -> None:
    assert _spoken("poma nueve ocho siete seis arroba gmail").text == "poma9876@gmail.com"


def test_letters_alone_need_no_new_map() -> None:
    view = _spoken("HC 43O2554")
    assert view.is_identity
    assert view.folded == "hc 4302554"


def test_an_address_goes_before_the_numbers_around_it() -> None:
    view = _spoken("nueve ocho siete seis cinco, ana dos arroba gmail, seis cinco cuatro tres")
    assert view.text == "9 8 7 6 5, ana2@gmail.com, 6 5 4 3"
