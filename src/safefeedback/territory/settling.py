"""Which place a name in a text means: settled by what stands around it, or left open.

Many places of Peru share a name: four districts are Miraflores, and Cusco is a department, a province in it and a
district in that. A name is settled by the level that is told (``distrito de``), by the other places of the text and
how near they stand, by the area from which the text is known to come, and last by population: a namesake ten times as
populous as all others is meant where nothing else is told. What stays in doubt stays open.

>>> text = "vivo en Miraflores, Arequipa"
>>> [place and place.code for place in settle(text, [(8, 18), (20, 28)])]
['040110', '04']
>>> settle("vivo en Miraflores", [(8, 18)])
(None,)
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from safefeedback.territory.place import Level, Place, place
from safefeedback.territory.search import find, resembling
from safefeedback.territory.spelling import fold

__all__ = ["settle"]

_SURE: Final = math.log(10)
"""Least lead over every other reading: as much as ten times the inhabitants gives."""

_MOST: Final = 64  # mentions of one text that are weighed against each other
_BEFORE: Final = 32  # characters in which a level is told
_NEAR: Final = 24  # characters between names that belong together
_INSIDE: Final = 9.0  # a place that contains it is named
_BESIDE: Final = 3.0  # a place of its province is named
_AROUND: Final = 1.5  # a place of its department is named
_FAR: Final = 0.6  # what a name further off in the text weighs, to one that is near
_HOME: Final = 5.0  # it lies where the text comes from

_GAP: Final = re.compile(r"[\W_]+")
_LONGEST_PAIR: Final = 80  # characters; no two names are longer

_CUES: Final[tuple[tuple[re.Pattern[str], Level], ...]] = (
    (re.compile(r"(?:distrito|dist|distrital|municipalidad distrital)(?: de| del)?$"), "district"),
    (re.compile(r"(?:provincia|prov|provincial|municipalidad provincial)(?: de| del)?$"), "province"),
    (re.compile(r"(?:departamento|depto|dpto|dep|region|regional|gobierno regional)(?: de| del)?$"), "department"),
)

_NO_DISTRICT: Final = re.compile(
    r"(?:^|\s)(?:caserio|anexo|centro poblado|c ?c ?p ?p|c ?p|comunidad(?: (?:campesina|nativa))?|sector|barrio|urb|"
    r"urbanizacion|asentamiento(?: humano)?|a ?a ?h ?h|pueblo joven|p ?j|fundo|cooperativa|conjunto|residencial|"
    r"quebrada|rio|cerro|laguna|puente|valle|playa|calle|avenida|av|jiron|jr|pasaje|psje|carretera|parque|plaza|"
    r"mercado|hospital|colegio|iglesia|parroquia|santa|virgen|senor)(?: de| del| de la| de los)?$"
)
"""What stands before the name of something else than a place of the tree."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """Places of one name, each in the one before it: ``Cusco`` is three; which is meant matters only to the level."""

    chain: tuple[Place, ...]
    weight: float

    @property
    def widest(self) -> Place:
        return self.chain[0]

    def at(self, level: Level) -> Place | None:
        return next((each for each in self.chain if each.level == level), None)


def settle(text: str, spans: Sequence[tuple[int, int]], *, home: str | None = None) -> tuple[Place | None, ...]:
    """Return the place that each name means, or None where it is none of the tree or stays in doubt.

    A bare name of places that lie in each other means the widest of them, which is right in any case; in a row of them
    (``Cusco, Cusco, Cusco``) each means the next wider one. A span of two names, the first in the second
    (``Miraflores Arequipa``), means the first.

    Args:
        text: the text.
        spans: start and end of each name, in order; words such as ``distrito de`` stand before them.
        home: INEI code of the area from which the text comes, when it is known.

    Raises:
        ComponentError: no place has the code of ``home``.
    """
    area = place(home).code if home else None
    held = [_parts(text, span) for span in spans[:_MOST]]
    parts = [part for each in held for part in each]
    told = [fold(text[max(0, start - _BEFORE) : start]) for start, _ in parts]
    levels = [next((level for cue, level in _CUES if cue.search(before)), None) for before in told]
    readings = [
        () if _NO_DISTRICT.search(before) else _readings(text[start:end], level)
        for (start, end), level, before in zip(parts, levels, told, strict=True)
    ]
    settled = [_settled(at, readings, parts, area) for at in range(len(readings))]
    meant = dict(zip(parts, (_of_level(at, settled, levels, (text, parts)) for at in range(len(parts))), strict=True))
    return (*(meant[each[0]] for each in held), *(None for _ in spans[_MOST:]))


def _parts(text: str, span: tuple[int, int]) -> list[tuple[int, int]]:
    """Return the names that a span holds: itself, or two of which the first lies in the second."""
    start, end = span
    if end - start > _LONGEST_PAIR or find(text[start:end]):
        return [span]
    for gap in _GAP.finditer(text, start, end):
        first, second = find(text[start : gap.start()]), find(text[gap.end() : end])
        if any(inner.code.startswith(outer.code) for inner in first for outer in second):
            return [(start, gap.start()), (gap.end(), end)]
    return [span]


def _readings(name: str, level: Level | None) -> tuple[_Reading, ...]:
    """Return the readings of a name; where a level is told and one has it, only those that do."""
    chains: list[list[Place]] = []
    doubts: dict[str, float] = {}
    for found, doubt in resembling(name):
        doubts[found.code] = doubt
        chain = next((each for each in chains if found.code.startswith(each[-1].code)), None)
        if chain is None:
            chains.append([found])
        else:
            chain.append(found)
    told = [chain for chain in chains if level and any(each.level == level for each in chain)] or chains
    return tuple(_Reading(tuple(chain), _prior(chain[0], doubts[chain[0].code])) for chain in told)


def _prior(widest: Place, doubt: float) -> float:
    return math.log(max(1, widest.population)) - doubt


def _settled(
    at: int, readings: Sequence[tuple[_Reading, ...]], spans: Sequence[tuple[int, int]], home: str | None
) -> _Reading | None:
    """Return the reading of one name that leads the others clearly, or None."""
    scores: dict[_Reading, float] = {}
    for reading in readings[at]:
        told = sum(
            _distance_weight(spans[at], spans[other]) * _support(reading, readings[other])
            for other in range(len(readings))
            if other != at and not _same(readings[at], readings[other])
        )
        here = _HOME if home and _lies_in(reading, home) else 0.0
        scores[reading] = reading.weight + min(told, 2 * _INSIDE) + here
    ranked = sorted(scores, key=lambda reading: -scores[reading])
    if len(ranked) > 1 and scores[ranked[0]] - scores[ranked[1]] < _SURE:
        return None
    return ranked[0] if ranked else None


def _same(own: tuple[_Reading, ...], other: tuple[_Reading, ...]) -> bool:
    return [each.chain for each in own] == [each.chain for each in other]


def _distance_weight(own: tuple[int, int], other: tuple[int, int]) -> float:
    gap = max(own[0], other[0]) - min(own[1], other[1])
    return 1.0 if gap <= _NEAR else _FAR


def _support(reading: _Reading, others: tuple[_Reading, ...]) -> float:
    """Return how much another name of the text speaks for a reading: its readings count by their likelihood."""
    if not others:
        return 0.0
    top = max(other.weight for other in others)
    shares = {other: math.exp(other.weight - top) for other in others}
    total = sum(shares.values())
    return max(_relation(reading, other) * share / total for other, share in shares.items())


def _relation(reading: _Reading, other: _Reading) -> float:
    own, told = reading.widest.code, other.widest.code
    if own.startswith(told) or told.startswith(own):
        return _INSIDE
    if len(own) >= 4 and len(told) >= 4 and own[:4] == told[:4]:
        return _BESIDE
    return _AROUND if own[:2] == told[:2] else 0.0


def _lies_in(reading: _Reading, home: str) -> bool:
    return any(each.code.startswith(home) or home.startswith(each.code) for each in reading.chain)


def _of_level(
    at: int,
    settled: Sequence[_Reading | None],
    levels: Sequence[Level | None],
    where: tuple[str, Sequence[tuple[int, int]]],
) -> Place | None:
    """Return the place of a reading that is meant: the one of the level that is told, or by its rank in a row."""
    reading, level = settled[at], levels[at]
    if reading is None:
        return None
    if level and (told := reading.at(level)):
        return told
    text, spans = where
    follow = 0
    while at + follow + 1 < len(settled) and settled[at + follow + 1] == reading and _adjoin(text, spans, at + follow):
        follow += 1
    return reading.chain[min(follow, len(reading.chain) - 1)]


def _adjoin(text: str, spans: Sequence[tuple[int, int]], at: int) -> bool:
    between = text[spans[at][1] : spans[at + 1][0]]
    return len(between) <= 4 and not any(map(str.isalnum, between))
