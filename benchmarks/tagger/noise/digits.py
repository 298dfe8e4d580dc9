"""Phones and DNI written in other ways: in groups, with points or hyphens, told in words."""

from __future__ import annotations

import re
from random import Random
from typing import Final

from .edits import Edit, Noisy, apply

__all__ = ["regrouped"]

_UNITS: Final = "cero uno dos tres cuatro cinco seis siete ocho nueve".split()
_TEENS: Final = (
    "diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós "
    "veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve"
).split()
_TENS: Final = "treinta cuarenta cincuenta sesenta setenta ochenta noventa".split()
_HUNDREDS: Final = (
    "ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos"
).split()
_PLAIN: Final = re.compile(r"\d(?:[ .\-]?\d){7,8}")
_GROUPS: Final = {
    8: ((8,), (4, 4), (2, 3, 3), (2, 2, 2, 2), (3, 3, 2), (5, 3), (1, 1, 1, 1, 1, 1, 1, 1), (1, 7)),
    9: ((9,), (3, 3, 3), (3, 3, 3), (3, 2, 2, 2), (2, 2, 2, 3), (1,) * 9, (3, 6), (1, 4, 4), (5, 4)),
}  # fmt: skip
_SEPARATORS: Final = (" ", " ", " ", " ", "-", "-", ".", ".", " - ", "/", "*", "  ", ", ", "_")
_PAUSES: Final = (" ", " ", " ", ", ", ", ", " - ", "-", "... ", ". ")
_LABELS: Final = ("PHONE_NUMBER", "PE_DNI")


def regrouped(noisy: Noisy, random: Random, _rate: float) -> Noisy:
    """Write eight or nine plain digits of a phone or DNI in groups, or one time in three in words."""
    edits: list[Edit] = []
    for start, end, label in noisy.spans:
        surface = noisy.text[start:end]
        if label in _LABELS and _PLAIN.fullmatch(surface) and random.random() < 0.8:
            figures = "".join(c for c in surface if c.isdecimal())
            edits.append((start, end, _told(figures, random) if random.random() < 0.33 else _grouped(figures, random)))
    return apply(noisy, edits)


def _cut(figures: str, random: Random) -> list[str]:
    shapes = _GROUPS[len(figures)]
    sizes = shapes[int(random.random() * len(shapes))]
    starts = [sum(sizes[:place]) for place in range(len(sizes))]
    return [figures[start : start + size] for start, size in zip(starts, sizes, strict=True)]


def _grouped(figures: str, random: Random) -> str:
    return _SEPARATORS[int(random.random() * len(_SEPARATORS))].join(_cut(figures, random))


def _told(figures: str, random: Random) -> str:
    """Tell the digits one by one, or in the numbers that groups of two and three make; now and then mix figures in."""
    pause = _PAUSES[int(random.random() * len(_PAUSES))]
    mixes = 0.25 if random.random() < 0.2 else 0.0
    if random.random() < 0.55:
        groups = _cut(figures, random)
        return pause.join(_one_by_one(group, mixes, random) for group in groups)
    cut = [group for group in _cut(figures, random) if group]
    if max(map(len, cut)) > 3:
        cut = [figures[place : place + 3] for place in range(0, len(figures), 3)]
    return pause.join(_said(group) if random.random() >= mixes else group for group in cut)


def _one_by_one(group: str, mixes: float, random: Random) -> str:
    return " ".join(figure if random.random() < mixes else _UNITS[int(figure)] for figure in group)


def _said(group: str) -> str:
    """Say a group of one to three digits as one number, zeros in front by name."""
    zeros = len(group) - len(group.lstrip("0"))
    names = ["cero"] * zeros
    rest = group[zeros:]
    return " ".join([*names, _number(int(rest))]) if rest else " ".join(names)


def _number(value: int) -> str:
    if value >= 100:
        hundreds, rest = divmod(value, 100)
        return "cien" if value == 100 else _HUNDREDS[hundreds - 1] + (f" {_number(rest)}" if rest else "")
    if value < 30:
        return _UNITS[value] if value < 10 else _TEENS[value - 10]
    ten, unit = divmod(value, 10)
    return _TENS[ten - 3] + (f" y {_UNITS[unit]}" if unit else "")
