"""Where a name goes on or stands alone by grammar: particles between surnames, and a given name behind a title."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from safefeedback.lexicon import is_place
from safefeedback.recognizers._names_line import Tokens
from safefeedback.recognizers._names_spans import Name
from safefeedback.recognizers._names_words import NEVER

__all__ = ["titled", "widened"]

_WIDOW: Final = frozenset({"vda", "viuda", "vd"})
_MOST_PARTICLES: Final = 3
_MOST_STEPS: Final = 2
_LEAST_LETTERS: Final = 3
_COMMON_STEPS: Final = "012"
_STARTS: Final = "^nN:,"
_TITLES: Final = frozenset("sra srta senora senorita dona don doctora doctor dra dr profesora profesor".split())
_SHORT_TITLES: Final = frozenset({"sra", "srta", "dra", "dr"})
_TITLED_SCORE: Final = 0.6
_DEVOTION: Final = frozenset({"jesus", "cautivo", "milagros", "dios", "rosario"})


def widened(line: Tokens, name: Name) -> Name:
    """Return the name with what particles join to it (*Vda. de Sucasaire*, *DE LA CRUZ*)."""
    last = name.last
    for _ in range(_MOST_STEPS):
        further = _joined(line, last)
        if further is None:
            break
        last = further
    return name._replace(first=_opened(line, name.first), last=last)


def _joined(line: Tokens, last: int) -> int | None:
    """The word that particles join behind a name, or None."""
    place, particles = last + 1, 0
    while place < len(line.words) and line.gaps[place] in "_." and line.words[place].folded in _WIDOW:
        place += 1
    while place < len(line.words) and line.gaps[place] in "_." and line.kinds[place].is_particle:
        place += 1
        particles += 1
    if not 0 < particles <= _MOST_PARTICLES or place >= len(line.words) or line.gaps[place] != "_":
        return None
    kind, folded = line.kinds[place], line.words[place].folded
    is_name = bool(kind.sort) and len(folded) >= _LEAST_LETTERS and kind.gate > NEVER and not kind.cue
    if not is_name or kind.head or is_place(folded) or kind.code[1] in _COMMON_STEPS:
        return None
    return place if line.style != "M" or line.capitals[place] else None


def _opened(line: Tokens, first: int) -> int:
    """The first of the particles that open a surname at the start of a line or field."""
    place = first
    while (
        place > 0 and first - place < _MOST_PARTICLES and line.gaps[place] == "_" and line.kinds[place - 1].is_particle
    ):
        place -= 1
    return place if place < first and line.gaps[place] in _STARTS else first


def titled(line: Tokens, found: Sequence[Name]) -> Iterator[Name]:
    """Yield the given names that stand alone behind a title in a text without capitals: *la sra. luz*."""
    if line.style == "M":
        return
    taken = {place for name in found for place in range(name.first, name.last + 1)}
    for place in range(1, len(line.words)):
        folded = line.words[place].folded
        title, gap = line.words[place - 1].folded, line.gaps[place]
        is_titled = title in _TITLES and (gap == "_" or (gap == "." and title in _SHORT_TITLES))
        is_given = line.kinds[place].sort == "g" and folded not in _DEVOTION
        if is_titled and is_given and place not in taken:
            yield Name(place, place, _TITLED_SCORE, False, [])  # noqa: FBT003 - not a repeat
