"""Digits of the same shape that no check accepts."""

from __future__ import annotations

from random import Random

from safefeedback.identifiers import card, imei
from safefeedback.identifiers.pe import cci, dni, ruc

__all__ = ["digits_like", "failing", "is_card_like", "is_cci_like", "is_imei_like", "is_ruc_like", "shaped"]


def digits_like(text: str, rng: Random) -> str:
    """Return as many random digits as the text has."""
    return "".join(str(rng.randrange(10)) for c in text if c.isdigit())


def shaped(text: str, digits: str) -> str:
    """Return the text with its digits replaced one by one; everything else stays."""
    source = iter(digits)
    return "".join(next(source, c) if c.isdigit() else c for c in text)


def failing(number: str, tail: str, rng: Random) -> str:
    """Return a DNI whose verification character, when it has one, is wrong."""
    if tail.strip("- "):
        wrong = [c for c in "ABCDEFGHIJK" if not dni.is_valid(f"{number[: len(number) - len(tail)]}{c}")]
        return number[: len(number) - 1] + rng.choice(wrong)
    digits = "".join(c for c in number if c.isdigit())
    if len(digits) == 9:
        wrong = [c for c in "0123456789" if not dni.is_valid(digits[:8] + c)]
        return shaped(number, digits[:8] + rng.choice(wrong))
    return number


def is_ruc_like(digits: str) -> bool:
    """Tell whether the digits pass for a RUC."""
    return ruc.is_valid(digits)


def is_cci_like(digits: str) -> bool:
    """Tell whether the digits pass for a CCI."""
    return cci.is_valid(digits)


def is_card_like(digits: str) -> bool:
    """Tell whether the digits pass for a card."""
    return card.is_valid(digits)


def is_imei_like(digits: str) -> bool:
    """Tell whether fifteen digits pass for an IMEI; other lengths have no check."""
    return len(digits) == 15 and imei.is_valid(digits)
