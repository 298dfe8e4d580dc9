"""What an auditor asks for, item by item, with the legal articles: what there is, and plainly what is missing.

``R.`` is the reglamento of the Ley 29733, DS 016-2024-JUS. Read in June 2026 in a public copy of the texts: check them
against El Peruano before citing. What no log can know is taken from the documents that the agency declares
(:mod:`~safefeedback.audit.declared`); nobody here reads those documents.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from safefeedback.audit.evidence_rules import RULES, Facts, Standing, Told
from safefeedback.audit.words import day, joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from safefeedback.audit.declared import Declared

__all__ = ["ITEMS", "EvidenceItem", "Evidenced", "evidence"]

_ACCESS_REVIEW: Final = 10
_REVIEW_DAYS: Final = 183


@dataclass(frozen=True, slots=True)
class EvidenceItem:
    """Something that an auditor asks for.

    Attributes:
        number: its place on the list.
        title: what it is.
        articles: where it is asked for.
        remedy: what to do where it is missing.
    """

    number: int
    title: str
    articles: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Evidenced:
    """An item and what there is of it.

    Attributes:
        item: what is asked for.
        standing: how far it is shown.
        text: what is shown, in Spanish.
        remedy: what to do; empty where nothing is.
    """

    item: EvidenceItem
    standing: Standing
    text: str
    remedy: str


ITEMS: Final = (
    EvidenceItem(
        1,
        "Inscripción del banco de datos personales y sus cambios",
        "R. 42 a 45",
        "Inscriba el banco en el Registro Nacional y declare el código de la constancia.",
    ),
    EvidenceItem(
        2,
        "Documento de seguridad con fecha cierta",
        "R. 47",
        "Apruebe el documento de seguridad y declare su código y fecha.",
    ),
    EvidenceItem(
        3,
        "Inventario de datos y sistemas, con los sensibles marcados",
        "R. 47.3",
        "Complete el registro de actividades de tratamiento y declare el inventario aprobado.",
    ),
    EvidenceItem(
        4,
        "Evaluación de impacto o análisis de riesgo, o la razón de no hacerlo",
        "R. 40",
        "Haga la evaluación, o escriba por qué no hace falta, y declare el documento.",
    ),
    EvidenceItem(
        5,
        "Razón escrita de la técnica según dato, personas y riesgo",
        "R. 41.2; Ley 29733 art. 2.14 y 2.15",
        "Escriba en la política la razón de cada regla y dé su texto al hacer el informe.",
    ),
    EvidenceItem(
        6,
        "Versión, configuración y huella de las reglas en cada protección",
        "R. 41, título preliminar IX",
        "Selle los mensajes con una versión que anota la huella de la política y del detector.",
    ),
    EvidenceItem(
        7,
        "Informe de pruebas de la detección, con intervalos",
        "R. 41.2; DS 115-2025-PCM art. 29",
        "Mida la detección con mensajes marcados (safefeedback evaluate) y adjunte el resultado.",
    ),
    EvidenceItem(
        8,
        "Prueba de reidentificación: singularizar, vincular, inferir",
        "Ley 29733 art. 2.14; R. 41",
        "Haga la prueba antes de publicar y declare su informe.",
    ),
    EvidenceItem(
        9,
        "Revisión humana por muestreo",
        "sin artículo expreso; R. título preliminar IX",
        "Saque una muestra (safefeedback audit sample), léala y registre los veredictos.",
    ),
    EvidenceItem(
        10,
        "Lista de accesos y revisión semestral de privilegios",
        "R. 46",
        "Revise los privilegios cada seis meses y declare el acta.",
    ),
    EvidenceItem(
        11,
        "Registro de accesos y operaciones de dos años o más",
        "R. 46",
        "Declare dónde se guardan los inicios y fines de sesión, y verifique los registros con cada informe.",
    ),
    EvidenceItem(
        12,
        "Custodia, rotación y recuperación de claves; separación de funciones",
        "R. 41 y 46; Ley 29733 art. 9",
        "Rote las claves cada mes (safefeedback vault rotate) y declare el procedimiento de custodia.",
    ),
    EvidenceItem(
        13,
        "Constancia de lo suprimido y plazos de conservación",
        "R. 29.5, 30.4 y 31.2; Ley 29733 art. 28.7; DS 007-2020-PCM (tres años)",
        "Programe la purga diaria (safefeedback vault purge) y use un proveedor de claves que destruye.",
    ),
    EvidenceItem(
        14,
        "Registro de incidentes y avisos en 48 horas",
        "R. 34 y 35; DS 029-2021-PCM art. 108",
        "Lleve el registro aunque esté vacío y declárelo; la ficha de incidente se llena desde los registros.",
    ),
    EvidenceItem(
        15,
        "Contratos con encargados, subencargados y flujo transfronterizo",
        "R. 28 a 30",
        "Declare los contratos vigentes, o el documento que dice que no hay encargados.",
    ),
    EvidenceItem(
        16,
        "Oficial de datos personales: designación, publicación y aviso",
        "R. 37 a 39; DS 029-2021-PCM art. 68.6",
        "Designe al oficial, publique su contacto, avise a la Autoridad en 15 días y declare la resolución.",
    ),
    EvidenceItem(
        17,
        "Capacitación del personal",
        "sin artículo expreso; R. título preliminar IX",
        "Capacite y declare la constancia.",
    ),
    EvidenceItem(
        18,
        "Registro de solicitudes de derechos con sus plazos y bloqueos",
        "R. 69 a 71 y 82.3; Ley 29733 art. 20",
        "Atienda lo vencido y anote las razones; registre toda solicitud el día en que llega.",
    ),
    EvidenceItem(
        19,
        "Aprobación de los canales de mensajería y redes sociales",
        "R. 46.4",
        "Apruebe formalmente esos canales y declare la resolución.",
    ),
    EvidenceItem(
        20,
        "Copias semanales y pruebas de restauración",
        "R. 51",
        "Haga copias cada semana, pruebe restaurar una en cada periodo y declare el acta.",
    ),
    EvidenceItem(
        21,
        "Comprobaciones antes de publicar datos abiertos",
        "DS 029-2021-PCM art. 71.3",
        "Llene la lista de comprobación de cada publicación y declárela.",
    ),
    EvidenceItem(
        22,
        "Sistemas de inteligencia artificial: política, auditorías y publicación del código",
        "DS 115-2025-PCM art. 28 a 30",
        "La detección usa un modelo aprendido: apruebe la política de uso y declárela.",
    ),
    EvidenceItem(
        23,
        "Inventario de componentes de software y sus licencias",
        "sin artículo expreso; R. título preliminar IX",
        "Genere el inventario de componentes de la instalación y declárelo.",
    ),
    EvidenceItem(
        24,
        "Regla más estricta para menores y víctimas de violencia",
        "R. 22 a 25; DS 021-2017-JUS",
        "Ponga en la política reglas para menores (roles: minor) y declare el protocolo de víctimas.",
    ),
)
"""The list, in order."""


def evidence(facts: Facts, declared: Sequence[Declared] = ()) -> tuple[Evidenced, ...]:
    """Return what there is of each item.

    Args:
        facts: the figures of the period and what goes with them.
        declared: documents that the agency says it has; those of a later day than the period are left out.
    """
    last = facts.figures.period.last
    known = [each for each in declared if each.date <= last]
    return tuple(_evidenced(item, facts, [each for each in known if each.item == item.number], last) for item in ITEMS)


def _evidenced(item: EvidenceItem, facts: Facts, documents: Sequence[Declared], last: dt.date) -> Evidenced:
    rule = RULES.get(item.number)
    told = rule(facts) if rule is not None else Told("missing", "No consta ningún documento.", needs_document=True)
    standing, text = told.standing, told.text
    if documents:
        said = joined(f"{each.document} ({day(each.date)})" for each in documents)
        text = f"{text} La entidad declara: {said}." if rule is not None else f"La entidad declara: {said}."
        if told.needs_document:
            standing = "present" if standing == "partial" else "declared"
    if item.number == _ACCESS_REVIEW and documents and (last - documents[-1].date).days > _REVIEW_DAYS:
        standing, text = "missing", f"{text} Es de hace más de seis meses."
    return Evidenced(item, standing, text, item.remedy if standing in {"missing", "partial"} else "")
