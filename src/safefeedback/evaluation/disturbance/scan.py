"""Faults of reading a scanned sheet: 0 and O, 1 and l, rn and m, and lines broken where the paper ends."""

from __future__ import annotations

import re
from random import Random
from typing import Final

from safefeedback.evaluation.disturbance.draft import Draft
from safefeedback.evaluation.gold import GoldMessage

__all__ = ["MISREAD", "scanned"]

_SHARE: Final = 0.1
_WIDTHS: Final = (38, 60)
_HYPHENED: Final = 0.3

MISREAD: Final[dict[str, str]] = {"0": "O", "O": "0", "1": "lI", "l": "1I", "I": "l1", "rn": "m", "m": "rn"}
"""What is on the paper to what is read; ``O``, ``l`` and ``I`` only where the letter beside is a capital or a digit."""

_FAULTY: Final = re.compile(r"rn|m|[01]|(?<=[A-Z0-9])[OI]|[OI](?=[A-Z0-9])|(?<=[a-z])l(?=[a-z])")


def scanned(message: GoldMessage, random: Random) -> GoldMessage:
    """Return the message with a tenth of the letters and digits that scanners confuse misread, in lines of a sheet."""
    draft = Draft(message)
    for match in _FAULTY.finditer(draft.text):
        start, end = match.span()
        if random.random() < _SHARE and not (end - start > 1 and draft.is_edge(start + 1)):
            draft.pieces[start:end] = [random.choice(_readings(match[0])), *[""] * (end - start - 1)]
    _break_lines(draft, random)
    return draft.finish()


def _readings(paper: str) -> list[str]:
    read = MISREAD[paper]
    return [read] if read == "rn" else list(read)


def _break_lines(draft: Draft, random: Random) -> None:
    """Break lines at the width of the paper: at the next space, or inside a word with a hyphen."""
    column, width = 0, random.randint(*_WIDTHS)
    for place, character in enumerate(draft.text):
        column = 0 if character == "\n" else column + 1
        if column < width:
            continue
        if character == " ":
            draft.pieces[place] = "\n"
        elif _can_break(draft, place) and random.random() < _HYPHENED:
            draft.gaps[place] = "-\n"
        else:
            continue
        column, width = 0, random.randint(*_WIDTHS)


def _can_break(draft: Draft, place: int) -> bool:
    """Tell whether two letters stand on each side, and no span begins or ends there."""
    around = draft.text[place - 2 : place + 2]
    return place >= 2 and len(around) == 4 and around.isalpha() and not draft.is_edge(place)
