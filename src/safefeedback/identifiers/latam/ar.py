"""Argentina: DNI (seven or eight digits, no check) and CUIT or CUIL (eleven digits, modulo 11).

>>> validate_dni("33.760.273"), validate_cuit("33-79155975-3")
('33760273', '33791559753')
"""

from __future__ import annotations

from safefeedback.identifiers._characters import compacted
from safefeedback.identifiers._stdnum import ask

__all__ = ["validate_cuit", "validate_dni"]


def validate_dni(number: str) -> str:
    """Return seven or eight digits; spaces, hyphens and dots are ignored."""
    return ask("ar.dni", compacted(number))


def validate_cuit(number: str) -> str:
    """Return the eleven digits of a CUIT or CUIL; spaces, hyphens and dots are ignored."""
    return ask("ar.cuit", compacted(number))
