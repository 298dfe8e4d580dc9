"""Telephone numbers as they are written in Peru, checked with libphonenumber's metadata (``phonenumbers``).

Every accepted number has a kind:

- ``mobile``: ``9`` and eight digits; also the personal numbers 0802 and 0804, which ring one subscriber;
- ``landline``: area code and number, with or without the leading 0;
- ``local``: the number without its area code, seven digits in Lima and Callao, six elsewhere; there is no check,
  and the first digit is taken to be 2 to 7 (not verified in an official text);
- ``service``: three-digit public lines, and premium lines 0805;
- ``freephone``: 0800, and 0801 at shared cost;
- ``foreign``: a number of another country with its code.

Eight digits that are a landline to the numbering plan can as well be a DNI: the words around them must decide.

>>> validate("(01) 512-3456"), kind("(01) 512-3456")
('+5115123456', 'landline')
>>> validate("9 8 7 6 5 4 3 2 1"), kind("105")
('+51987654321', 'service')
"""

from __future__ import annotations

import re
from typing import Final, Literal

from safefeedback.errors import ComponentError, FormatError, LengthError
from safefeedback.identifiers._characters import written
from safefeedback.identifiers._validity import accepts

__all__ = ["KINDS", "SERVICES", "PhoneKind", "compact", "is_valid", "kind", "validate"]

PhoneKind = Literal["foreign", "freephone", "landline", "local", "mobile", "service"]

KINDS: Final[tuple[PhoneKind, ...]] = ("foreign", "freephone", "landline", "local", "mobile", "service")
"""The closed set of kinds, in alphabetical order."""

SERVICES: Final = frozenset(
    "100 101 102 103 104 105 106 107 109 110 111 112 113 114 115 116 117 118 119 121 123 147 185 191 911".split()
)
"""Short public lines: 100 violence, 105 police, 106 SAMU, 113 health, 116 fire brigade, 117 EsSalud and others.

105, 116 and 117 are in libphonenumber; the others are in common use and were not verified in an official list.
"""

_SEPARATORS: Final = frozenset(" -.()/*_#\u00a0")
_EXTENSION: Final = re.compile(r"(?:;ext=|,|anexo|anx|ext|#)[.: ]{0,3}([0-9]{1,6})$", re.IGNORECASE)
_MOBILE: Final = re.compile(r"(?:\+51|0051|51|0)?(9[0-9]{8})")
_TYPES: Final[dict[str, PhoneKind]] = {
    "FIXED_LINE": "landline",
    "MOBILE": "mobile",
    "PERSONAL_NUMBER": "mobile",
    "PREMIUM_RATE": "service",
    "SHARED_COST": "freephone",
    "TOLL_FREE": "freephone",
}


def compact(number: str) -> str:
    """Return the digits with their leading ``+`` and, after ``;ext=``, the extension.

    Spaces, hyphens, dots, parentheses, slashes, stars and underscores are dropped; nothing is checked.
    """
    text = written(number)
    found = _EXTENSION.search(text)
    body = text[: found.start()] if found else text
    if found and not any(c.isdigit() for c in body):
        body, found = text, None
    kept = "".join(c for c in body if c not in _SEPARATORS and not c.isspace())
    return f"{kept};ext={found[1]}" if found else kept


def _parts(number: str) -> tuple[str, str]:
    """Return digits with an optional ``+``, and ``;ext=...`` or an empty string."""
    body, mark, extension = compact(number).partition(";ext=")
    bare = body.removeprefix("+")
    if not (bare.isascii() and bare.isdigit()):
        raise FormatError("expected digits and an optional plus sign before them")
    if not 3 <= len(bare) <= 20:
        raise LengthError(f"expected 3 to 20 digits, got {len(bare)}")
    return body, mark + extension


def _short(body: str) -> PhoneKind | None:
    """Return the kind of a number that is dialled without area code, or None."""
    if body in SERVICES:
        return "service"
    return "local" if len(body) in (6, 7) and body[0] in "234567" else None


def _dialled(body: str) -> tuple[str, PhoneKind]:
    """Return E.164 form and kind of a number with its area or country code."""
    import phonenumbers  # noqa: PLC0415 (30 ms, only for numbers that are no mobile)

    try:
        parsed = phonenumbers.parse(body, "PE")
    except phonenumbers.NumberParseException as error:
        if error.error_type == phonenumbers.NumberParseException.INVALID_COUNTRY_CODE:
            raise ComponentError("no country has this code") from None
        raise LengthError("expected a number as long as its country's") from None
    if not phonenumbers.is_valid_number(parsed):
        raise ComponentError("no numbering plan has this area, operator or length")
    canonical = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    if parsed.country_code != 51:
        return canonical, "foreign"
    name = phonenumbers.PhoneNumberType.to_string(phonenumbers.number_type(parsed))
    return canonical, _TYPES.get(name, "landline")


def _resolve(number: str) -> tuple[str, PhoneKind]:
    body, extension = _parts(number)
    mobile = _MOBILE.fullmatch(body)
    if mobile:
        return f"+51{mobile[1]}{extension}", "mobile"
    short = _short(body)
    canonical, found = (body, short) if short else _dialled(body)
    return canonical + extension, found


def validate(number: str) -> str:
    """Return the canonical telephone number.

    Args:
        number: digits with separators, with or without ``+``, country code, ``0`` before the area and extension.

    Returns:
        ``+`` and country code and number (E.164); for ``local`` and ``service`` of three digits the digits alone.
        ``;ext=`` and the extension follow where there was one.

    Raises:
        LengthError: fewer than 3 or more than 20 digits, too short or long to dial, or more than 64 characters.
        FormatError: another character.
        ComponentError: no such country code, or the country's numbering plan does not have the number.
    """
    return _resolve(number)[0]


def kind(number: str) -> PhoneKind:
    """Return the kind of number.

    Raises:
        IdentifierError: the number is not one that can be dialled.
    """
    return _resolve(number)[1]


def is_valid(number: str) -> bool:
    """Tell whether :func:`validate` accepts the number."""
    return accepts(validate, number)
