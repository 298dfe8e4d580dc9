"""Vehicle plates of Peru: six or seven letters and digits, no check.

Four forms (DS 017-2008-MTC, DS 043-2009-MTC, DS 016-2012-MTC, DS 021-2024-MTC):

- ``car``: ``ABC-123``, ``A1B-234``; a letter, two letters or digits, three digits;
- ``motorcycle``: ``1234-5A``; four digits, a letter or digit, a letter (since 2013);
- ``old``: ``AB-1234``; cars before 1995 and motorcycles before 2013;
- ``seven``: ``ABC-1234``; foreseen by DS 021-2024-MTC, its issue suspended until 30 November 2026.

``ABC-123`` also names papers and products: the words around it must decide.

>>> validate("abc - 123")
'ABC123'
>>> form("1234-5A")
'motorcycle'
"""

from __future__ import annotations

import re
from typing import Final, Literal

from safefeedback.errors import FormatError
from safefeedback.identifiers._characters import compacted, require_length, written
from safefeedback.identifiers._validity import accepts

__all__ = ["FORMS", "PlateForm", "compact", "form", "is_valid", "validate"]

PlateForm = Literal["car", "motorcycle", "old", "seven"]

_GAP: Final = r"\s*[-. ]?\s*"
# The order settles AB1234, which is AB1-234 or AB-1234 when no separator says which.
_PATTERNS: Final[tuple[tuple[PlateForm, re.Pattern[str]], ...]] = (
    ("car", re.compile(rf"[A-Z][A-Z0-9]{{2}}{_GAP}[0-9]{{3}}")),
    ("motorcycle", re.compile(rf"[0-9]{{4}}{_GAP}[A-Z0-9][A-Z]")),
    ("old", re.compile(rf"[A-Z]{{2}}{_GAP}[0-9]{{4}}")),
    ("seven", re.compile(rf"[A-Z]{{3}}{_GAP}[0-9]{{4}}")),
)

FORMS: Final[tuple[PlateForm, ...]] = tuple(name for name, _ in _PATTERNS)
"""The forms, in the order in which they are tried."""


def compact(number: str) -> str:
    """Return the plate in upper case without spaces, hyphens and dots."""
    return compacted(number)


def _form(number: str) -> PlateForm:
    text = written(number)
    text = text.upper() if text.isascii() else text
    for name, pattern in _PATTERNS:
        if pattern.fullmatch(text):
            return name
    raise FormatError("expected a plate as ABC-123, 1234-5A, AB-1234 or ABC-1234")


def validate(number: str) -> str:
    """Return the canonical plate.

    Args:
        number: letters and digits in one of the four forms; one hyphen, dot or space may stand between the groups.

    Returns:
        Six or seven upper-case characters, no separator.

    Raises:
        LengthError: not six or seven characters after separators are dropped.
        FormatError: not one of the forms, or a separator at another place.
    """
    bare = require_length(compact(number), 6, 7)
    _form(number)
    return bare


def form(number: str) -> PlateForm:
    """Return the form; of a plate written without separator, the first of :data:`FORMS` that fits.

    Raises:
        IdentifierError: the number is not a plate.
    """
    validate(number)
    return _form(number)


def is_valid(number: str) -> bool:
    """Tell whether :func:`validate` accepts the number."""
    return accepts(validate, number)
