"""The region of a message: the department that the first place it names lies in.

Peru's departments are its regions; Callao, a province, stands for itself. A name that several places bear is read with
the other places of the message (``Miraflores … Arequipa``), else as the highest level, else as the most populous.

>>> from safefeedback.evaluation.gold import GoldSpan
>>> region(GoldMessage("x-1", "falta agua en uaras", (GoldSpan(14, 19, "LOCATION"),)))
'Áncash'
"""

from __future__ import annotations

from typing import Final

from safefeedback.evaluation.gold import GoldMessage
from safefeedback.territory import Place, find, place

__all__ = ["UNKNOWN", "region"]

UNKNOWN: Final = "unknown"
"""The region of a message that marks no place of the ubigeo tree."""


def region(message: GoldMessage) -> str:
    """Return the name of a department as INEI writes it, or :data:`UNKNOWN`."""
    surfaces = [message.text[span.start : span.end] for span in message.spans if span.label == "LOCATION"]
    named = [found for found in map(find, surfaces) if found]
    if not named:
        return UNKNOWN
    first, *rest = named
    elsewhere = {_department(other) for found in rest for other in found}
    agreeing = [candidate for candidate in first if _department(candidate) in elsewhere]
    return place(_department(min(agreeing or first, key=_prominence))).name


def _department(of: Place) -> str:
    return of.code[:2]


def _prominence(of: Place) -> tuple[int, int]:
    return len(of.code), -of.population
