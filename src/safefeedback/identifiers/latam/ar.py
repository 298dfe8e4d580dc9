"""Argentina: DNI (seven or eight digits, no check) and CUIT or CUIL (eleven digits, modulo 11).

>>> validate_dni("33.760.273"), validate_cuit("33-79155975-3")
('33760273', '33791559753')
"""

from __future__ import annotations

from typing import Final

from safefeedback.identifiers._characters import compacted
from safefeedback.identifiers._document import GAP, NationalDocument
from safefeedback.identifiers._stdnum import ask

__all__ = ["DOCUMENTS", "validate_cuit", "validate_dni"]


def validate_dni(number: str) -> str:
    """Return seven or eight digits; spaces, hyphens and dots are ignored."""
    return ask("ar.dni", compacted(number))


def validate_cuit(number: str) -> str:
    """Return the eleven digits of a CUIT or CUIL; spaces, hyphens and dots are ignored."""
    return ask("ar.cuit", compacted(number))


DOCUMENTS: Final = (
    NationalDocument(
        entity="AR_DNI",
        country="AR",
        pattern=rf"[0-9]{{1,2}}{GAP}[0-9]{{3}}{GAP}[0-9]{{3}}",
        validate=validate_dni,
        rate=1.0,
        cues=("dni", "documento"),
    ),
    NationalDocument(
        entity="AR_CUIT",
        country="AR",
        pattern=rf"[0-9]{{2}}{GAP}[0-9]{{2}}{GAP}[0-9]{{3}}{GAP}[0-9]{{3}}{GAP}[0-9]",
        validate=validate_cuit,
        rate=0.013,
        cues=("cuit", "cuil"),
    ),
)
"""AR_DNI and AR_CUIT."""
