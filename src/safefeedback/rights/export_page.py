"""An export as one page in Spanish, for a screen, a telephone and paper; it loads nothing and runs nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING, Final

from safefeedback.entities import COUNTRY_ENTITIES, ENTITIES
from safefeedback.rights.terms import LIMA, RIGHTS

if TYPE_CHECKING:
    from safefeedback.rights.exporting import Export, ExportedRecord

__all__ = ["export_page"]

_ACCENTED: Final = {"Telefono": "Teléfono", "Direccion": "Dirección", "Persona": "Nombre"}
_SHORT: Final = 4  # letters of an abbreviation: DNI, RUC
_AUDIENCES: Final = {
    "storage": "Copia de trabajo",
    "officer": "Quien atiende el caso",
    "reply": "Respuesta",
    "statistics": "Estadística",
    "publication": "Publicación",
}
_ENVELOPE: Final = {
    "id": "Código del mensaje",
    "channel": "Canal",
    "thread": "Conversación",
    "received": "Recibido",
    "place": "Lugar (código INEI)",
    "kind": "Tipo",
    "topic": "Tema",
}
_STYLE: Final = """
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { font: 1rem/1.5 system-ui, sans-serif; color: #1a1a1a; background: #fff; margin: 0 auto; max-width: 46rem;
  padding: 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .5rem; }
h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; padding-top: .75rem; border-top: 2px solid #1f5fa8; }
h3 { font-size: 1rem; margin: 1rem 0 .25rem; }
blockquote { margin: 0; padding: .6rem .8rem; background: #f4f6f8; border-left: 3px solid #1f5fa8;
  white-space: pre-wrap; }
dl { display: grid; grid-template-columns: minmax(8rem, 14rem) 1fr; gap: .15rem .75rem; margin: 0; }
dt { color: #555; }
dd { margin: 0; }
footer { margin-top: 2rem; color: #555; font-size: .9rem; }
@media (max-width: 30rem) { dl { grid-template-columns: 1fr; } dd { margin-bottom: .4rem; } }
@media print { body { max-width: none; padding: 0; } article { break-inside: avoid-page; } }
"""


def export_page(export: Export) -> str:
    """Return the page."""
    right = RIGHTS[export.request.right]
    count = len(export.records)
    said = f"Guardamos {count} mensajes suyos." if count > 1 else "Guardamos un mensaje suyo." if count else _NOTHING
    body = [
        "<h1>Sus datos personales</h1>",
        f"<p><strong>{escape(export.agency)}</strong> responde a su solicitud de {escape(right.title.lower())} "
        f"({escape(right.law)}), presentada el {_day(export.request.got.isoformat())}. {said}</p>",
        *(_record(each, number) for number, each in enumerate(export.records, 1)),
        f"<footer><p>Solicitud {escape(export.request.request_id)}. Hecho el {_day(export.made.isoformat())}. "
        "Contiene datos personales: guárdelo con cuidado. Puede pedir que se corrijan, se bloqueen o se supriman, y "
        "reclamar ante la Autoridad Nacional de Protección de Datos Personales.</p></footer>",
    ]
    return (
        (
            '<!doctype html>\n<html lang="es">\n<head>\n<meta charset="utf-8">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
            f"<title>Sus datos personales</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
            + "\n".join(body)
            + "\n</body>\n</html>\n"
        )
        .encode("utf-8", "replace")
        .decode()
    )


_NOTHING: Final = "No guardamos ningún mensaje suyo."


def _label(entity: str) -> str:
    """Return what an entity is called in Spanish."""
    kind = next((kind for kind in (*ENTITIES, *COUNTRY_ENTITIES) if kind.name == entity), None)
    if kind is None:
        return entity
    word = kind.label if len(kind.label) <= _SHORT else kind.label.capitalize().replace("_", " ")
    return _ACCENTED.get(word, word)


def _record(each: ExportedRecord, number: int) -> str:
    received = f" del {_day(each.held.received.isoformat())}" if each.held.received else ""
    message = "No se abre para esta solicitud." if each.message is None else each.message
    parts = [
        f"<article><h2>{number}. Mensaje{received}</h2>",
        f"<h3>Lo que escribió</h3><blockquote>{_text(message)}</blockquote>",
        _listed("Lo que el canal sabía de usted", ((_label(name), value) for name, value in each.contact)),
        _listed("Con el mensaje", map(_told, each.envelope.items())),
        _listed("Valores sellados", ((_field(name), value) for name, value in each.values.items())),
        *(
            f"<h3>Texto protegido: {escape(_AUDIENCES.get(name, name))}</h3><blockquote>{_text(text)}</blockquote>"
            for name, text in sorted(each.protected.items())
        ),
        "</article>",
    ]
    return "".join(parts)


def _field(name: str) -> str:
    entity, _, number = name.partition(".")
    return f"{_label(entity)} {number}".strip()


def _told(pair: tuple[str, str]) -> tuple[str, str]:
    """Return what the caller said of a message, as it is read; a time on the clock of Peru."""
    name, value = pair
    if name == "received":
        value = f"{dt.datetime.fromisoformat(value).astimezone(LIMA):%d/%m/%Y %H:%M}"
    return _ENVELOPE.get(name, name), value


def _listed(title: str, pairs: Iterable[tuple[str, str]]) -> str:
    rows = "".join(f"<dt>{escape(name)}</dt><dd>{_text(value)}</dd>" for name, value in pairs)
    return f"<h3>{title}</h3><dl>{rows}</dl>" if rows else ""


def _text(text: str) -> str:
    """Return a text that a page can hold: controls, which some readers act on, are shown as a mark."""
    shown = (each if each.isprintable() or each in "\n\t" else "\ufffd" for each in text)
    return escape("".join(shown))


def _day(iso: str) -> str:
    year, month, day = iso.split("-")
    return f"{int(day)}/{int(month)}/{year}"
