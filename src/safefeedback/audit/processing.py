"""The record of processing activities, filled from the figures of a period and the policy in use.

It serves the inventory of R. 47.3 and the register of banks of R. 42 to 45; R. is DS 016-2024-JUS.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from safefeedback.audit import words
from safefeedback.audit.form import Entry, Form, Part
from safefeedback.audit.key_ages import primary
from safefeedback.findings import Finding
from safefeedback.policy import AUDIENCES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from safefeedback.audit.figures import Figures
    from safefeedback.policy import Policy

__all__ = ["processing_record"]

SENSITIVE: Final = frozenset({"SENSITIVE", "HEALTH_ID"})
"""Kinds that are sensitive by themselves."""


def processing_record(figures: Figures, policies: Mapping[str, Policy], *, made_at: int) -> Form:
    """Return the record of processing activities.

    Args:
        figures: of the period.
        policies: texts by digest; the one used last says who sees what, and for how long.
        made_at: Unix milliseconds.
    """
    used = figures.policies
    policy = policies.get(used[-1].digest) if used else None
    return Form(
        kind="processing",
        title="Registro de actividades de tratamiento",
        agency=figures.agency,
        intro=f"Tratamiento: atención de mensajes de la ciudadanía. Cifras {words.span(figures.period)}.",
        parts=(
            _who(figures),
            _why(policy),
            _what(figures),
            _whom(policy),
            _how_long(figures, policy),
            _security(figures),
        ),
        made_at=made_at,
    )


def _who(figures: Figures) -> Part:
    return Part(
        "Responsable",
        (
            Entry("Entidad responsable", figures.agency, "razón social, RUC y domicilio", "Ley 29733 art. 18"),
            Entry("Oficial de datos personales", None, "nombre, contacto y resolución de designación", "R. 37 a 39"),
            Entry("Banco de datos inscrito", None, "denominación y código de inscripción", "R. 42 a 45"),
            Entry("Encargados y subencargados", None, "quiénes son y sus contratos, o «ninguno»", "R. 28 a 30"),
            Entry("Flujo transfronterizo", None, "países y garantías, o «ninguno»", "Ley 29733 art. 15"),
        ),
    )


def _why(policy: Policy | None) -> Part:
    told = None if policy is None else f"Política {policy.name} {policy.version}, con la razón de cada regla."
    return Part(
        "Finalidad y base legal",
        (
            Entry(
                "Finalidad",
                "Recibir, atender y responder mensajes y reclamos; planificar con textos protegidos.",
                "confirme, y añada otras finalidades",
                "Ley 29733 art. 6",
            ),
            Entry(
                "Base legal",
                "Funciones de entidades públicas (Ley 29733 art. 14.1); DS 007-2020-PCM para los reclamos.",
                "cite la norma que da la función",
                "Ley 29733 art. 14",
            ),
            Entry("Reglas de protección", told, "" if told else "política que se usa", "R. 41.2"),
        ),
    )


def _what(figures: Figures) -> Part:
    names = [each.entity for each in figures.found.entities]
    sensitive = [name for name in names if name in SENSITIVE]
    volumes = figures.volumes
    return Part(
        "Personas y datos",
        (
            Entry(
                "Personas",
                "Quienes escriben a la entidad y terceros a quienes nombran; puede haber menores de edad. "
                f"Personas con clave propia al final del periodo: {words.number(figures.retention.kept)}.",
                articles="R. 22 a 25",
            ),
            Entry(
                "Datos encontrados", words.joined(map(words.entity, names)) if names else None, _if(names), "R. 47.3"
            ),
            Entry(
                "Datos sensibles entre ellos",
                words.joined(map(words.entity, sensitive)) if sensitive else "No se encontraron en el periodo.",
                articles="Ley 29733 art. 2.5; R. 47.3",
            ),
            Entry(
                "Origen",
                f"Canales: {words.joined(words.word(each) for each in volumes.channels)}."
                if volumes.channels
                else None,
                _if(volumes.channels),
            ),
            Entry("Volumen", f"{words.plural(volumes.messages, 'mensaje', 'mensajes')} en el periodo."),
        ),
    )


def _if(known: object) -> str:
    return "" if known else "complete: los registros no lo dicen"


def _whom(policy: Policy | None) -> Part:
    if policy is None:
        return Part(
            "Destinatarios", (Entry("Quién ve qué", None, "dé el texto de la política al hacer este documento"),)
        )
    return Part("Destinatarios y lo que ve cada uno", tuple(_audience(policy, each) for each in AUDIENCES))


def _audience(policy: Policy, audience: str) -> Entry:
    kept = [
        words.entity(name)
        for name in policy.entities
        if policy.decide(Finding(0, 1, name, 1.0, "audit"), audience).is_kept
    ]
    text = (
        f"Ve: {words.joined(kept)}. Lo demás se oculta o se cambia." if kept else "No ve ningún dato personal hallado."
    )
    return Entry(words.sentence(words.word(audience)), text)


def _how_long(figures: Figures, policy: Policy | None) -> Part:
    days = {} if policy is None else policy.retention
    terms = [f"{words.word(name)}: {words.plural(count, 'día', 'días')}" for name, count in days.items()]
    done = figures.retention
    return Part(
        "Conservación",
        (
            Entry(
                "Plazos",
                f"{words.sentence(words.joined(terms))}." if terms else None,
                _if(terms),
                "R. 31.2; DS 007-2020-PCM",
            ),
            Entry(
                "Borrado en el periodo",
                f"{words.number(done.purged)} registros por fin de plazo; {words.number(sum(done.persons.values()))} "
                "personas suprimidas.",
            ),
        ),
    )


def _security(figures: Figures) -> Part:
    now = primary(figures.keys)
    age = "no hay clave del mes" if now is None else f"la clave del mes tiene {words.plural(now.days, 'día', 'días')}"
    anchors = sorted({each.sink for log in figures.logs for each in log.anchors})
    return Part(
        "Medidas de seguridad",
        (
            Entry(
                "Cifrado",
                "El mensaje original se sella al llegar, con una clave por persona; los textos de trabajo se protegen "
                f"según la política. Claves: {age}.",
                articles="R. 41 y 46",
            ),
            Entry(
                "Registro de evidencias",
                f"{words.number(sum(log.leaves for log in figures.logs))} anotaciones; anclas fuera: "
                f"{words.joined(anchors) if anchors else 'ninguna'}.",
                articles="R. 46",
            ),
            Entry(
                "Acceso a originales",
                f"Solo con finalidad anotada antes de abrir. En el periodo: "
                f"{words.plural(figures.reveals.times, 'apertura', 'aperturas')}.",
                "quién autoriza los accesos y cuándo se revisan",
                "R. 46",
            ),
            Entry("Copias de seguridad", None, "frecuencia, lugar y última prueba de restauración", "R. 51"),
            Entry("Documento de seguridad", None, "código y fecha cierta", "R. 47"),
        ),
    )
