"""The value behind a spelling: what two mentions of the same thing have in common."""

from __future__ import annotations

from typing import Final

from safefeedback.text import fold, plain_view, spoken_view

__all__ = ["digits_of", "is_dictated", "value_of"]

_NUMERIC: Final = frozenset(
    "PHONE_NUMBER PE_DNI PE_RUC BANK_ACCOUNT CREDIT_CARD SERVICE_ACCOUNT HEALTH_ID PE_FOREIGNER_ID PASSPORT OTHER_ID "
    "DEVICE_ID".split()
)
_PREFIX: Final = "51"
_MOBILE_SIZE: Final = 9


def digits_of(text: str) -> str:
    """Return the digits of a text, those in words too."""
    plain = plain_view(text)
    return "".join(c for c in (spoken_view(plain) or plain).text if c.isdigit())


def is_dictated(entity: str, text: str) -> bool:
    """Tell whether a number is told in words, in whole or in part."""
    return entity in _NUMERIC and sum(c.isalpha() for c in text) > sum(c.isdigit() for c in text)


def value_of(entity: str, text: str) -> str:
    """Return the folded value: no case, accents or separators; the digits of numbers, dictated ones too.

    >>> value_of("PHONE_NUMBER", "+51 987-654-321") == value_of("PHONE_NUMBER", "987 654 321")
    True
    """
    if entity in _NUMERIC:
        digits = digits_of(text)
        if len(digits) >= _MOBILE_SIZE and entity == "PHONE_NUMBER":
            return digits.removeprefix("00").removeprefix(_PREFIX) if len(digits) > _MOBILE_SIZE else digits
        letters = "".join(c for c in fold(text) if c.isalpha()) if not is_dictated(entity, text) else ""
        if digits:
            return letters + digits
    folded = "".join(c if c.isalnum() else " " for c in fold(text))
    return " ".join(folded.split()) if entity == "PERSON" else "".join(folded.split())
