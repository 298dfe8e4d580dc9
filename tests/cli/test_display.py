from __future__ import annotations

import io

import pytest
from rich.console import Console, RenderableType

from safefeedback.cli.display import after, before, harmless, reasons, view
from safefeedback.findings import Evidence, Finding
from safefeedback.pipeline import Explanation, ProtectedMessage, Reasoned, Replacement

TEXT = "soy ana, llamen al 105"
ITEMS = (
    Reasoned(
        Finding(4, 7, "PERSON", 0.95, "names", (Evidence("cue", "person", 0.3), Evidence("nested", "location"))),
        "redact",
        is_hidden=True,
        legal_reason="Ley 29733, art. 2",
    ),
    Reasoned(Finding(19, 22, "PHONE_NUMBER", 0.9, "numbers", public=True), "keep", is_hidden=False, legal_reason=""),
)
PROTECTED = ProtectedMessage(
    "soy [PERSONA_1], llamen al 105",
    tuple(item.finding for item in ITEMS),
    (Replacement(4, 15, "PERSON", "redact"),),
    "publication",
    "a" * 64,
    "b" * 64,
)


def printed(what: RenderableType, *, width: int = 100, colour: bool = False) -> str:
    stream = io.StringIO()
    console = Console(file=stream, width=width, force_terminal=colour, color_system="truecolor" if colour else None)
    console.print(what, highlight=False)
    return stream.getvalue()


def test_findings_are_marked_by_numbers_that_need_no_colour() -> None:
    assert printed(before(TEXT, ITEMS)) == "soy [1: ana], llamen al [2: 105]\n"


def test_colours_tell_what_is_hidden_from_what_is_shown() -> None:
    shown = printed(before(TEXT, ITEMS), colour=True)
    assert "\x1b[1;31m[1: ana]" in shown
    assert "\x1b[32m[2: 105]" in shown


def test_what_was_written_anew_is_marked() -> None:
    assert after(PROTECTED).plain == PROTECTED.text
    assert "\x1b[1;36m[PERSONA_1]" in printed(after(PROTECTED), colour=True)


def test_the_reasons_are_in_spanish() -> None:
    shown = printed(reasons(ITEMS, is_full=True))
    assert "nombre de persona" in shown
    assert "se tapa" in shown
    assert "también podía ser lugar" in shown
    assert "es un dato público" in shown
    assert "Ley 29733, art. 2" in shown
    assert "la política no da una razón" in shown


def test_a_legal_reason_is_given_once() -> None:
    shown = printed(reasons((ITEMS[0], ITEMS[0]), is_full=True))
    assert shown.count("Ley 29733, art. 2") == 1
    assert "1, 2" in shown


@pytest.mark.parametrize("width", [60, 100])
def test_a_view_keeps_to_its_width(width: int) -> None:
    shown = printed(view(Explanation(TEXT * 10, PROTECTED, ITEMS), is_full=True), width=width)
    assert max(map(len, shown.splitlines())) <= width
    assert "Lo que se ve (publicación)" in shown


def test_a_message_without_findings_says_so() -> None:
    shown = printed(view(Explanation("hola", PROTECTED, ())))
    assert "No se encontró ningún dato personal." in shown


def test_nothing_in_a_message_commands_the_terminal() -> None:
    hostile = "a\x1b[31mb\x07\r\x9bc\u202ed\ud800\x7f\te\n"
    shown = harmless(hostile)
    assert shown == "a␛[31mb␇␍␦c␦d\ufffd␡\te\n"
    assert len(shown) == len(hostile)


def test_brackets_of_a_message_are_no_markup() -> None:
    assert printed(before("[bold]x[/bold] :smile:", ())) == "[bold]x[/bold] :smile:\n"
