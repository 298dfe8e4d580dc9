"""Ecuador: cédula (ten digits, modulo 10) and RUC (thirteen digits).

>>> validate_ci("090441438-0"), validate_ruc("1708335490001")
('0904414380', '1708335490001')
"""

from __future__ import annotations

from safefeedback.identifiers._characters import compacted
from safefeedback.identifiers._stdnum import ask

__all__ = ["validate_ci", "validate_ruc"]


def validate_ci(number: str) -> str:
    """Return the ten digits of a cédula; spaces, hyphens and dots are ignored."""
    return ask("ec.ci", compacted(number))


def validate_ruc(number: str) -> str:
    """Return the thirteen digits of a RUC; spaces, hyphens and dots are ignored."""
    return ask("ec.ruc", compacted(number))
