"""A document as one page: what is known, and marked blanks to be written by hand or on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safefeedback.audit import words
from safefeedback.audit.html.markup import Child, tag
from safefeedback.audit.html.page import notice, page
from safefeedback.audit.html.table import table

if TYPE_CHECKING:
    from safefeedback.audit.form import Entry, Form

__all__ = ["form_page"]


def form_page(form: Form) -> str:
    """Return a document as an HTML page in Spanish."""
    return page(
        f"{form.title}: {form.agency}",
        tag("header", tag("h1", form.title), tag("p", tag("strong", form.agency))),
        tag(
            "main",
            notice("plain", tag("p", form.intro)),
            _blanks(form),
            [_part(form, n) for n in range(len(form.parts))],
        ),
        tag(
            "footer",
            tag(
                "p", f"Hecho el {words.moment(form.made_at)} con safefeedback, a partir de los registros de evidencias."
            ),
        ),
    )


def _blanks(form: Form) -> Child:
    if not form.blanks:
        return None
    said = words.plural(form.blanks, "línea espera", "líneas esperan")
    return tag("p", f"{said} a una persona; están marcadas así: ", tag("span", "por completar", class_="blank"))


def _part(form: Form, place: int) -> Child:
    part = form.parts[place]
    heads = ["Qué", "Contenido", "Norma"]
    rows = [(entry.label, _content(entry), entry.articles) for entry in part.entries]
    return tag(
        "section", tag("h2", f"{place + 1}. {part.title}"), table(part.title, heads, rows, form="cards"), class_="form"
    )


def _content(entry: Entry) -> list[Child]:
    blank = tag("span", f"por completar: {entry.blank}", class_="blank") if entry.blank else None
    return [entry.text, tag("br") if entry.text and blank else None, blank]
