"""The audit report as one page."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from safefeedback.audit import words
from safefeedback.audit.html.markup import Child, Markup, tag
from safefeedback.audit.html.messages import found_section, policy_section, volume_section
from safefeedback.audit.html.page import contents, facts, notice, page
from safefeedback.audit.html.people import retention_section, reveal_section, rights_section
from safefeedback.audit.html.quality import drift_section, quality_section
from safefeedback.audit.html.trust import (
    evidence_section,
    export_section,
    integrity_section,
    item_anchor,
    key_section,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from safefeedback.audit.evidence import Evidenced
    from safefeedback.audit.report import Report

__all__ = ["report_page"]

_NO_TITLES: Final[Mapping[str, str]] = MappingProxyType({})
_CONTENTS: Final = (
    ("evidencias", "Evidencias, norma por norma"),
    ("volumenes", "Mensajes recibidos"),
    ("datos", "Datos encontrados y qué se hizo"),
    ("politicas", "Políticas de protección"),
    ("calidad", "Calidad de la protección"),
    ("cambios", "Cambios en los mensajes"),
    ("aperturas", "Quién abrió datos y para qué"),
    ("derechos", "Derechos de las personas"),
    ("conservacion", "Conservación y supresión"),
    ("claves", "Claves"),
    ("integridad", "Integridad de los registros"),
    ("salidas", "Lo que salió de la bóveda"),
)


def report_page(report: Report, *, purposes: Mapping[str, str] = _NO_TITLES) -> str:
    """Return the report as an HTML page in Spanish.

    Args:
        report: the report.
        purposes: titles of purposes by their code, as the rules of opening have them.
    """
    figures = report.figures
    title = f"Informe de auditoría de datos personales: {figures.agency}"
    return page(
        title,
        tag(
            "header",
            tag("h1", "Informe de auditoría de datos personales"),
            tag("p", tag("strong", figures.agency), f", {words.span(figures.period)}"),
        ),
        tag("main", _summary(report), contents(_CONTENTS), _sections(report, purposes)),
        _footer(report),
    )


def _sections(report: Report, purposes: Mapping[str, str]) -> list[Markup]:
    figures = report.figures
    return [
        evidence_section(report),
        volume_section(figures),
        found_section(figures),
        policy_section(figures),
        quality_section(report),
        drift_section(report),
        reveal_section(figures, purposes),
        rights_section(figures),
        retention_section(figures),
        key_section(figures),
        integrity_section(report),
        export_section(figures),
    ]


def _summary(report: Report) -> list[Child]:
    figures = report.figures
    failed = figures.rights.count("late") + figures.rights.count("overdue")
    pairs: list[tuple[str, Child]] = [
        ("Mensajes recibidos", words.number(figures.volumes.messages)),
        (
            "Con datos personales",
            words.percent(_share(figures.found.messages - figures.found.without, figures.found.messages)),
        ),
        ("Fugas, a lo más", _bound(report)),
        ("Aperturas de datos sellados", words.number(figures.reveals.times)),
        ("Solicitudes de derechos", words.number(len(figures.rights.requests))),
        ("Fuera de plazo o vencidas", words.number(failed)),
        ("Personas suprimidas", words.number(sum(figures.retention.persons.values()))),
        ("Registros de evidencias", _integrity(report)),
    ]
    return [facts(pairs), _missing(report.missing)]


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _bound(report: Report) -> str:
    known = [each.estimate for each in report.figures.reviews if each.estimate is not None]
    return words.percent(known[-1].upper) if known else "no se sabe"


def _integrity(report: Report) -> str:
    states = [log.verified for log in report.figures.logs]
    if any(each is not None and not each.is_whole for each in states):
        return "alterados"
    return "sin verificar" if None in states else "íntegros"


def _missing(missing: Sequence[Evidenced]) -> Markup:
    if not missing:
        return notice("good", tag("p", tag("strong", "No falta ninguna evidencia de la lista.")))
    gone = [each for each in missing if each.standing == "missing"]
    part = [each for each in missing if each.standing == "partial"]
    lists = [("Falta", gone), ("Está incompleto", part)]
    return notice(
        "bad" if gone else "warn",
        [
            [tag("p", tag("strong", f"{title} ({len(items)}):")), tag("ul", [tag("li", _line(each)) for each in items])]
            for title, items in lists
            if items
        ],
    )


def _line(each: Evidenced) -> Markup:
    return tag("a", each.item.title, href=f"#{item_anchor(each)}")


def _footer(report: Report) -> Markup:
    made = words.moment(report.made_at, report.figures.period.zone)
    return tag(
        "footer",
        tag("p", f"Hecho el {made} con safefeedback, a partir de los registros de evidencias."),
        tag("p", "Huella de los datos de este informe (SHA-256 de su forma JSON): ", tag("code", report.digest)),
        tag(
            "p", "Este informe no contiene datos personales de quienes escriben: solo cuentas, códigos, días y huellas."
        ),
    )
