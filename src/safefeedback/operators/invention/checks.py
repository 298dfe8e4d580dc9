"""Checks that an invented number must fail."""

from __future__ import annotations

import string
from typing import Final

from safefeedback.identifiers.pe import cci, ruc

__all__ = ["passes_a_check", "passes_iban", "passes_luhn"]

_LUHN_SIZES: Final = range(13, 21)  # cards 13 to 19, IMEI 15, ICCID 19 and 20
_IBAN_SIZES: Final = range(15, 35)
_DOUBLED: Final = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)
_VALUES: Final = {c: str(value) for value, c in enumerate(string.digits + string.ascii_uppercase)}


def passes_luhn(digits: str) -> bool:
    """Tell whether the last digit is the Luhn digit of the others (ISO/IEC 7812-1)."""
    from_right = [int(c) for c in reversed(digits)]
    return (sum(from_right[::2]) + sum(_DOUBLED[d] for d in from_right[1::2])) % 10 == 0


def passes_iban(number: str) -> bool:
    """Tell whether letters and digits leave 1 modulo 97 as an IBAN does (ISO 13616, ISO 7064)."""
    turned = number[4:].upper() + number[:4].upper()
    if len(number) not in _IBAN_SIZES or not all(c in _VALUES for c in turned):
        return False
    return int("".join(_VALUES[c] for c in turned)) % 97 == 1


def passes_a_check(number: str) -> bool:
    """Tell whether letters and digits without separators pass for a RUC, CCI, card, IMEI, ICCID or IBAN."""
    if not number.isdecimal():
        return passes_iban(number)
    return (
        (len(number) in _LUHN_SIZES and passes_luhn(number))
        or (len(number) == 11 and ruc.is_valid(number))
        or (len(number) == 20 and cci.is_valid(number))
    )
