"""Numbers of every kind: the shape of the old one, another number; check digits as right or wrong as they were."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random
from typing import Final

from . import checks
from .drawing import pick
from .numerals import rewritten
from .style import cased

__all__ = ["NUMBER_KINDS", "number"]

_BANKS: Final = "002 003 009 011 018 038 049 056 053 023 800 801 802 803 805 806 808".split()
_BINS: Final = "4557 4919 4213 4551 4097 4147 4 5254 5117 5412 51 55 2221".split()
_LONG_OR_SHORT: Final = {14: "36", 15: "37", 13: "4", 19: "4"}  # first digits of cards that have not sixteen
_AREAS: Final = "41 42 43 44 51 52 53 54 56 61 62 63 64 65 66 67 72 73 74 76 82 83 84".split()
_LINES: Final = {3: "100 101 102 103 104 105 106 107 108 110 111 113 115 116 117 118 119".split(),
                 4: "1810 1818 1819 1820 1829 1880 1899 1777 1800".split()}  # fmt: skip
_PREFIX: Final = re.compile(r"(?:00)?519|9(?=\d{8}$)|080[015]|01(?=\d{6,7}$)|0(?=[4-8]\d{7,8}$)")
_PLATE_LETTERS: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ"
_LICENCE_LETTERS: Final = "QQQQHDKMRWABCEFGJLNPSTUVXYZ"


def _digits(size: int, random: Random) -> str:
    return (
        f"{int(random.random() * 10**size):0{size}d}"
        if 0 < size < 16
        else "".join(pick("0123456789", random) for _ in range(size))
    )


def _kept_check(old: str, new: str, check: Callable[[str], str], random: Random) -> str:
    """Return the new body with its check digits when the old ones were right, with other ones when not."""
    size = len(old) - len(new)
    right = check(new)
    if old[-size:] == check(old[:-size]):
        return new + right
    wrong = _digits(size, random)
    return new + (wrong if wrong != right else f"{(int(right) + 1) % 10**size:0{size}d}")


def _dni(old: str, random: Random) -> str:
    first = pick("000111224444444444444777777777766668985", random)
    eight = first + _digits(7, random)
    if len(old) == 9:
        return _kept_check(old, eight, checks.dni_digit, random)
    return eight if len(old) == 8 else _digits(len(old), random)


def _ruc(old: str, random: Random) -> str:
    if len(old) != 11:
        return _digits(len(old), random)
    head = old[:2] if old[:2] in ("10", "15", "16", "17", "20") else "10"
    middle = _dni("0" * 8, random) if head == "10" else f"{pick('56001', random)}{_digits(7, random)}"
    return _kept_check(old, head + middle, checks.ruc, random)


def _account(old: str, random: Random) -> str:
    if len(old) == 20:
        body = pick(_BANKS, random) + _digits(15, random)
        return _kept_check(old, body, checks.cci, random)
    keep = old[:2] if old[:1] == "0" else ""
    return keep + _digits(len(old) - len(keep), random)


def _card(old: str, random: Random) -> str:
    if len(old) < 12:
        return _digits(len(old), random)
    start = _LONG_OR_SHORT.get(len(old)) or pick(_BINS, random)
    return _kept_check(old, start + _digits(len(old) - 1 - len(start), random), checks.luhn, random)


def _device(old: str, random: Random) -> str:
    if len(old) != 15:
        return _digits(len(old), random)
    return _kept_check(old, pick(["35", "86", "01"], random) + _digits(12, random), checks.luhn, random)


def _phone(old: str, random: Random) -> str:
    size = len(old)
    if size in _LINES:
        return pick(_LINES[size], random)
    kept = _PREFIX.match(old)
    start = kept[0] if kept is not None else old[:1] if size != 8 else ""
    if size == 8 or (size >= 9 and start == "0"):
        start = start + pick(_AREAS, random)
    return start + _digits(size - len(start), random)


def _case(old: str, random: Random) -> str:
    zeros = len(old) - len(old.lstrip("0"))
    return old[: min(zeros, 3)] + _digits(len(old) - min(zeros, 3), random)


def _foreign(old: str, random: Random) -> str:
    zeros = min(len(old) - len(old.lstrip("0")), 3)
    return old[:zeros] + _digits(len(old) - zeros, random)


def _plain(old: str, random: Random) -> str:
    return _digits(len(old), random)


NUMBER_KINDS: Final[dict[str, Callable[[str, Random], str]]] = {
    "PE_DNI": _dni, "PE_RUC": _ruc, "PE_FOREIGNER_ID": _foreign, "PASSPORT": _plain, "PE_DRIVER_LICENSE": _dni,
    "BANK_ACCOUNT": _account, "CREDIT_CARD": _card, "SERVICE_ACCOUNT": _plain, "HEALTH_ID": _plain, "OTHER_ID": _plain,
    "PHONE_NUMBER": _phone, "DEVICE_ID": _device,
}  # fmt: skip
"""What makes the new digits of a label."""

_MIXED: Final = re.compile(r"(?=[A-Za-z]*\d)(?=\d*[A-Za-z])[A-Za-z\d]{5,}")
_MAC: Final = re.compile(
    r"(?:[0-9A-Fa-f]{2}[:\- .]?\s?){5}[0-9A-Fa-f]{2}|[0-9A-Fa-f]{4}\.[0-9A-Fa-f]{4}\.[0-9A-Fa-f]{4}"
)


def number(label: str, surface: str, random: Random) -> str:
    """Return another number of a label."""
    own = _OWN.get(label)
    if own is not None:
        return own(surface, random)
    if label == "DEVICE_ID" and _MAC.fullmatch(surface):
        return _hexadecimal(surface, random)
    make = NUMBER_KINDS[label]
    fresh = rewritten(surface, random, lambda old: make(old, random))
    if label in ("PE_DNI", "PE_DRIVER_LICENSE"):
        return _lettered(label, surface, fresh, random)
    if label in ("PASSPORT", "HEALTH_ID", "OTHER_ID", "DEVICE_ID") and _MIXED.search(surface):
        return _MIXED.sub(lambda token: "".join(_letter(c, random) for c in token[0]), fresh)
    return fresh


def _lettered(label: str, surface: str, fresh: str, random: Random) -> str:
    """Return a DNI with the letter that belongs to it, a licence with another first letter."""
    if label == "PE_DNI":
        digits = "".join(c for c in fresh if c.isdecimal())
        if len(digits) == 8 and surface[-1:].isalpha() and not surface[-2:].isalpha():
            return fresh[:-1] + cased(checks.dni_letter(digits), surface[-1])
        return fresh
    if fresh[:1].isalpha() and not fresh[1:2].isalpha():
        return cased(pick(_LICENCE_LETTERS, random), fresh[0]) + fresh[1:]
    return fresh


def _case_number(surface: str, random: Random) -> str:
    def make(old: str) -> str:
        return _case(old, random)

    parts = re.split(r"(\b(?:19|20)[\dO]{2}\b)", surface)
    return "".join(
        str(2015 + int(random.random() * 12)) if place % 2 else rewritten(part, random, make)
        for place, part in enumerate(parts)
    )


def _plate(surface: str, random: Random) -> str:
    if re.search(r"[^\W\d_]{4}", surface):
        return rewritten(surface, random, lambda old: _digits(len(old), random))
    return "".join(
        cased(pick(_PLATE_LETTERS, random), c) if c.isalpha() else pick("0123456789", random) if c.isdecimal() else c
        for c in surface
    )


def _address(surface: str, random: Random) -> str:
    if ":" in surface:
        return _hexadecimal(surface, random)
    return re.sub(r"[\dOol]+", lambda _: str(1 + int(random.random() * 254)), surface)


def _hexadecimal(surface: str, random: Random) -> str:
    figures = "0123456789ABCDEF" if surface.upper() == surface else "0123456789abcdef"
    return "".join(pick(figures, random) if c.isalnum() else c for c in surface)


def _letter(c: str, random: Random) -> str:
    return cased(pick("ABCDEFGHIJKLMNPQRSTUVWXYZ", random), c) if c.isalpha() else c


_OWN: Final[dict[str, Callable[[str, Random], str]]] = {
    "CASE_NUMBER": _case_number,
    "PE_VEHICLE_PLATE": _plate,
    "IP_ADDRESS": _address,
}
