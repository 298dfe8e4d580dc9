from __future__ import annotations

import pytest

from safefeedback.text import plain_view
from safefeedback.text.dictation import digits, runs
from safefeedback.text.edits import rewrite
from safefeedback.text.numbers import numbers


def _undone(text: str) -> str:
    view = plain_view(text)
    return rewrite(view, [edit for run in runs(view, numbers(view)) for edit in digits(view, run)]).text


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("al nueve ocho siete", "al 9 8 7"),
        ("nueve veintisiete cincuenta", "9 27 50"),
        ("CERO SIETE, DOCE, DIEZ, SESENTA Y OCHO", "0 7 12 10 68"),
        ("97230 siete 351", "97230 7 351"),
        ("nueve87 seis54tres", "9 87 6 54 3"),
        ("nueve-6-cuatro / uno-7-nueve", "9 6 4 1 7 9"),
        ("9 5 5 / 4 4 5 / tres23", "9 5 5 / 4 4 5 3 23"),
        ("seis nueve... cuatro ocho", "6 9 4 8"),
        ("nueve ocho, luego siete seis", "9 8 7 6"),
        ("nueve ocho guion siete seis", "9 8 7 6"),
        ("uno nueve dos punto uno seis ocho, cero", "1 9 2.168 0"),
        ("es ochoochonueve uno", "es 8 8 9 1"),
        ("nueve ocho siete. seis cinco", "9 8 7 6 5"),
        ("cuatro cinco seis siete veces", "4 5 6 siete veces"),
        ("nueve cuatro cero cinco 3 meses", "9 4 0 5 3 meses"),
        ("año mil novecientos noventa", "año 1990"),
        ("del dos mil", "del 2000"),
        ("cero once, 338976537362, treinta y cinco", "0 11 338976537362 35"),
    ],
)
def test_dictation_is_written_in_digits(text: str, plain: str) -> None:
    assert _undone(text) == plain


@pytest.mark.parametrize(
    "text",
    [
        "dos o tres días",
        "un sol, una vez",
        "son doscientos sesenta soles",
        "pagué mil doscientos soles",
        "costó ochenta mil",
        "costó 8 mil quinientos",
        "hay veinte, treinta",
        "tres, uno",
        "dni 45871236 dos hijos",
        "dni 45871236, dos",
        "0046900, dos costillas",
        "el 2024, dos señores",
        "91\nnoventa y uno",
        "98 76 54 32 1",
        "nueve ocho\n\nsiete seis",
        "ocho siete. Dos personas vinieron",
        "siete ocho pero nueve",
        "",
    ],
)
def test_quantities_stay_as_they_are(text: str) -> None:
    assert _undone(text) == text


def test_the_end_of_a_sentence_ends_a_run() -> None:
    assert _undone("cel nueve ocho siete seis. Dos personas") == "cel 9 8 7 6. Dos personas"
    assert _undone("CEL NUEVE OCHO SIETE SEIS. DOS TRES") == "CEL 9 8 7 6 2 3"


def test_no_edit_has_an_empty_source() -> None:
    view = plain_view("nueve87tres21ocho, ochoochonueve 43dos")
    edits = [edit for run in runs(view, numbers(view)) for edit in digits(view, run)]
    assert edits
    assert all(edit.start < edit.end for edit in edits)
