"""Chile: RUT or RUN, seven or eight digits and a check digit or ``K`` (modulo 11).

>>> validate_rut("15.157.381-9")
'151573819'
"""

from __future__ import annotations

from safefeedback.identifiers._characters import compacted
from safefeedback.identifiers._stdnum import ask

__all__ = ["validate_rut"]


def validate_rut(number: str) -> str:
    """Return eight or nine characters; spaces, hyphens, dots and a leading ``CL`` are ignored."""
    return ask("cl.rut", compacted(number))
