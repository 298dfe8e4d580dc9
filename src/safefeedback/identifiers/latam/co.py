"""Colombia: cédula de ciudadanía (digits without check) and NIT (check digit modulo 11).

Cédulas have six to eight digits, and ten beginning with 1 in the series since 2003 (common knowledge, not verified in
an official text).

>>> validate_cc("1.020.304.050"), validate_nit("814.193.593-6")
('1020304050', '8141935936')
"""

from __future__ import annotations

from typing import Final

from safefeedback.errors import ComponentError
from safefeedback.identifiers._characters import compacted, require_digits
from safefeedback.identifiers._document import GAP, NationalDocument
from safefeedback.identifiers._stdnum import ask

__all__ = ["DOCUMENTS", "validate_cc", "validate_nit"]


def validate_cc(number: str) -> str:
    """Return the digits of a cédula; spaces, hyphens and dots are ignored."""
    number = require_digits(compacted(number), 6, 7, 8, 10)
    if number[0] == "0" or (len(number) == 10 and number[0] != "1"):
        raise ComponentError("a cedula does not begin with 0, and one of ten digits begins with 1")
    return number


def validate_nit(number: str) -> str:
    """Return the digits of a NIT with its check digit; spaces, hyphens, dots and commas are ignored."""
    return ask("co.nit", compacted(number, drop=" -.,"))


DOCUMENTS: Final = (
    NationalDocument(
        entity="CO_NIT",
        country="CO",
        pattern=rf"[0-9]{{2,3}}{GAP}[0-9]{{3}}{GAP}[0-9]{{3}}{GAP}[0-9]",
        validate=validate_nit,
        rate=0.1,
        cues=("nit",),
    ),
    NationalDocument(
        entity="CO_CC",
        country="CO",
        pattern=(
            rf"1{GAP}[0-9]{{3}}{GAP}[0-9]{{3}}{GAP}[0-9]{{3}}|"
            rf"[1-9][0-9]?{GAP}[0-9]{{3}}{GAP}[0-9]{{3}}|"
            rf"[1-9][0-9]{{2}}{GAP}[0-9]{{3}}"
        ),
        validate=validate_cc,
        rate=1.0,
        cues=("cc", "cedula", "ciudadania"),
    ),
)
"""CO_NIT and CO_CC."""
