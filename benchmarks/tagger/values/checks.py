"""Check digits, quick: strings of digits in, one digit out (sources in ``safefeedback.identifiers``)."""

from __future__ import annotations

from typing import Final

__all__ = ["cci", "dni_digit", "dni_letter", "luhn", "ruc"]

_DNI_WEIGHTS: Final = (3, 2, 7, 6, 5, 4, 3, 2)
_RUC_WEIGHTS: Final = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
_DOUBLED: Final = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)


def luhn(body: str) -> str:
    """Return the Luhn digit that belongs after the body."""
    values = [int(c) for c in reversed(body)]
    return str(-(sum(_DOUBLED[d] for d in values[::2]) + sum(values[1::2])) % 10)


def ruc(ten: str) -> str:
    """Return the digit that belongs after the first ten of a RUC."""
    return str((11 - sum(w * int(c) for w, c in zip(_RUC_WEIGHTS, ten, strict=True)) % 11) % 10)


def _dni(eight: str) -> int:
    return sum(w * int(c) for w, c in zip(_DNI_WEIGHTS, eight, strict=True)) % 11


def dni_digit(eight: str) -> str:
    """Return the verification digit of a DNI."""
    return "65432110987"[_dni(eight)]


def dni_letter(eight: str) -> str:
    """Return the verification letter of a DNI, as issued until 2007."""
    return "KJIHGFEDCBA"[_dni(eight)]


def cci(eighteen: str) -> str:
    """Return the two check digits of an interbank account."""
    return luhn(eighteen[:6]) + luhn(eighteen[6:])
