"""UUIDs (RFC 9562) as devices and applications show them. There is no check digit; any version is accepted.

>>> validate("{6F9619FF-8B86-D011-B42D-00C04FC964FF}")
'6f9619ff-8b86-d011-b42d-00c04fc964ff'
"""

from __future__ import annotations

import re
from typing import Final

from safefeedback.errors import FormatError
from safefeedback.identifiers._characters import require_length, written
from safefeedback.identifiers._validity import accepts

__all__ = ["compact", "is_valid", "validate"]

_FORM: Final = re.compile(r"[0-9a-f]{8}(-?)[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{12}")


def _text(number: str) -> str:
    text = "".join(written(number).lower().split()).removeprefix("urn:uuid:")
    return text[1:-1] if text[:1] == "{" and text[-1:] == "}" else text


def compact(number: str) -> str:
    """Return the characters in lower case without spaces, hyphens, braces and ``urn:uuid:``."""
    return _text(number).replace("-", "")


def validate(number: str) -> str:
    """Return the canonical UUID.

    Args:
        number: 32 hexadecimal characters, with all four hyphens or none, in braces or after ``urn:uuid:`` or not.

    Returns:
        Lower-case groups of 8-4-4-4-12 with hyphens.

    Raises:
        LengthError: not 32 characters after hyphens are dropped.
        FormatError: a character that is not hexadecimal, or hyphens in other places.
    """
    bare = require_length(compact(number), 32)
    if not _FORM.fullmatch(_text(number)):
        raise FormatError("expected hexadecimal groups of 8-4-4-4-12")
    return "-".join((bare[:8], bare[8:12], bare[12:16], bare[16:20], bare[20:]))


def is_valid(number: str) -> bool:
    """Tell whether :func:`validate` accepts the number."""
    return accepts(validate, number)
