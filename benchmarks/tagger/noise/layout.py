"""Spaces and lines in the wrong places, and what a scanner makes of print."""

from __future__ import annotations

import re
from random import Random
from typing import Final

from .edits import Edit, Noisy, apply, span_over
from .words import CHECKED, EXACT, NUMBERS, chosen, free_words

__all__ = ["glued", "line_breaks", "scanned", "split"]

_SPACE: Final = re.compile(r"(?<=\S) (?=\S)")
_LETTER_FAULTS: Final = dict(
    fault.split(">")
    for fault in (
        "rn>m m>rn l>1 i>1 o>0 O>0 I>l S>5 B>8 cl>d nn>m e>c h>b g>q ñ>n vv>w Z>2 E>F n>ri t>f í>i é>6 A>4 G>6"
    ).split()
)
_DIGIT_FAULTS: Final = {"0": "O", "1": "l", "5": "S", "8": "B"}
_LETTER_PLACE: Final = re.compile("|".join(sorted(_LETTER_FAULTS, key=len, reverse=True)))
_DIGIT_PLACE: Final = re.compile("[01]|(?<=[0-9])[58]")
_MARKS: Final = ("|", "~", "'", ".", "_", "—", "\\", "*")


def _spaces(noisy: Noisy) -> list[int]:
    return [found.start() for found in _SPACE.finditer(noisy.text)]


def glued(noisy: Noisy, random: Random, rate: float) -> Noisy:
    """Leave spaces out ("vivoen", "JuanPérez"); never between two numbers."""
    edits: list[Edit] = []
    for place, _ in chosen([(place, place) for place in _spaces(noisy)], random, rate / 2):
        if not (noisy.text[place - 1].isdecimal() and noisy.text[place + 1].isdecimal()):
            edits.append((place, place + 1, ""))
    return apply(noisy, edits)


def split(noisy: Noisy, random: Random, rate: float) -> Noisy:
    """Put a space into words ("muni cipalidad")."""
    edits: list[Edit] = []
    for start, end in chosen(free_words(noisy, 5), random, rate / 2):
        place = start + 2 + int(random.random() * (end - start - 3))
        edits.append((place, place, " "))
    return apply(noisy, edits)


def line_breaks(noisy: Noisy, random: Random, rate: float) -> Noisy:
    """Break lines: at a fixed width as a printed page does, or anywhere."""
    spaces = _spaces(noisy)
    if random.random() < 0.5:
        picked = [place for place, _ in chosen([(place, place) for place in spaces], random, rate / 2)]
    else:
        width, picked, last = 28 + int(random.random() * 50), [], 0
        for place, after in zip(spaces, [*spaces[1:], len(noisy.text)], strict=False):
            if after - last > width:
                picked.append(place)
                last = place
    new = "\n\n" if random.random() < 0.1 else "\n"
    return apply(noisy, [(place, place + 1, new) for place in picked])


def scanned(noisy: Noisy, random: Random, rate: float) -> Noisy:
    """Misread print: O and 0, l and 1, rn and m, 5 and S; words broken at the end of a line; specks."""
    ends = [end for _, end, _ in noisy.spans]
    edits: list[Edit] = []
    for start, end in chosen(free_words(noisy, 3), random, rate):
        faults = list(_LETTER_PLACE.finditer(noisy.text, start, end))
        if faults:
            fault = faults[int(random.random() * len(faults))]
            edits.append((fault.start(), fault.end(), _LETTER_FAULTS[fault[0]]))
    for digit in _DIGIT_PLACE.finditer(noisy.text):
        if random.random() < rate / 2:
            span = span_over(noisy.spans, ends, digit.start())
            if span is None or span[2] not in EXACT or (span[2] in NUMBERS and span[2] not in CHECKED):
                edits.append((digit.start(), digit.end(), _DIGIT_FAULTS[digit[0]]))
    return apply(noisy, [*edits, *_broken(noisy, random, rate), *_specks(noisy, random)])


def _broken(noisy: Noisy, random: Random, rate: float) -> list[Edit]:
    edits: list[Edit] = []
    for start, end in chosen(free_words(noisy, 6), random, rate / 4) if random.random() < 0.6 else []:
        place = start + 2 + int(random.random() * (end - start - 4))
        edits.append((place, place, "-\n" if random.random() < 0.8 else "\n"))
    return edits


def _specks(noisy: Noisy, random: Random) -> list[Edit]:
    spaces = _spaces(noisy)
    if not spaces or random.random() > 0.3:
        return []
    place = spaces[int(random.random() * len(spaces))]
    return [(place, place, " " + _MARKS[int(random.random() * len(_MARKS))])]
