"""The file of an incident: what the logs know of what was reached, the clock of 48 hours, and blanks for the rest.

R. 34 (DS 016-2024-JUS): the Authority is told within 48 hours of knowledge; of what, 34.2; the persons, 34.3; the
national centre of digital security, 34.5 and DS 029-2021-PCM art. 108; every incident is documented, 35.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from safefeedback.audit import words
from safefeedback.audit.form import Entry, Form, Part
from safefeedback.audit.period import LIMA
from safefeedback.audit.processing import SENSITIVE
from safefeedback.entities import rank
from safefeedback.errors import InputError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from safefeedback.audit.figures import Sources
    from safefeedback.ledger.leaf import Leaf

__all__ = ["NOTICE_HOURS", "Incident", "Scope", "incident_file"]

NOTICE_HOURS: Final = 48
"""Time to tell the Authority, from knowledge of the incident."""

Scope: TypeAlias = Literal["stored", "received", "opened"]
"""Reached were: all that was stored, what came in the time, or what was opened in it."""

_HOUR: Final = 3_600_000
_SCOPES: Final[Mapping[Scope, str]] = {
    "stored": "todo lo que estaba guardado al final del lapso",
    "received": "lo recibido durante el lapso",
    "opened": "lo que se abrió durante el lapso",
}


@dataclass(frozen=True, slots=True)
class Incident:
    """What is known of an incident.

    Attributes:
        known_at: when the agency knew of it, Unix milliseconds: the clock starts.
        begun_at: first moment of it, Unix milliseconds.
        ended_at: last moment of it.
        scope: what it reached.
        actor: only openings of this member of staff or service count; None: of all.

    Raises:
        InputError: it ends before it begins.
    """

    known_at: int
    begun_at: int
    ended_at: int
    scope: Scope
    actor: str | None = None

    def __post_init__(self) -> None:
        if self.ended_at < self.begun_at:
            raise InputError("incident: expected an end that is not before the beginning")


@dataclass(slots=True)
class _Reached:
    """Records that were reached: what was found in each, and through which channel it came."""

    found: dict[str, Mapping[str, object]]
    channels: dict[str, str]
    opened: Counter[str]
    denied: int = 0


def incident_file(sources: Sources, incident: Incident, *, made_at: int, zone: dt.tzinfo = LIMA) -> Form:
    """Return the file of an incident.

    Args:
        sources: the logs.
        incident: what is known of it.
        made_at: now, Unix milliseconds.
        zone: on whose clock times are written.

    Raises:
        LedgerError: a leaf outside the schema.
    """
    reached = _reached(sources.records, incident)
    return Form(
        kind="incident",
        title="Ficha de incidente de datos personales",
        agency=sources.agency,
        intro=(
            "Documente todo incidente (R. 35). Si alcanza a muchas personas, a datos sensibles o causa un daño "
            f"evidente, avise a la Autoridad en {NOTICE_HOURS} horas (R. 34)."
        ),
        parts=(
            _clock(incident, made_at, zone),
            _nature(incident, reached, zone),
            _persons(reached),
            _measures(),
            _notices(),
        ),
        made_at=made_at,
    )


def _reached(records: Iterable[Leaf], incident: Incident) -> _Reached:
    reached = _Reached({}, {}, Counter())
    stored: dict[str, Leaf] = {}
    touched: set[str] = set()
    for leaf in records:
        if leaf.at > incident.ended_at:
            continue
        is_inside = leaf.at >= incident.begun_at
        record = leaf.fields.get("rec")
        if leaf.event == "record.sealed":
            stored[leaf.fields["rec"]] = leaf
            touched |= {leaf.fields["rec"]} if is_inside and incident.scope == "received" else set()
        elif leaf.event in {"record.purged", "record.erased"} and not is_inside:
            stored.pop(leaf.fields["rec"], None)
        elif is_inside and leaf.event == "record.revealed" and incident.actor in {None, leaf.by}:
            reached.opened[leaf.by] += 1
            touched |= {str(record)} if incident.scope == "opened" else set()
        reached.denied += is_inside and leaf.event == "reveal.denied"
    for record, leaf in stored.items():
        if incident.scope == "stored" or record in touched:
            reached.found[record] = leaf.fields.get("cnt", {})
            reached.channels[record] = leaf.fields.get("ch", "unknown")
    return reached


def _clock(incident: Incident, made_at: int, zone: dt.tzinfo) -> Part:
    due = incident.known_at + NOTICE_HOURS * _HOUR
    left = (due - made_at) // _HOUR
    state = (
        f"quedan {words.plural(left, 'hora', 'horas')}" if left >= 0 else "el plazo venció: el aviso debe decir por qué"
    )
    return Part(
        "Plazo",
        (
            Entry("La entidad lo supo", words.moment(incident.known_at, zone), articles="R. 34.1"),
            Entry("El aviso vence", f"{words.moment(due, zone)} ({state})", articles="R. 34.1"),
            Entry("Aviso enviado", None, "fecha, hora y constancia", "R. 34.1"),
            Entry("Razones de la demora", None, "solo si el aviso salió después de 48 horas", "R. 34.1"),
        ),
    )


def _nature(incident: Incident, reached: _Reached, zone: dt.tzinfo) -> Part:
    channels = Counter(reached.channels.values())
    named = [f"{words.word(name)} ({words.number(count)})" for name, count in channels.most_common()]
    actors = [f"{who} ({words.number(count)})" for who, count in reached.opened.most_common()]
    opened = f"{words.joined(actors)}." if actors else "Ninguna consta."
    return Part(
        "Naturaleza del incidente",
        (
            Entry("Qué pasó", None, "acceso, pérdida, alteración o divulgación; cómo se supo", "R. 34.2"),
            Entry(
                "Lapso", f"Desde {words.moment(incident.begun_at, zone)} hasta {words.moment(incident.ended_at, zone)}."
            ),
            Entry("Alcance supuesto", f"{words.sentence(_SCOPES[incident.scope])}.", "confirme el alcance", "R. 34.2"),
            Entry("Canales alcanzados", f"{words.sentence(words.joined(named))}." if named else "Ninguno consta."),
            Entry("Aperturas de datos sellados en el lapso", f"{opened} Negadas: {words.number(reached.denied)}."),
            Entry("Integridad de los registros", None, "resultado de «safefeedback audit verify»"),
        ),
    )


def _persons(reached: _Reached) -> Part:
    kinds: Counter[str] = Counter()
    for found in reached.found.values():
        kinds.update(found.keys())
    names = sorted(kinds, key=lambda name: (rank(name), name))
    told = [f"{words.entity(name)} (en {words.plural(kinds[name], 'mensaje', 'mensajes')})" for name in names]
    sensitive = [words.entity(name) for name in names if name in SENSITIVE]
    count = len(reached.found)
    return Part(
        "Personas y datos alcanzados",
        (
            Entry(
                "Número aproximado de personas",
                f"{words.plural(count, 'mensaje', 'mensajes')}: a lo más ese número de personas que escriben, además "
                "de aquellas a quienes nombran.",
                "número estimado de personas",
                "R. 34.2",
            ),
            Entry(
                "Tipos de datos",
                f"{words.sentence(words.joined(told))}." if told else "Ninguno consta.",
                articles="R. 34.2",
            ),
            Entry(
                "Datos sensibles",
                f"Sí: {words.joined(sensitive)}. Hay que avisar a la Autoridad." if sensitive else "No constan.",
                articles="Ley 29733 art. 2.5; R. 34.1",
            ),
            Entry("Consecuencias posibles", None, "qué daño puede causar, y a quién", "R. 34.2"),
        ),
    )


def _measures() -> Part:
    return Part(
        "Medidas",
        (
            Entry(
                "Lo que protege a los originales",
                "Están sellados con una clave por persona: quien obtuvo solo la base de datos no los lee. Los textos "
                "protegidos no están sellados.",
                "confirme que las claves no fueron alcanzadas",
                "R. 34.2",
            ),
            Entry(
                "Medidas tomadas",
                None,
                "qué se hizo y cuándo; «keys destroy» y «vault rotate» dejan constancia",
                "R. 34.2",
            ),
            Entry("Medidas para que no se repita", None, "qué, quién y hasta cuándo", "R. 34.2"),
            Entry("Contacto del oficial de datos personales", None, "nombre, teléfono y correo", "R. 34.2"),
        ),
    )


def _notices() -> Part:
    return Part(
        "Avisos",
        (
            Entry("Autoridad Nacional de Protección de Datos Personales", None, "fecha y constancia", "R. 34.1"),
            Entry("Personas afectadas, en lenguaje sencillo", None, "fecha, medio y texto", "R. 34.3"),
            Entry(
                "Centro Nacional de Seguridad Digital", None, "fecha y constancia", "R. 34.5; DS 029-2021-PCM art. 108"
            ),
            Entry("Responsable, si la entidad es encargada", None, "fecha y constancia; de inmediato", "R. 36"),
        ),
    )
