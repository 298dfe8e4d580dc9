"""MAC addresses: six bytes in hexadecimal (IEEE 802, EUI-48). There is no check digit.

Read as pairs with colons, hyphens or spaces, as three groups of four with dots, and as twelve characters. The maker
is not looked up: phones use random addresses, which no register holds.

>>> validate("5E-4B-97-D5-04-BA")
'5e:4b:97:d5:04:ba'
>>> validate("94A6.59D5.2698")
'94:a6:59:d5:26:98'
"""

from __future__ import annotations

import re
from typing import Final

from safefeedback.errors import FormatError
from safefeedback.identifiers._characters import compacted, require_length, written
from safefeedback.identifiers._validity import accepts

__all__ = ["compact", "is_valid", "validate"]

_FORMS: Final = re.compile(
    r"[0-9a-f]{2}([:\- ])(?:[0-9a-f]{2}\1){4}[0-9a-f]{2}"
    r"|[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4}"
    r"|[0-9a-f]{12}",
    re.ASCII,
)


def compact(number: str) -> str:
    """Return the address in lower case without colons, hyphens, dots and spaces."""
    return compacted(number, drop=" -.:").lower()


def validate(number: str) -> str:
    """Return the canonical MAC address.

    Args:
        number: six pairs, three groups of four or twelve hexadecimal characters, with one kind of separator; spaces
            and line breaks beside a colon, hyphen or dot are ignored.

    Returns:
        Six lower-case pairs with colons.

    Raises:
        LengthError: not twelve characters after separators are dropped.
        FormatError: a character that is not hexadecimal, or separators in other places.
    """
    bare = require_length(compact(number), 12)
    text = " ".join(written(number).lower().split())
    if any(c in ":-." for c in text):
        text = text.replace(" ", "")
    if not _FORMS.fullmatch(text):
        raise FormatError("expected six pairs of hexadecimal characters with one kind of separator")
    return ":".join(bare[start : start + 2] for start in range(0, 12, 2))


def is_valid(number: str) -> bool:
    """Tell whether :func:`validate` accepts the number."""
    return accepts(validate, number)
