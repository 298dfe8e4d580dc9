"""Sections on trust: keys, logs, what left the vault, and the evidence item by item."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from safefeedback.audit import words
from safefeedback.audit.fault_texts import FAULT_TEXTS
from safefeedback.audit.html.markup import Child, Markup, tag
from safefeedback.audit.html.page import note, notice, section
from safefeedback.audit.html.table import table
from safefeedback.audit.key_ages import GONE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from safefeedback.audit.evidence import Evidenced
    from safefeedback.audit.evidence_rules import Standing
    from safefeedback.audit.figures import Figures
    from safefeedback.audit.log_state import LogState
    from safefeedback.audit.report import Report
    from safefeedback.vault.weakness import Weakness

__all__ = ["MARKS", "evidence_section", "export_section", "integrity_section", "item_anchor", "key_section"]

MARKS: Final[Mapping[Standing, tuple[str, str]]] = {
    "present": ("✓ Hay", "good"),
    "declared": ("✓ Declarado", "good"),
    "partial": ("◐ Incompleto", "warn"),
    "none-seen": ("– Sin casos", "warn"),
    "missing": ("✗ Falta", "bad"),
}
"""What a standing looks like: sign, words and kind."""


def key_section(figures: Figures) -> Markup:
    """Return the keys that are there, with their ages, and how many were destroyed."""
    there = [each for each in figures.keys if each.state != GONE]
    rows = [
        (
            tag("code", each.key),
            words.word(each.kind),
            words.word(each.state),
            words.short_day(each.made),
            words.number(each.days),
        )
        for each in there
    ]
    heads = ["Clave", "Para qué", "Estado", "Creada", "#Edad en días"]
    gone = Counter(words.word(each.kind) for each in figures.keys if each.state == GONE)
    destroyed = words.joined(f"{words.number(count)} {kind}" for kind, count in gone.items())
    return section(
        "claves",
        "Claves",
        table("Claves vigentes al final del periodo", heads, rows, form="cards"),
        tag("p", f"Claves destruidas hasta entonces: {destroyed if gone else 'ninguna'}."),
    )


def integrity_section(report: Report) -> Markup:
    """Return what verification said of the logs, and the weaknesses of the installation."""
    return section(
        "integridad",
        "Integridad de los registros de evidencias",
        tag(
            "p",
            "Cada acto deja una anotación en un registro que solo crece. La huella del registro se ancla fuera de la "
            "entidad: desde entonces nadie puede cambiarlo sin que se note.",
        ),
        [_log(log, report) for log in report.figures.logs],
        _weaknesses(report.weaknesses),
    )


def _log(log: LogState, report: Report) -> Markup:
    zone = report.figures.period.zone
    first, last = ("—" if at is None else words.moment(at, zone) for at in (log.first, log.last))
    rows: list[tuple[str, Child]] = [
        ("Anotaciones", words.number(log.leaves)),
        ("Primera", first),
        ("Última", last),
        *(
            (f"Ancla en {each.sink}", f"{words.number(each.size)} anotaciones, {words.moment(each.at, zone)}")
            for each in log.anchors
        ),
    ]
    if log.backwards:
        rows.append(("Anotaciones con hora anterior a la precedente", words.number(log.backwards)))
    return tag(
        "div",
        tag("h3", f"Registro de {words.word(log.name)}"),
        _verified(log, report),
        table("Qué contiene", ["Dato", "Valor"], rows),
    )


def _verified(log: LogState, report: Report) -> Markup:
    found = log.verified
    if found is None:
        said = "No se verificó para este informe. Ejecute «safefeedback audit verify»."
        return notice("warn", tag("p", tag("strong", "✗ Sin verificar. "), said))
    when = f"Verificado el {words.moment(found.at, report.figures.period.zone)}."
    loose = found.size - found.anchored
    anchored = f"Ancladas: {words.number(found.anchored)}. Sin ancla todavía: {words.number(loose)}."
    if found.is_whole:
        kind = "good" if found.anchored else "warn"
        return notice(kind, tag("p", tag("strong", "✓ Íntegro. "), f"{when} {anchored}"))
    codes = [tag("li", tag("code", code), f": {FAULT_TEXTS.get(code, 'vea la referencia')}") for code in found.problems]
    place = (
        f" Difiere del ancla desde la anotación {words.number(found.diverged)}." if found.diverged is not None else ""
    )
    return notice("bad", tag("p", tag("strong", "✗ Alterado. "), f"{when}{place} {anchored}"), tag("ul", codes))


def _weaknesses(weaknesses: Sequence[Weakness] | None) -> Markup:
    if weaknesses is None:
        return tag(
            "p", "Las debilidades de la instalación no se examinaron (safefeedback vault doctor).", class_="soft"
        )
    rows = [(tag("code", each.code), words.number(each.count), each.text) for each in weaknesses]
    heads = ["Código", "#Cuántos", "Qué pasa y qué hacer"]
    return table("Debilidades de la instalación", heads, rows, form="cards", empty="No se encontró ninguna.")


def export_section(figures: Figures) -> Markup:
    """Return what left the vault."""
    exports = figures.exports
    rows = [
        (tag("code", what), words.number(times), words.number(exports.items[what]))
        for what, times in exports.times.items()
    ]
    heads = ["Qué", "#Veces", "#Elementos"]
    return section(
        "salidas",
        "Lo que salió de la bóveda",
        table("Exportaciones", heads, rows),
        tag("p", f"Informes de auditoría hechos en el periodo: {words.number(exports.reports)}."),
    )


def evidence_section(report: Report) -> Markup:
    """Return each item that an auditor asks for beside what there is."""
    counts = Counter(each.standing for each in report.evidence)
    summary = [
        f"{words.number(counts[standing])} «{MARKS[standing][0].split(' ', 1)[1]}»"
        for standing in MARKS
        if counts[standing]
    ]
    heads = ["Qué se pide", "Norma", "Estado", "Qué consta"]
    return section(
        "evidencias",
        "Evidencias, norma por norma",
        tag("p", f"De {len(report.evidence)} puntos: {words.joined(summary)}."),
        table("Lo que pide un auditor y lo que hay", heads, [_item(each) for each in report.evidence], form="cards"),
        note(
            "R.: reglamento de la Ley 29733, DS 016-2024-JUS. «Declarado»: la entidad dice que tiene el documento; "
            "este sistema no lo lee. Las normas se leyeron en junio de 2026 en una copia pública: compruébelas en El "
            "Peruano."
        ),
    )


def item_anchor(each: Evidenced) -> str:
    """Return where an item stands on the page."""
    return f"evidencia-{each.item.number}"


def _item(each: Evidenced) -> tuple[Child, ...]:
    sign, kind = MARKS[each.standing]
    todo = tag("div", tag("strong", "Qué hacer: "), each.remedy, class_="todo") if each.remedy else None
    return (
        tag("span", f"{each.item.number}. {each.item.title}", id=item_anchor(each)),
        each.item.articles,
        tag("span", sign, class_=f"mark {kind}"),
        [each.text, todo],
    )
