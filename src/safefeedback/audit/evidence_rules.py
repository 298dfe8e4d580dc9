"""What the figures themselves show for an evidence item; each rule says how far it goes, in Spanish.

A rule that holds is no proof of a duty's fulfilment: it says what the logs show.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from safefeedback.audit.key_ages import primary
from safefeedback.audit.period import day_of
from safefeedback.audit.words import day, entity, joined, number, percent, plural, word
from safefeedback.policy import AUDIENCES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from safefeedback.audit.figures import Figures
    from safefeedback.audit.tested import Tested
    from safefeedback.policy import Policy

__all__ = ["RULES", "Facts", "Standing", "Told"]

Standing: TypeAlias = Literal["present", "partial", "declared", "none-seen", "missing"]
"""There is; in part; the agency says so; nothing happened that would need it; missing."""

_FRESH_DAYS: Final = 62
_SENSITIVE: Final = ("SENSITIVE", "HEALTH_ID")
_MESSENGERS: Final = ("whatsapp", "facebook", "messenger", "telegram", "x_", "linkedin", "instagram", "tiktok", "sms")


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rules go by.

    Attributes:
        figures: of the period.
        policies: texts by digest.
        tested: measured quality of detection, or None.
    """

    figures: Figures
    policies: Mapping[str, Policy] = field(default_factory=dict)
    tested: Tested | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What the figures show.

    Attributes:
        standing: how far that goes.
        text: what is shown, in Spanish.
        needs_document: what is left can be shown by a document of the agency.
    """

    standing: Standing
    text: str
    needs_document: bool = False


def inventory(facts: Facts) -> Told:
    """Item 3: inventory of data, the sensitive marked."""
    names = [each.entity for each in facts.figures.found.entities]
    if not names:
        return Told("missing", "No se encontró ningún dato personal en el periodo.")
    sensitive = (
        joined(entity(name) for name in names if name in _SENSITIVE) if set(names) & set(_SENSITIVE) else "ninguno"
    )
    text = f"Se encontraron {plural(len(names), 'tipo', 'tipos')} de datos. De ellos, sensibles: {sensitive}."
    return Told("partial", text, needs_document=True)


def rationale(facts: Facts) -> Told:
    """Item 5: written rationale of the technique."""
    used = facts.figures.policies
    if not used:
        return Told("missing", "El registro no nombra ninguna política.")
    texts = [facts.policies.get(each.digest) for each in used]
    given = [policy for policy in texts if policy is not None]
    reasoned = sum(_is_reasoned(policy) for policy in given)
    named = plural(len(used), "política usada", "políticas usadas")
    text = f"{named}; {number(reasoned)} con la razón legal de cada regla."
    return Told("present" if reasoned == len(used) else "partial", text)


def _is_reasoned(policy: Policy) -> bool:
    rules = [rule for rules in policy.entities.values() for rule in (rules.rule(each) for each in AUDIENCES)]
    return all(rule is None or rule.reason for rule in rules)


def traces(facts: Facts) -> Told:
    """Item 6: version, configuration and digest of each run."""
    found = facts.figures.found
    if not found.messages:
        return Told("none-seen", "No se protegió ningún mensaje en el periodo.")
    text = (
        f"{number(found.traced)} de {number(found.messages)} mensajes protegidos llevan la huella de su política y de "
        f"su detector ({plural(len(found.detectors), 'versión', 'versiones')} del detector)."
    )
    return Told("present" if found.traced == found.messages else "partial", text)


def tests(facts: Facts) -> Told:
    """Item 7: test report."""
    if facts.tested is None:
        return Told("missing", "No se adjuntó ninguna medición de la detección.", needs_document=True)
    return Told("present", facts.tested.sentence)


def reviewed(facts: Facts) -> Told:
    """Item 9: records of sampled human review."""
    done = facts.figures.reviews
    if not done:
        return Told("missing", "Nadie revisó una muestra de mensajes del periodo.")
    read, pending = sum(each.judged for each in done), sum(each.pending for each in done)
    last = done[-1].estimate
    text = f"{plural(read, 'mensaje leído', 'mensajes leídos')} en {plural(len(done), 'muestra', 'muestras')}."
    if last is not None:
        sure = f"(confianza {percent(last.confidence)})"
        text += f" En la última, a lo más {percent(last.upper)} de los mensajes tiene una fuga {sure}."
    if pending:
        text += f" Faltan {plural(pending, 'mensaje', 'mensajes')} por leer, y cuentan como fugas."
    return Told("partial" if pending or last is None else "present", text)


def access(facts: Facts) -> Told:
    """Item 10: who has access, and the six-monthly review of privileges."""
    actors = facts.figures.reveals.actors
    who = plural(len(actors), "persona o servicio abrió", "personas o servicios abrieron")
    text = f"{who} datos sellados en el periodo. La revisión semestral de privilegios no consta en el registro."
    return Told("missing", text, needs_document=True)


def kept(facts: Facts) -> Told:
    """Item 11: logs of two years, readable at once."""
    logs = facts.figures.logs
    begun = [log.first for log in logs if log.first is not None]
    if not begun:
        return Told("missing", "Los registros de evidencias están vacíos.")
    first = day_of(min(begun), facts.figures.period.zone)
    text = f"Hay {number(sum(log.leaves for log in logs))} anotaciones desde el {day(first)}, y ninguna se borra."
    if any(log.verified is not None and not log.verified.is_whole for log in logs):
        return Told("missing", f"{text} La verificación encontró daños: vea «Integridad».")
    if any(log.verified is None for log in logs):
        return Told("partial", f"{text} No se verificó su integridad para este informe.")
    text += " Su integridad se verificó. No anotan inicio y fin de sesión: eso lo guarda el sistema que da acceso."
    return Told("partial", text, needs_document=True)


def custody(facts: Facts) -> Told:
    """Item 12: custody, rotation and recovery of keys."""
    keys = facts.figures.keys
    if not keys:
        return Told("missing", "El registro no nombra ninguna clave.")
    now = primary(keys)
    if now is None:
        return Told("missing", "No hay clave del mes en uso.")
    gone = sum(each.gone is not None for each in keys)
    destroyed = plural(gone, "clave destruida", "claves destruidas")
    text = f"La clave del mes tiene {plural(now.days, 'día', 'días')}; {destroyed}."
    if now.days > _FRESH_DAYS:
        return Told("missing", f"{text} Debió rotarse: es de hace más de dos meses.")
    text += " Quién custodia las claves raíz y cómo se recuperan no consta en el registro."
    return Told("partial", text, needs_document=True)


def deletion(facts: Facts) -> Told:
    """Item 13: evidence of deletion, and the schedule of retention."""
    done = facts.figures.retention
    persons = sum(done.persons.values())
    text = (
        f"{plural(done.purged, 'registro borrado', 'registros borrados')} por fin de plazo y {number(done.erased)} por "
        f"supresión de {plural(persons, 'persona', 'personas')}."
    )
    if done.last_run is None:
        return Told("missing", f"{text} La purga no corrió nunca.")
    text += f" La última purga fue el {day(done.last_run)}."
    if not done.runs:
        return Told("partial", f"{text} En el periodo no corrió.")
    if persons > done.promised:
        return Told(
            "partial", f"{text} Para algunas supresiones no se puede prometer desde cuándo no se abre ninguna copia."
        )
    return Told("present", text)


def requests(facts: Facts) -> Told:
    """Item 18: register of requests with their terms."""
    rights = facts.figures.rights
    if not rights.ever:
        return Told("none-seen", "No consta ninguna solicitud. Si se atendieron en otro sistema, adjunte ese registro.")
    failed = rights.count("late") + rights.count("overdue")
    text = (
        f"{plural(len(rights.requests), 'solicitud', 'solicitudes')} en el periodo: {number(rights.count('in-time'))} "
        f"en plazo, {number(rights.count('open'))} en trámite, {number(failed)} fuera de plazo."
    )
    return Told("partial" if failed else "present", text)


def channels(facts: Facts) -> Told:
    """Item 19: approval of messengers and social networks."""
    used = [name for name in facts.figures.volumes.channels if name.startswith(_MESSENGERS)]
    if not used:
        return Told("none-seen", "No llegaron mensajes por aplicaciones de mensajería ni redes sociales.")
    return Told(
        "missing", f"Llegaron mensajes por {joined(map(word, used))}; su aprobación no consta.", needs_document=True
    )


def backups(facts: Facts) -> Told:
    """Item 20: weekly backups, and that they can be put back."""
    times = facts.figures.retention.restores
    if not times:
        return Told("missing", "En el periodo no se probó restaurar una copia.", needs_document=True)
    done = f"Se restauró una copia {plural(times, 'vez', 'veces')}."
    return Told("partial", f"{done} Las copias semanales no constan en el registro.", needs_document=True)


def publication(facts: Facts) -> Told:
    """Item 21: checklist before open data is published."""
    times = sum(facts.figures.exports.times.values())
    if not times:
        return Told("none-seen", "En el periodo no se exportó nada de la bóveda.")
    return Told(
        "missing",
        f"Se exportó {plural(times, 'vez', 'veces')}; la lista de comprobación no consta.",
        needs_document=True,
    )


def minors(facts: Facts) -> Told:
    """Item 24: stricter rule for minors and victims."""
    used = [facts.policies[each.digest] for each in facts.figures.policies if each.digest in facts.policies]
    if used and all("minor" in policy.roles for policy in used):
        text = "Las políticas tienen una regla para nombres de menores. La de víctimas de violencia no consta."
        return Told("partial", text, needs_document=True)
    return Told("missing", "Las políticas no tienen una regla propia para menores de edad.", needs_document=True)


RULES: Final[Mapping[int, Callable[[Facts], Told]]] = {
    3: inventory,
    5: rationale,
    6: traces,
    7: tests,
    9: reviewed,
    10: access,
    11: kept,
    12: custody,
    13: deletion,
    18: requests,
    19: channels,
    20: backups,
    21: publication,
    24: minors,
}
"""Rules by the number of the item; the others are documents alone."""
