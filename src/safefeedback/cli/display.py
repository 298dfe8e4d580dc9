"""One message on the screen, in Spanish: before with its findings marked, after, and why.

What is shown was written by strangers: control characters (terminal commands, direction marks) are shown as signs
instead of being obeyed. Marks and numbers say everything that colours say.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from safefeedback.entities import kind
from safefeedback.pipeline import Explanation, ProtectedMessage, Reasoned

__all__ = ["AUDIENCE_WORDS", "OPERATOR_WORDS", "after", "before", "harmless", "make_table", "reasons", "view"]

AUDIENCE_WORDS: Final = {
    "storage": "almacenamiento",
    "officer": "funcionario a cargo",
    "reply": "respuesta al ciudadano",
    "statistics": "estadística",
    "publication": "publicación",
}
"""The audiences of the shipped policy in Spanish."""

OPERATOR_WORDS: Final = {
    "redact": "se tapa",
    "mask": "se ve solo el final",
    "generalize": "se ve solo en general",
    "pseudonymize": "se cambia por un código",
    "surrogate": "se cambia por uno inventado",
    "keep": "se deja ver",
}
"""What each operator does, in Spanish."""

_DIRECT, _OTHER, _SHOWN, _NEW = "bold red", "yellow", "green", "bold cyan"
_DIRECTION_MARKS: Final = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_SIGNS: Final = (
    {code: 0x2400 + code for code in range(0x20) if code not in (0x09, 0x0A)}
    | {0x7F: 0x2421}
    | dict.fromkeys(range(0x80, 0xA0), 0x2426)
    | dict.fromkeys(map(ord, _DIRECTION_MARKS), 0x2426)
    | dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)
)


def make_table(*headings: str) -> Table:
    """Return a table without lines, in the style of all views."""
    table = Table(*headings, box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    table.columns[0].no_wrap = headings[0] == "N.º"
    return table


def harmless(text: str) -> str:
    """Return a text of the same length in which nothing commands the terminal."""
    return text.translate(_SIGNS)


def before(text: str, items: Sequence[Reasoned]) -> Text:
    """Return the message as received with each finding as ``[n: words]``."""
    shown, result, position = harmless(text), Text(), 0
    for number, item in enumerate(items, start=1):
        start, end = item.finding.span
        result.append(shown[position:start])
        result.append(f"[{number}: {shown[start:end]}]", style=_style(item))
        position = end
    return result.append(shown[position:])


def after(protected: ProtectedMessage) -> Text:
    """Return the protected text with what was written anew in another colour."""
    result = Text(harmless(protected.text))
    for replacement in protected.replacements:
        result.stylize(_NEW, replacement.start, replacement.end)
    return result


def reasons(items: Sequence[Reasoned], *, is_full: bool = False) -> RenderableType:
    """Return the table of findings: number, what it is, how sure, what is done, and why.

    Args:
        items: in the order of the message.
        is_full: add the policy's legal reasons.
    """
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for heading in ("N.º", "Es", "Seguro", "Qué se hace", "Por qué"):
        table.add_column(
            heading, justify="right" if heading == "Seguro" else "left", no_wrap=heading in ("N.º", "Seguro")
        )
    for number, item in enumerate(items, start=1):
        why = [*item.why, *(("es un dato público",) if item.finding.public else ())]
        table.add_row(
            str(number),
            Text(item.what, style=_style(item)),
            f"{item.finding.score:.0%}",
            OPERATOR_WORDS.get(item.operator, item.operator),
            "; ".join(why) or "-",
        )
    return Group(table, Text(), _legal(items)) if is_full else table


def view(explanation: Explanation, *, is_full: bool = False) -> RenderableType:
    """Return one message: before, after and why."""
    audience = explanation.protected.audience
    parts: list[RenderableType] = [
        _titled("Mensaje recibido", before(explanation.text, explanation.items)),
        _titled(f"Lo que se ve ({AUDIENCE_WORDS.get(audience, audience)})", after(explanation.protected)),
    ]
    if explanation.items:
        parts += (Text("Por qué", style="bold"), reasons(explanation.items, is_full=is_full))
    else:
        parts.append(Text("No se encontró ningún dato personal."))
    return Group(*parts)


def _titled(title: str, body: Text) -> RenderableType:
    return Group(Text(title, style="bold"), body, Text())


def _legal(items: Sequence[Reasoned]) -> RenderableType:
    """Return each legal reason once, with the numbers of the findings that it is given for."""
    numbers: dict[str, list[int]] = {}
    for number, item in enumerate(items, start=1):
        numbers.setdefault(item.legal_reason or "la política no da una razón", []).append(number)
    table = make_table("N.º", "Razón legal")
    for reason, given in numbers.items():
        table.add_row(", ".join(map(str, given)), reason)
    return table


def _style(item: Reasoned) -> str:
    if not item.is_hidden:
        return _SHOWN
    return _DIRECT if kind(item.finding.entity).is_direct else _OTHER
