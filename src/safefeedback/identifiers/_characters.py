"""The characters of a written number: length guard, look-alike characters, separators, digits."""

from __future__ import annotations

import unicodedata
from typing import Final

from safefeedback.errors import FormatError, LengthError

__all__ = ["LIMIT", "compacted", "guarded", "require_alphanumeric", "require_digits", "require_length", "written"]

LIMIT: Final = 64
"""The longest written number that is looked at, in code points; a longer string is refused unread."""

_HYPHENS: Final = "\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\ufe63"
_DOTS: Final = "\u00b7\u2022\u2219\u22c5\u30fb"
_INVISIBLE: Final = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_LOOKALIKES: Final = {
    **{ord(c): "-" for c in _HYPHENS},
    **{ord(c): "." for c in _DOTS},
    **{ord(c): None for c in _INVISIBLE},
}


def guarded(number: str, *, limit: int = LIMIT) -> str:
    """Return the number when it is at most ``limit`` code points long.

    Raises:
        LengthError: longer; the string was not read.
    """
    if len(number) > limit:
        raise LengthError(f"expected at most {limit} characters, got {len(number)}")
    return number


def written(number: str, *, limit: int = LIMIT) -> str:
    """Return the number with full-width characters, dashes, dots and spaces of any kind in their ASCII form.

    Letters and digits of other scripts stay as they are, so that the checks refuse them.

    Args:
        number: as somebody wrote it.
        limit: longest string accepted, in code points.

    Raises:
        LengthError: longer than ``limit``; the string was not read.
    """
    guarded(number, limit=limit)
    if not number.isascii():
        number = unicodedata.normalize("NFKC", number.translate(_LOOKALIKES))
    return number.strip()


def compacted(number: str, *, drop: str = " -.", limit: int = LIMIT) -> str:
    """Return the number in upper case without the characters of ``drop`` and without line breaks and tabs.

    Raises:
        LengthError: longer than ``limit`` as written.
    """
    kept = "".join(c for c in "".join(written(number, limit=limit).split()) if c not in drop)
    return kept.upper() if kept.isascii() else kept


def require_length(number: str, *lengths: int) -> str:
    """Return a compact number that has one of the lengths, in characters.

    Raises:
        LengthError: any other length.
    """
    if len(number) not in lengths:
        expected = " or ".join(str(length) for length in lengths)
        raise LengthError(f"expected {expected} characters, got {len(number)}")
    return number


def require_alphanumeric(number: str, *lengths: int) -> str:
    """Return a compact number that has one of the lengths and only ASCII letters and digits.

    Raises:
        LengthError: any other length.
        FormatError: another character.
    """
    require_length(number, *lengths)
    if not (number.isascii() and number.isalnum()):
        raise FormatError("expected letters and digits only")
    return number


def require_digits(number: str, *lengths: int) -> str:
    """Return a compact number that has one of the lengths and only the digits 0 to 9.

    Raises:
        LengthError: any other length.
        FormatError: another character; the text has its position, from 0.
    """
    require_length(number, *lengths)
    for position, character in enumerate(number):
        if character not in "0123456789":
            raise FormatError(f"expected a digit, got another character at position {position}")
    return number
