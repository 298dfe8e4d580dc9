"""Ecuador: cédula (ten digits, modulo 10) and RUC (thirteen digits).

>>> validate_ci("090441438-0"), validate_ruc("1708335490001")
('0904414380', '1708335490001')
"""

from __future__ import annotations

from typing import Final

from safefeedback.identifiers._characters import compacted
from safefeedback.identifiers._document import GAP, NationalDocument
from safefeedback.identifiers._stdnum import ask

__all__ = ["DOCUMENTS", "validate_ci", "validate_ruc"]


def validate_ci(number: str) -> str:
    """Return the ten digits of a cédula; spaces, hyphens and dots are ignored."""
    return ask("ec.ci", compacted(number))


def validate_ruc(number: str) -> str:
    """Return the thirteen digits of a RUC; spaces, hyphens and dots are ignored."""
    return ask("ec.ruc", compacted(number))


DOCUMENTS: Final = (
    NationalDocument(
        entity="EC_CI",
        country="EC",
        pattern=rf"[0-9]{{9}}{GAP}[0-9]",
        validate=validate_ci,
        rate=0.018,
        cues=("cedula", "ci"),
    ),
    NationalDocument(
        entity="EC_RUC",
        country="EC",
        pattern=rf"[0-9]{{10}}{GAP}[0-9]{{3}}",
        validate=validate_ruc,
        rate=0.025,
        cues=("ruc",),
    ),
)
"""EC_CI and EC_RUC."""
