"""Uruguay: cédula de identidad (six or seven digits and a check digit) and RUT (twelve digits).

python-stdnum has no cédula. The check digit weighs the seven digits with 2 9 8 7 6 3 4 and fills up to the next ten,
as in the gem ``ci_uy`` and in koblas/stdnum-js; six digits are read with a 0 before them.

>>> validate_ci("1.234.567-2"), check_digit("1234567")
('12345672', '2')
>>> validate_rut("21-269007-001-9")
'212690070019'
"""

from __future__ import annotations

from typing import Final

from safefeedback.errors import ChecksumError
from safefeedback.identifiers._characters import compacted, require_digits
from safefeedback.identifiers._document import GAP, NationalDocument
from safefeedback.identifiers._stdnum import ask

__all__ = ["DOCUMENTS", "check_digit", "validate_ci", "validate_rut"]

_WEIGHTS: Final = (2, 9, 8, 7, 6, 3, 4)


def check_digit(seven: str) -> str:
    """Return the digit that belongs after the first seven.

    Raises:
        LengthError: not seven characters.
        FormatError: a character that is not a digit.
    """
    digits = require_digits(seven, 7)
    return str(-sum(w * int(d) for w, d in zip(_WEIGHTS, digits, strict=True)) % 10)


def validate_ci(number: str) -> str:
    """Return the eight digits of a cédula, the first one 0 when seven were written.

    Raises:
        LengthError: not seven or eight characters after spaces, hyphens, dots and slashes are dropped.
        FormatError: a character that is not a digit.
        ChecksumError: the last digit is not the one that the others give.
    """
    number = require_digits(compacted(number, drop=" -./"), 7, 8).zfill(8)
    if number[7] != check_digit(number[:7]):
        raise ChecksumError("the last digit is not the one that the others give")
    return number


def validate_rut(number: str) -> str:
    """Return the twelve digits of a RUT; spaces, hyphens, dots and a leading ``UY`` are ignored."""
    return ask("uy.rut", compacted(number))


DOCUMENTS: Final = (
    NationalDocument(
        entity="UY_CI",
        country="UY",
        pattern=rf"[0-9]{GAP}[0-9]{{3}}{GAP}[0-9]{{3}}[ ./-]?[0-9]|[0-9]{{3}}{GAP}[0-9]{{3}}[ ./-]?[0-9]",
        validate=validate_ci,
        rate=0.1,
        cues=("cedula", "ci"),
    ),
    NationalDocument(
        entity="UY_RUT",
        country="UY",
        pattern=rf"[0-9]{{2}}{GAP}[0-9]{{6}}{GAP}[0-9]{{3}}{GAP}[0-9]",
        validate=validate_rut,
        rate=0.001,
        cues=("rut",),
    ),
)
"""UY_CI and UY_RUT."""
