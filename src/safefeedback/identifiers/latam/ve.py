"""Venezuela: cédula (V or E and five to eight digits, no check) and RIF (letter, eight digits, check digit).

The number of digits of a cédula is common knowledge, not verified in an official text.

>>> validate_ci("V-12.345.678"), validate_rif("V-08898194-0")
('V12345678', 'V088981940')
"""

from __future__ import annotations

import re
from typing import Final

from safefeedback.errors import FormatError
from safefeedback.identifiers._characters import compacted, require_length
from safefeedback.identifiers._document import GAP, NationalDocument
from safefeedback.identifiers._stdnum import ask

__all__ = ["DOCUMENTS", "validate_ci", "validate_rif"]

_CI: Final = re.compile(r"[VE]?[1-9][0-9]{4,7}")


def validate_ci(number: str) -> str:
    """Return the digits of a cédula after its letter, where one was written.

    Raises:
        LengthError: not five to nine characters after spaces, hyphens and dots are dropped.
        FormatError: not V or E and five to eight digits of which the first is not 0.
    """
    number = require_length(compacted(number), 5, 6, 7, 8, 9)
    if not _CI.fullmatch(number):
        raise FormatError("expected five to eight digits, with V or E before them or not")
    return number


def validate_rif(number: str) -> str:
    """Return the letter and nine digits of a RIF; spaces, hyphens and dots are ignored."""
    return ask("ve.rif", compacted(number))


DOCUMENTS: Final = (
    NationalDocument(
        entity="VE_CI",
        country="VE",
        pattern=rf"(?:[VE]{GAP})?[1-9][0-9]?{GAP}[0-9]{{3}}{GAP}[0-9]{{3}}",
        validate=validate_ci,
        rate=1.0,
        cues=("cedula", "ci"),
    ),
    NationalDocument(
        entity="VE_RIF",
        country="VE",
        pattern=rf"[VEJPG]{GAP}[0-9]{{2}}{GAP}[0-9]{{3}}{GAP}[0-9]{{3}}{GAP}[0-9]",
        validate=validate_rif,
        rate=0.1,
        cues=("rif",),
    ),
)
"""VE_CI and VE_RIF."""
