"""Spain: NIF of a person, eight digits and a letter, and NIE of a foreigner, X, Y or Z, seven digits and a letter.

The letter is the number modulo 23 (Real Decreto 1553/2005, art. 11; Orden INT/2058/2008), as in python-stdnum
``es.dni``, ``es.nif`` and ``es.nie``. K, L and M open the NIF of minors, Spaniards abroad and foreigners without a NIE.
The NIF of a company is not personal data and is refused, as is a NIE written as a NIF.

>>> validate_nif("54362315-K")
'54362315K'
>>> validate_nie("x-2482300w")
'X2482300W'
"""

from __future__ import annotations

from typing import Final

from safefeedback.errors import ComponentError
from safefeedback.identifiers._characters import compacted, require_length
from safefeedback.identifiers._document import GAP, NationalDocument
from safefeedback.identifiers._stdnum import ask

__all__ = ["DOCUMENTS", "validate_nie", "validate_nif"]

_PERSONS: Final = frozenset("0123456789KLM")
_FOREIGNERS: Final = frozenset("XYZ")


def validate_nif(number: str) -> str:
    """Return the nine characters of a person's NIF in upper case.

    Raises:
        LengthError: not nine characters after separators are dropped.
        FormatError: a letter where a digit belongs.
        ComponentError: the first character is that of a company or of a NIE.
        ChecksumError: the last letter is not the one the others give.
    """
    number = require_length(compacted(number), 9)
    if number[0] not in _PERSONS:
        raise ComponentError("the first character is not that of a person's NIF")
    return ask("es.nif", number)


def validate_nie(number: str) -> str:
    """Return the nine characters of a NIE in upper case.

    Raises:
        LengthError: not nine characters after separators are dropped.
        FormatError: a letter where a digit belongs.
        ComponentError: the first character is not X, Y or Z.
        ChecksumError: the last letter is not the one the others give.
    """
    number = require_length(compacted(number), 9)
    if number[0] not in _FOREIGNERS:
        raise ComponentError("the first character is not X, Y or Z")
    return ask("es.nie", number)


DOCUMENTS: Final = (
    NationalDocument(
        entity="ES_NIF",
        country="ES",
        pattern=rf"(?:[0-9]{{2}}|[KLM]{GAP}[0-9]){GAP}[0-9]{{3}}{GAP}[0-9]{{3}}{GAP}[A-Z]",
        validate=validate_nif,
        rate=0.04,
        cues=("nif",),
    ),
    NationalDocument(
        entity="ES_NIE",
        country="ES",
        pattern=rf"[XYZ]{GAP}[0-9]{GAP}[0-9]{{3}}{GAP}[0-9]{{3}}{GAP}[A-Z]",
        validate=validate_nie,
        rate=0.04,
        cues=("nie",),
    ),
)
"""ES_NIF and ES_NIE."""
