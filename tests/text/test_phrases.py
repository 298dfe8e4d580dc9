from __future__ import annotations

import pytest

from safefeedback.text import plain_view
from safefeedback.text.edits import rewrite
from safefeedback.text.numbers import numbers
from safefeedback.text.phrases import phrases


def _undone(text: str) -> str:
    view = plain_view(text)
    return rewrite(view, [edit for edits in phrases(view, numbers(view)) for edit in edits]).text


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("nací el doce de marzo de mil novecientos ochenta", "nací el 12 de marzo de 1980"),
        ("quinse de agosto del dos mil tres", "15 de agosto del 2003"),
        ("SIETE DE ABRIL DEL SETENTA Y NUEVE", "7 DE ABRIL DEL 79"),
        ("siete de julio noventa y cuatro", "7 de julio 94"),
        ("dos de mayo del año dos mil", "2 de mayo del año 2000"),
        ("el catorce de setiembre", "el 14 de setiembre"),
        ("nueve dos del noventa y dos", "9 2 del 92"),
        ("14 del dos del ochenta i cuatro", "14 del 2 del 84"),
        ("tiene sesenta y siete años", "tiene 67 años"),
        ("Setentaiún añitos", "71 añitos"),
        ("bebé de cuatro meses", "bebé de 4 meses"),
        ("tengo ochenta y dos", "tengo 82"),
        ("edad: tres", "edad: 3"),
        ("lote cuatro", "lote 4"),
        ("manzana e dos lote cuatro", "manzana e 2 lote 4"),
        ("manzana efe dos", "manzana f 2"),
        ("mz be lote treinta", "mz b lote 30"),
        ("manzana ce dos", "manzana c 2"),
        ("menos doce punto cero", "-12 punto cero"),
        ("latitud menos 5.897773", "latitud -5.897773"),
    ],
)
def test_a_number_is_written_where_the_phrase_calls_for_it(text: str, plain: str) -> None:
    assert _undone(text) == plain


@pytest.mark.parametrize(
    "text",
    [
        "hace cinco años",
        "llevo dos meses",
        "cada dos meses",
        "dos de ellos",
        "dos de la tarde de ayer",
        "quinientos de mayo",
        "trece trece del dos",
        "nueve dos tres",
        "nueve dos de casas",
        "dos, de",
        "dos de del año el de mayo",
        "calle Dos de Mayo",
        "a mi edad uno duerme poco",
        "tengo dos hijos",
        "un grupo de once",
        "el lote de once",
        "manzana de la esquina",
        "menos 5",
        "5 de mayo",
    ],
)
def test_other_numbers_stay(text: str) -> None:
    assert _undone(text) == text


def test_a_street_in_capitals_may_be_a_date() -> None:
    assert _undone("DOS DE MAYO") == "2 DE MAYO"
