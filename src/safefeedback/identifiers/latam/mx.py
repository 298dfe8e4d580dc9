"""Mexico: CURP (eighteen characters, check digit) and RFC (ten, twelve or thirteen, with a date inside).

The check digit of an RFC is not compared: the tax authority itself issued numbers whose digit disagrees, which is why
python-stdnum leaves it off.

>>> validate_curp("XEXX530114HNEXXX51"), validate_rfc("XAXX 540711 A15")
('XEXX530114HNEXXX51', 'XAXX540711A15')
"""

from __future__ import annotations

from typing import Final

from safefeedback.identifiers._characters import compacted, written
from safefeedback.identifiers._document import GAP, NationalDocument
from safefeedback.identifiers._stdnum import ask

__all__ = ["DOCUMENTS", "validate_curp", "validate_rfc"]


def validate_curp(number: str) -> str:
    """Return the eighteen characters of a CURP; spaces, hyphens and dots are ignored."""
    return ask("mx.curp", compacted(number))


def validate_rfc(number: str) -> str:
    """Return ten, twelve or thirteen characters; spaces, hyphens and dots are ignored."""
    kept = "".join(c for c in "".join(written(number).split()) if c not in "-.")
    return ask("mx.rfc", kept.replace("ñ", "Ñ"))


DOCUMENTS: Final = (
    NationalDocument(
        entity="MX_CURP",
        country="MX",
        pattern=rf"[A-Z]{{4}}{GAP}[0-9]{{6}}{GAP}[HM][A-Z]{{5}}{GAP}[A-Z0-9][0-9]",
        validate=validate_curp,
        rate=0.001,
        cues=("curp",),
    ),
    NationalDocument(
        entity="MX_RFC",
        country="MX",
        pattern=rf"[A-Z&]{{3,4}}{GAP}[0-9]{{6}}{GAP}[A-Z0-9]{{3}}",
        validate=validate_rfc,
        rate=0.04,
        cues=("rfc",),
    ),
)
"""MX_CURP and MX_RFC."""
