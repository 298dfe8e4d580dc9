"""Paraguay: cédula de identidad (five to eight digits, no check) and RUC (that number and a digit modulo 11).

The number of digits of a cédula is common knowledge, not verified in an official text.

>>> validate_ci("4.567.891"), validate_ruc("88209806-3")
('4567891', '882098063')
"""

from __future__ import annotations

from typing import Final

from safefeedback.errors import ComponentError
from safefeedback.identifiers._characters import compacted, require_digits
from safefeedback.identifiers._document import GAP, NationalDocument
from safefeedback.identifiers._stdnum import ask

__all__ = ["DOCUMENTS", "validate_ci", "validate_ruc"]


def validate_ci(number: str) -> str:
    """Return the digits of a cédula; spaces, hyphens and dots are ignored."""
    number = require_digits(compacted(number), 5, 6, 7, 8)
    if number[0] == "0":
        raise ComponentError("a cedula does not begin with 0")
    return number


def validate_ruc(number: str) -> str:
    """Return the six to nine digits of a RUC; spaces, hyphens and dots are ignored."""
    return ask("py.ruc", require_digits(compacted(number), 6, 7, 8, 9))


DOCUMENTS: Final = (
    NationalDocument(
        entity="PY_RUC",
        country="PY",
        pattern=rf"[0-9]{{1,2}}{GAP}[0-9]{{3}}{GAP}[0-9]{{3}}-[0-9]",
        validate=validate_ruc,
        rate=0.1,
        cues=("ruc",),
    ),
    NationalDocument(
        entity="PY_CI",
        country="PY",
        pattern=rf"[1-9][0-9]?{GAP}[0-9]{{3}}{GAP}[0-9]{{3}}|[1-9][0-9]{{2}}{GAP}[0-9]{{3}}",
        validate=validate_ci,
        rate=1.0,
        cues=("cedula", "ci"),
    ),
)
"""PY_RUC and PY_CI."""
