r"""What codes, counts, shares and days are called in a Spanish report; a code that is not known stands as it is.

>>> number(12345), percent(0.0157), percent(0.0004), day(dt.date(2026, 11, 3))
('12\u202f345', '1.6\xa0%', '0.04\xa0%', '3 de noviembre de 2026')
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from safefeedback.audit.period import LIMA, moment_of
from safefeedback.errors import ComponentError
from safefeedback.pipeline.phrases import entity_phrase
from safefeedback.territory import place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from safefeedback.audit.period import Period
    from safefeedback.audit.rights import Standing
    from safefeedback.audit.suppression import Shown

__all__ = [
    "STANDINGS",
    "STRATA",
    "day",
    "department",
    "entity",
    "joined",
    "moment",
    "number",
    "percent",
    "plural",
    "sentence",
    "short_day",
    "shown",
    "span",
    "stratum",
    "trait",
    "word",
]

_MONTHS: Final = "enero febrero marzo abril mayo junio julio agosto setiembre octubre noviembre diciembre".split()
_WORDS: Final = {
    # channels
    "unknown": "sin canal",
    "whatsapp": "WhatsApp",
    "facebook_comment": "comentario en Facebook",
    "facebook_dm": "mensaje en Facebook",
    "messenger": "Messenger",
    "email": "correo electrónico",
    "complaint_book_scan": "libro de reclamaciones",
    "x_post": "publicación en X",
    "web_form": "formulario web",
    "web": "web",
    "telegram": "Telegram",
    "linkedin_post": "LinkedIn",
    "phone_transcript": "llamada telefónica",
    # audiences
    "storage": "almacenamiento",
    "officer": "funcionario a cargo",
    "reply": "respuesta al ciudadano",
    "statistics": "estadística",
    "publication": "publicación",
    # what is done
    "redact": "ocultados",
    "mask": "enmascarados",
    "generalize": "generalizados",
    "pseudonymize": "cambiados por un código",
    "surrogate": "cambiados por uno inventado",
    "seal": "sellados",
    "keep": "dejados a la vista",
    # rights
    "information": "información",
    "access": "acceso",
    "rectification": "rectificación",
    "cancellation": "cancelación (supresión)",
    "suppression": "supresión",
    "erasure": "supresión",
    "opposition": "oposición",
    "portability": "portabilidad",
    # results of requests
    "granted": "concedida",
    "partly-granted": "concedida en parte",
    "denied": "denegada",
    "withdrawn": "retirada por la persona",
    # causes of refusals
    "hourly-limit": "límite por hora",
    "not-opened": "no se pudo abrir",
    "unknown-purpose": "finalidad que no está en la lista",
    "no-case": "sin expediente",
    "no-record": "no existe el registro",
    "field-not-allowed": "la finalidad no permite ese campo",
    "nothing-allowed": "la finalidad no permite nada de ese registro",
    "erased": "la persona fue suprimida",
    "no-request": "sin solicitud de aprobación",
    "other-request": "la aprobación es de otra solicitud",
    "request-over": "la solicitud venció",
    "request-used": "la solicitud ya se usó",
    "approvals-missing": "faltan aprobaciones",
    # keys
    "epoch": "del mes",
    "blind-index": "de búsqueda",
    "pseudonym": "de seudónimos",
    "signing": "de firma",
    "ingest": "de recepción",
    "ledger": "de los registros de evidencias",
    "primary": "en uso",
    "staged": "preparada",
    "decrypt-only": "solo abre",
    "retired": "retirada",
    "destroyed": "destruida",
    # fields
    "message": "mensaje original",
    "contact": "contacto",
    "envelope": "datos del envío",
    "findings": "hallazgos",
    "other": "otro campo",
    # strata
    "found": "con datos personales",
    "nothing-found": "sin datos personales",
    "short": "corto",
    "medium": "mediano",
    "long": "largo",
    "rest": "grupos pequeños juntos",
    # logs
    "records": "actos sobre mensajes",
    "keys": "actos sobre claves, personas y solicitudes",
    # reasons for which a message is withheld
    "detection": "falló un reconocedor",
    "input": "el texto no se puede leer",
    # erasures
    "retention": "fin del plazo de conservación",
}
STRATA: Final = {
    "channel": "canal",
    "month": "mes",
    "presence": "presencia de datos personales",
    "length": "largo del texto",
}
"""What messages are put into strata by."""

STANDINGS: Final[dict[Standing, str]] = {
    "in-time": "atendida en plazo",
    "late": "atendida fuera de plazo",
    "open": "en trámite, en plazo",
    "overdue": "en trámite, plazo vencido",
}
"""How a request stands."""

_TRAITS: Final = {
    "withheld": "mensajes retenidos por un error",
    "loose": "mensajes con un número largo que nada ocultó",
    "unknown-above-0": "mensajes con palabras desconocidas",
    "unknown-above-5": "mensajes con más de 5 % de palabras desconocidas",
    "unknown-above-10": "mensajes con más de 10 % de palabras desconocidas",
    "unknown-above-20": "mensajes con más de 20 % de palabras desconocidas",
    "score:0": "mensajes cuyo hallazgo menos seguro está bajo 50 %",
    "score:50": "mensajes cuyo hallazgo menos seguro está entre 50 y 70 %",
    "score:70": "mensajes cuyo hallazgo menos seguro está entre 70 y 90 %",
    "score:90": "mensajes cuyo hallazgo menos seguro está sobre 90 %",
}


def word(code: str) -> str:
    """Return what a code is called."""
    return _WORDS.get(code, code)


def entity(name: str) -> str:
    """Return what a kind of personal data is called; one of another country by its name."""
    phrase = entity_phrase(name)
    return name if phrase == entity_phrase("") else phrase


def trait(name: str) -> str:
    """Return what a trait of drift is called."""
    kind, _, value = name.partition(":")
    if kind == "entity":
        return f"mensajes con {entity(value)}"
    if kind == "channel":
        return f"mensajes que llegan por {word(value)}"
    return _TRAITS.get(name, name)


def stratum(name: str) -> str:
    """Return what a stratum is called."""
    return " · ".join(word(part) for part in name.split("/")) if name else "todos los mensajes"


def department(code: str) -> str:
    """Return the name of a department, such as ``Puno`` of ``21``; nothing is no place."""
    if not code:
        return "sin lugar"
    try:
        return place(code).name
    except ComponentError:
        return code


def number(count: int) -> str:
    """Return a count with narrow spaces between thousands."""
    return f"{count:,}".replace(",", "\u202f")


def shown(count: Shown) -> str:
    """Return a count, or what stands for a hidden one."""
    return number(count) if isinstance(count, int) else count


def percent(share: float | None) -> str:
    """Return a share with as many decimals as it needs."""
    if share is None:
        return "—"
    decimals = 1 if share == 0 or share >= 0.001 else 2 if share >= 0.0001 else 3
    text = f"{share * 100:.{decimals}f}".removesuffix(".0")
    return f"{text}\xa0%"


def day(date: dt.date) -> str:
    """Return a day in words."""
    return f"{date.day} de {_MONTHS[date.month - 1]} de {date.year}"


def short_day(date: dt.date) -> str:
    """Return a day in figures, as a table has it."""
    return f"{date:%d/%m/%Y}"


def span(period: Period) -> str:
    """Return a period in words."""
    return f"del {day(period.first)} al {day(period.last)}"


def moment(at: int, zone: dt.tzinfo = LIMA) -> str:
    """Return a moment (Unix milliseconds) in words."""
    there = moment_of(at, zone)
    return f"{day(there.date())}, {there:%H:%M}"


def plural(count: int, one: str, many: str) -> str:
    """Return a count with its noun."""
    return f"{number(count)} {one if count == 1 else many}"


def sentence(text: str) -> str:
    """Return a text that begins with a capital letter."""
    return text[:1].upper() + text[1:]


def joined(words: Iterable[str]) -> str:
    """Return words with commas, and *y* before the last."""
    *before, last = [*words] or ["ninguno"]
    return f"{', '.join(before)} y {last}" if before else last
