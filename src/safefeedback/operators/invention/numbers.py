"""Invented numbers: the shape of the old one, and never a valid check digit."""

from __future__ import annotations

import re
from random import Random
from typing import Final

from safefeedback.identifiers.pe import cci, dni, ruc
from safefeedback.operators.base import Mention
from safefeedback.operators.invention.chance import Chance
from safefeedback.operators.invention.checks import passes_a_check, passes_luhn
from safefeedback.operators.invention.shape import digits, digits_in, filled, letter_like, scrambled, written

__all__ = ["bank_account", "card", "case_number", "device", "dni_number", "licence", "number", "plate", "ruc_number"]

_TRIES: Final = 60
_TOKEN: Final = re.compile(r"[0-9]+|[^\W\d_]+")
_SEPARATOR: Final = re.compile(r"[\W_]+")
_HEXADECIMAL: Final = frozenset("0123456789abcdefABCDEF")
_YEARS: Final = range(2000, 2026)
# No source says which first letters are not issued; O and I are left out of most plate series of the world.
_PLATE_FIRST: Final = "OI"
_WRONG_LETTERS: Final = "ABCDEFGHIJK"


def number(mention: Mention, chance: Chance) -> str | None:
    """Invent a number of any kind: every letter and digit is another one by chance, and no known check passes."""
    text = written(mention.text)
    rng = _rng(mention, chance)
    for _ in range(_TRIES):
        invented = scrambled(text, rng)
        if not passes_a_check(_SEPARATOR.sub("", invented)):
            return invented
    return None


def dni_number(mention: Mention, chance: Chance) -> str | None:
    """Invent a DNI of series 5, with a wrong verification character where there is one."""
    text, rng = written(mention.text), _rng(mention, chance)
    size, letters = len(digits_in(text)), [c for c in text if c.isalpha()]
    if size not in (8, 9) or len(letters) > 1 or (letters and size == 9):
        return None
    eight = "5" + digits(7, rng)
    right = dni.check_characters(eight)
    invented = filled(text, eight + (_other("0123456789", right, rng) if size == 9 else ""))
    wrong = _other(_WRONG_LETTERS, right, rng)
    return "".join((wrong if c.isupper() else wrong.lower()) if c.isalpha() else c for c in invented)


def _other(among: str, right: tuple[str, ...], rng: Random) -> str:
    return rng.choice([c for c in among if c not in right])


def ruc_number(mention: Mention, chance: Chance) -> str | None:
    """Invent a RUC of the same kind of taxpayer with a wrong check digit; after 10 stands a DNI of series 5."""
    text, rng = written(mention.text), _rng(mention, chance)
    old = digits_in(text)
    if len(old) != 11:
        return None
    head = old[:2] if old[:2] in ruc.PREFIXES else "20"
    ten = head + ("5" + digits(7, rng) if head == "10" else digits(8, rng))
    return filled(text, ten + _other("0123456789", (ruc.check_digit(ten),), rng))


def bank_account(mention: Mention, chance: Chance) -> str | None:
    """Invent an account; a CCI keeps its bank and has two wrong check digits."""
    text, rng = written(mention.text), _rng(mention, chance)
    old = digits_in(text)
    if len(old) != 20 or any(c.isalpha() for c in text):
        return number(mention, chance)
    for _ in range(_TRIES):
        body = old[:3] + digits(15, rng)
        right = cci.check_digits(body)
        invented = body + "".join(_other("0123456789", (digit,), rng) for digit in right)
        if not passes_luhn(invented):
            return filled(text, invented)
    return None


def card(mention: Mention, chance: Chance) -> str | None:
    """Invent a card that keeps its first digit (the network) and fails Luhn's check; the last four are any four."""
    text, rng = written(mention.text), _rng(mention, chance)
    old = digits_in(text)
    if len(old) < 8:
        return filled(text, digits(len(old), rng)) if old else None
    body = old[0] + digits(len(old) - 2, rng)
    return filled(text, body + rng.choice([d for d in "0123456789" if not passes_a_check(body + d)]))


def device(mention: Mention, chance: Chance) -> str | None:
    """Invent an IMEI that fails its check, a MAC address of the locally administered range (IEEE 802) or a serial."""
    text, rng = written(mention.text), _rng(mention, chance)
    compact = _SEPARATOR.sub("", text)
    if compact.isdecimal() or not set(compact) <= _HEXADECIMAL:
        return number(mention, chance)
    fresh = [rng.choice("0123456789abcdef") for _ in compact]
    if len(compact) == 12:
        fresh[1] = rng.choice("26ae")
    source = iter("".join(fresh).upper() if compact.upper() == compact else "".join(fresh))
    return "".join(next(source) if c.isalnum() else c for c in text)


def plate(mention: Mention, chance: Chance) -> str | None:
    """Invent a plate of the same shape; one that begins with a letter begins with O or I."""
    rng = _rng(mention, chance)
    invented = scrambled(written(mention.text), rng)
    if not invented[:1].isalpha():
        return invented or None
    first = rng.choice(_PLATE_FIRST)
    return (first.lower() if invented[0].islower() else first) + invented[1:]


def licence(mention: Mention, chance: Chance) -> str | None:
    """Invent a licence: another letter before a DNI of series 5."""
    text, rng = written(mention.text), _rng(mention, chance)
    if len(digits_in(text)) != 8:
        return number(mention, chance)
    invented = filled(text, "5" + digits(7, rng))
    return "".join(letter_like(c, rng) if c.isalpha() else c for c in invented)


def case_number(mention: Mention, chance: Chance) -> str | None:
    """Invent a file number: the letters (kind, court) stay, years become other years."""
    text, rng = written(mention.text), _rng(mention, chance)
    for _ in range(_TRIES):
        invented = _TOKEN.sub(lambda token: _part(token[0], rng), text)
        if not passes_a_check(_SEPARATOR.sub("", invented)):
            return invented
    return None


def _part(token: str, rng: Random) -> str:
    if not token.isdecimal():
        return token
    return str(rng.choice(_YEARS)) if len(token) == 4 and token[:2] in ("19", "20") else digits(len(token), rng)


def _rng(mention: Mention, chance: Chance) -> Random:
    return chance.random(mention.entity, mention.value)
