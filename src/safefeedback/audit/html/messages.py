"""Sections on messages: how many came, what was found in them and what was done, under which policies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from safefeedback.audit import words
from safefeedback.audit.html.charts import Bar, Point, bars, columns
from safefeedback.audit.html.markup import Markup, tag
from safefeedback.audit.html.page import note, section
from safefeedback.audit.html.table import table
from safefeedback.audit.suppression import HIDDEN, LEAST, SMALL

if TYPE_CHECKING:
    from safefeedback.audit.figures import Figures
    from safefeedback.audit.found import Found
    from safefeedback.audit.policies import Step
    from safefeedback.audit.volumes import Places, Volumes

__all__ = ["found_section", "policy_section", "volume_section"]

_MOST_BARS: Final = 12
_SHORT: Final = 12
_SAID: Final = {"not stated": "no se dice", "none": "ninguna", "operating point": "el del punto de operación"}


def volume_section(figures: Figures) -> Markup:
    """Return volumes by week, channel and department."""
    volumes = figures.volumes
    weeks = [Point(_week(name), count) for name, count in volumes.weeks.items()]
    top = max(volumes.weeks.values(), default=0)
    chart = columns(
        "Mensajes por semana",
        f"De la semana {_week(min(volumes.weeks))} a la {_week(max(volumes.weeks))}; la mayor tuvo {words.number(top)}."
        if weeks
        else "Sin mensajes.",
        weeks,
        top=words.number(top),
    )
    rows = [(words.word(name), words.shown(count)) for name, count in volumes.channels.items()]
    return section(
        "volumenes",
        "Mensajes recibidos",
        tag(
            "div",
            chart if weeks else None,
            table("Mensajes por canal", ["Canal", "#Mensajes"], rows),
            class_="split",
        ),
        _withheld(volumes),
        _places(volumes.places) if volumes.places is not None else _no_places(),
        note(
            f"«{SMALL}»: de 1 a {LEAST - 1} mensajes. «{HIDDEN}»: no se muestra, para que nadie deduzca el anterior "
            "restando."
        ),
    )


def _withheld(volumes: Volumes) -> Markup | None:
    if not volumes.withheld:
        return None
    rows = [(words.sentence(words.word(code)), words.number(count)) for code, count in volumes.withheld.items()]
    return table(
        "Mensajes retenidos: no se pudieron revisar y nadie los vio",
        ["Causa", "#Mensajes"],
        rows,
    )


def _places(places: Places) -> Markup:
    heads = [f"#{words.department(code)}" for code in places.departments]
    rows = [[words.word(name), *map(words.shown, counts)] for name, counts in places.rows.items()]
    return table("Mensajes por canal y departamento", ["Canal", *heads], rows, form="wide")


def _no_places() -> Markup:
    return tag(
        "p", "El registro no anota el territorio de los mensajes: no se puede mostrar por departamento.", class_="soft"
    )


def found_section(figures: Figures) -> Markup:
    """Return the kinds of data that were found, and what was done to them."""
    found = figures.found
    often = sorted(found.entities, key=lambda each: -each.messages)[:_MOST_BARS]
    chart = bars(
        "Mensajes que contienen cada tipo de dato",
        f"Los {len(often)} tipos más frecuentes de {len(found.entities)}.",
        [Bar(words.entity(each.entity), each.messages, _of(each.messages, found)) for each in often],
    )
    return section(
        "datos",
        "Datos personales encontrados y qué se hizo con ellos",
        tag(
            "p",
            f"Se protegieron {words.plural(found.messages, 'mensaje', 'mensajes')}. En {words.number(found.without)} "
            "no se encontró ningún dato personal.",
        ),
        chart if often else None,
        _done(found),
    )


def _of(count: int, found: Found) -> str:
    return f"{words.number(count)} ({words.percent(count / found.messages)})"


def _done(found: Found) -> Markup:
    operators = sorted({name for each in found.entities for name in each.done})
    heads = [f"#{words.sentence(words.word(name))}" for name in operators]
    rows = [
        [
            words.sentence(words.entity(each.entity)),
            words.number(each.messages),
            *(words.number(each.done.get(name, 0)) for name in operators),
        ]
        for each in found.entities
    ]
    return table(
        "Hallazgos por tipo de dato y lo que se hizo",
        ["Dato", "#Mensajes", *heads],
        rows,
        form="cards",
    )


def policy_section(figures: Figures) -> Markup:
    """Return the policies that were used, and what changed from each to the next."""
    rows = [
        (
            tag("span", f"{each.name} {each.version}" if each.name else "política sin nombre en el registro"),
            tag("code", each.digest[:_SHORT]),
            words.short_day(each.first),
            words.short_day(each.last),
            words.number(each.messages),
        )
        for each in figures.policies
    ]
    heads = ["Política", "Huella", "Primer uso", "Último uso", "#Mensajes"]
    return section(
        "politicas",
        "Políticas de protección",
        table("Políticas usadas en el periodo", heads, rows, form="cards"),
        [_step(step) for step in figures.steps],
        _detectors(figures.found),
    )


def _step(step: Step) -> Markup:
    title = f"De {step.before[:_SHORT]} a {step.after[:_SHORT]}"
    if step.changes is None:
        return tag(
            "p",
            f"{title}: no se dio el texto de las dos políticas, y sus diferencias no se pueden mostrar.",
            class_="soft",
        )
    rows = [(tag("code", each.path), _said(each.before), _said(each.after)) for each in step.changes]
    return table(f"{title}: qué cambió", ["Dónde", "Antes", "Después"], rows, form="cards", empty="Ninguna diferencia.")


def _said(value: str) -> Markup:
    """Return what a policy says at a place, in Spanish where the difference has words of its own."""
    if value in _SAID:
        return tag("span", _SAID[value])
    if value.endswith(" entries"):
        return tag("span", words.plural(int(value.split(maxsplit=1)[0]), "entrada", "entradas"))
    return tag("code", value)


def _detectors(found: Found) -> Markup | None:
    if not found.detectors:
        return None
    rows = [(tag("code", digest[:_SHORT]), words.number(count)) for digest, count in found.detectors.items()]
    return table("Versiones del detector", ["Huella", "#Mensajes"], rows)


def _week(name: str) -> str:
    """Return an ISO week such as ``48/2026``."""
    year, _, week = name.partition("-W")
    return f"{int(week)}/{year}"
