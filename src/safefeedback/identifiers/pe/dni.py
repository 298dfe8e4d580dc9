"""DNI: the Peruvian identity number (CUI), eight digits and an optional verification character.

The check character is a digit on cards issued since 15 August 2007 and a letter on older ones; it is not part of the
number (RENIEC, RJ 042-99-JEF, RJ 470-2007-JNAC and RJ 692-2007-JNAC; algorithm as in python-stdnum ``pe.cui``). Eight
digits alone carry no check: every such string is accepted, and the words around it must decide.

>>> validate("56.809.734-9")
'568097349'
>>> check_characters("56809734")
('9', 'C')
"""

from __future__ import annotations

from safefeedback.errors import ChecksumError, FormatError
from safefeedback.identifiers._characters import compacted, require_digits, require_length
from safefeedback.identifiers._stdnum import module
from safefeedback.identifiers._validity import accepts

__all__ = ["check_characters", "compact", "has_check", "is_valid", "validate"]


def compact(number: str) -> str:
    """Return the number in upper case without spaces, hyphens and dots."""
    return compacted(number)


def check_characters(eight: str) -> tuple[str, str]:
    """Return the digit and the letter that may follow eight digits.

    Raises:
        LengthError: not eight characters.
        FormatError: a character that is not a digit.
    """
    digit, letter = module("pe.cui").calc_check_digits(require_digits(eight, 8))
    return digit, letter


def validate(number: str) -> str:
    """Return the canonical DNI.

    Args:
        number: eight digits, alone or followed by the verification digit or letter; spaces, hyphens and dots are
            ignored.

    Returns:
        Eight digits, and the verification character in upper case when there was one.

    Raises:
        LengthError: not eight or nine characters after separators are dropped.
        FormatError: a character that is neither a digit nor, at the end, a letter.
        ChecksumError: the verification character is not one of the two that the digits give.
    """
    number = require_length(compact(number), 8, 9)
    expected = check_characters(number[:8])
    last = number[8:]
    if last and not (last.isascii() and last.isalnum()):
        raise FormatError("expected a digit or a letter at position 8, got another character")
    if last and last not in expected:
        raise ChecksumError("the verification character is not the one that the digits give")
    return number


def has_check(number: str) -> bool:
    """Tell whether a canonical DNI carries its verification character."""
    return len(number) == 9


def is_valid(number: str) -> bool:
    """Tell whether :func:`validate` accepts the number."""
    return accepts(validate, number)
