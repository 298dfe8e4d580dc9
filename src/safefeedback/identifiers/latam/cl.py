"""Chile: RUT or RUN, seven or eight digits and a check digit or ``K`` (modulo 11).

>>> validate_rut("15.157.381-9")
'151573819'
"""

from __future__ import annotations

from typing import Final

from safefeedback.identifiers._characters import compacted
from safefeedback.identifiers._document import GAP, NationalDocument
from safefeedback.identifiers._stdnum import ask

__all__ = ["DOCUMENTS", "validate_rut"]


def validate_rut(number: str) -> str:
    """Return eight or nine characters; spaces, hyphens, dots and a leading ``CL`` are ignored."""
    return ask("cl.rut", compacted(number))


DOCUMENTS: Final = (
    NationalDocument(
        entity="CL_RUT",
        country="CL",
        pattern=rf"[0-9]{{1,2}}{GAP}[0-9]{{3}}{GAP}[0-9]{{3}}{GAP}[0-9K]",
        validate=validate_rut,
        rate=0.09,
        cues=("rol", "run", "rut"),
    ),
)
"""CL_RUT."""
