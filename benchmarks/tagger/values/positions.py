"""Coordinates of Peru, in the notation of the surface."""

from __future__ import annotations

import re
from random import Random
from typing import Final

from .numerals import spoken

__all__ = ["coordinates"]

_DECIMAL: Final = re.compile(r"(?P<sign>-\s?)?(?P<degrees>[\dOl]{1,2})(?P<point>[.,])(?P<rest>[\dOl]{3,})")
_SEXAGESIMAL: Final = re.compile(r"(\d{1,2})(\s?[°º]\s?)(\d{1,2})(\s?['’′]\s?)(\d{1,2})([.,]\d+)?")
_PLUS_CODE: Final = re.compile(r"[23456789CFGHJMPQRVWXcfghjmpqrvwx]{4,8}\+[23456789CFGHJMPQRVWXcfghjmpqrvwx]{2,3}")
_PLUS: Final = "23456789CFGHJMPQRVWX"
_SOUTH: Final = (0.2, 18.3)
_WEST: Final = (68.8, 81.3)


def coordinates(surface: str, random: Random) -> str:
    """Return another place of Peru in the same notation."""
    if _PLUS_CODE.search(surface):
        return _PLUS_CODE.sub(lambda code: _plus(code[0], random), surface)
    if _SEXAGESIMAL.search(surface):
        return _SEXAGESIMAL.sub(lambda found: _sexagesimal(found, random), surface)
    if _DECIMAL.search(surface):
        return _DECIMAL.sub(lambda found: _decimal(found, random), surface)
    return re.sub(r"[^\W\d_]+", lambda word: spoken(word[0], random), surface)


def _degrees(old: int, random: Random) -> float:
    low, high = _WEST if old > 60 else _SOUTH
    return low + (high - low) * random.random()


def _decimal(found: re.Match[str], random: Random) -> str:
    old = found["degrees"].replace("O", "0").replace("l", "1")
    size = len(found["rest"])
    whole, rest = f"{_degrees(int(old), random):.{size}f}".split(".")
    return f"{found['sign'] or ''}{whole}{found['point']}{rest}"


def _sexagesimal(found: re.Match[str], random: Random) -> str:
    degrees, one, minutes, two, seconds, rest = found.groups()
    rest = f"{rest[0]}{int(random.random() * 10 ** (len(rest) - 1)):0{len(rest) - 1}d}" if rest else ""
    first, second = int(random.random() * 60), int(random.random() * 60)
    return f"{int(_degrees(int(degrees), random))}{one}{first:0{len(minutes)}d}{two}{second:0{len(seconds)}d}{rest}"


def _plus(old: str, random: Random) -> str:
    new = "".join(c if c == "+" else _PLUS[int(random.random() * len(_PLUS))] for c in old)
    return new.lower() if old.islower() else new
