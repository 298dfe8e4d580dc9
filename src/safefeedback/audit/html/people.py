"""Sections on people: who opened what, who asked for their rights, and what was deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from safefeedback.audit import words
from safefeedback.audit.html.charts import Bar, bars
from safefeedback.audit.html.markup import Child, Markup, tag
from safefeedback.audit.html.page import note, section
from safefeedback.audit.html.table import table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from safefeedback.audit.figures import Figures
    from safefeedback.audit.rights import Request, Standing

__all__ = ["retention_section", "reveal_section", "rights_section"]

_MARKS: Final[Mapping[Standing, tuple[str, str]]] = {
    "in-time": ("✓", "good"),
    "late": ("✗", "bad"),
    "open": ("…", "warn"),
    "overdue": ("✗", "bad"),
}


def reveal_section(figures: Figures, titles: Mapping[str, str]) -> Markup:
    """Return openings by purpose, actor and field, and refusals; ``titles`` names purposes by code."""
    reveals = figures.reveals
    purposes = [
        (
            _purpose(each.why, titles),
            tag("code", each.base),
            words.number(each.times),
            words.number(each.records),
            words.number(each.with_case),
            words.number(each.with_approval),
        )
        for each in reveals.purposes
    ]
    numbers = ("#Veces", "#Registros", "#Con expediente", "#Con aprobación")
    heads = ["Finalidad", "Base legal", *numbers]
    denied = [
        (_purpose(why, titles), words.word(cause), words.number(count))
        for (why, cause), count in reveals.denied.items()
    ]
    return section(
        "aperturas",
        "Quién abrió datos sellados y para qué",
        tag(
            "p",
            f"Se abrieron datos {words.plural(reveals.times, 'vez', 'veces')}, de "
            f"{words.plural(reveals.records, 'registro', 'registros')}. Cada apertura se anota antes de mostrar el "
            "dato.",
        ),
        table("Aperturas por finalidad", heads, purposes, form="cards"),
        tag("div", _actors(reveals.actors), _opened(reveals.fields), class_="split") if reveals.times else None,
        table("Aperturas negadas", ["Finalidad", "Causa", "#Veces"], denied, form="cards"),
        _approvals(figures),
    )


def _purpose(code: str, titles: Mapping[str, str]) -> Child:
    return [f"{titles[code]} ", tag("code", code)] if code in titles else tag("code", code)


def _actors(actors: Mapping[str, int]) -> Markup:
    rows = [Bar(who, count, words.number(count)) for who, count in actors.items()]
    return bars("Aperturas por persona o servicio", "Por código de la persona o del servicio.", rows)


def _opened(fields: Mapping[str, int]) -> Markup:
    rows = [(words.sentence(_field(name)), words.number(count)) for name, count in fields.items()]
    return table("Qué se abrió", ["Campo", "#Veces"], rows)


def _field(name: str) -> str:
    return words.word(name) if name.islower() else words.entity(name)


def _approvals(figures: Figures) -> Markup | None:
    reveals = figures.reveals
    if not reveals.requested and not reveals.approved:
        return None
    rows = [(tag("code", who), words.number(count)) for who, count in reveals.approved.items()]
    return tag(
        "div",
        tag("p", f"Se pidieron {words.plural(reveals.requested, 'aprobación', 'aprobaciones')}."),
        table("Aprobaciones por funcionario", ["Funcionario", "#Aprobaciones"], rows),
    )


def rights_section(figures: Figures) -> Markup:
    """Return requests by right, and each one with its term."""
    rights = figures.rights
    numbers = ("#En plazo", "#Fuera de plazo", "#En trámite", "#Vencidas")
    by_kind = [
        (
            words.sentence(words.word(kind)),
            *(words.number(rights.count(standing, kind)) for standing in ("in-time", "late", "open", "overdue")),
        )
        for kind in rights.kinds
    ]
    single = [
        (
            tag("code", each.request[:8]),
            words.word(each.kind),
            words.short_day(each.got),
            words.short_day(each.due),
            "—" if each.closed is None else words.short_day(each.closed),
            _standing(each),
        )
        for each in rights.requests
    ]
    heads = ["Solicitud", "Derecho", "Recibida", "Vence", "Atendida", "Estado"]
    return section(
        "derechos",
        "Solicitudes de derechos de las personas",
        table(
            "Solicitudes por derecho",
            ["Derecho", *numbers],
            by_kind,
            form="cards",
            empty="No consta ninguna solicitud en el periodo. Las atendidas fuera de este sistema no figuran.",
        ),
        table("Cada solicitud", heads, single, form="cards") if single else None,
        note(
            "Plazos del reglamento (art. 69 a 71), en días hábiles: información 8, acceso 20, rectificación, "
            "cancelación y oposición 10."
        ),
    )


def _standing(request: Request) -> Markup:
    sign, kind = _MARKS[request.standing]
    result = f" ({words.word(request.result)})" if request.result else ""
    return tag("span", f"{sign} {words.STANDINGS[request.standing]}{result}", class_=f"mark {kind}")


def retention_section(figures: Figures) -> Markup:
    """Return deletions, holds and restores."""
    done = figures.retention
    dead = (
        "—"
        if not done.persons
        else "no se puede prometer"
        if done.backups_dead_on is None
        else words.day(done.backups_dead_on)
    )
    rows = [
        ("Registros borrados por fin de plazo", words.number(done.purged)),
        ("Registros borrados con su persona", words.number(done.erased)),
        ("Personas suprimidas: su clave se destruyó", words.number(sum(done.persons.values()))),
        ("Día desde el que ninguna copia de seguridad los abre", dead),
        ("Purgas que corrieron", words.number(done.runs)),
        ("Última purga", "nunca" if done.last_run is None else words.day(done.last_run)),
        ("Copias restauradas", words.number(done.restores)),
    ]
    persons = [(words.word(basis), words.number(count)) for basis, count in done.persons.items()]
    holds = [(tag("code", reason), words.number(count)) for reason, count in done.holds.items()]
    count = "#Personas"
    return section(
        "conservacion",
        "Conservación y supresión",
        table("Lo que se borró", ["Hecho", "#Cuánto"], rows),
        table("Personas suprimidas, por motivo", ["Motivo", count], persons) if persons else None,
        table("Personas cuya supresión está suspendida", ["Razón", count], holds) if holds else None,
    )
