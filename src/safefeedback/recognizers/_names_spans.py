"""From words that are probably names to spans, each with its reasons."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import log
from typing import Final, NamedTuple

from safefeedback.recognizers._names_chain import marginals, single
from safefeedback.recognizers._names_features import candidates, features
from safefeedback.recognizers._names_line import Tokens
from safefeedback.recognizers._names_links import JOINS, LONGEST_LINK, link, link_features
from safefeedback.recognizers._names_weights import Weights

THRESHOLD: Final = 0.55
"""Words less probable than this are no names."""

_SURE: Final = 0.8
_REPEAT: Final = 2.5
"""Log-odds added to a word that is surely a name elsewhere in the message; a common word written small gets none."""

_FULL_LINE: Final = 35
"""A line of so many code points was broken by its width: the name at its end goes on in the next line."""


class Name(NamedTuple):
    """A name in a message.

    Attributes:
        first: its first word.
        last: its last word.
        score: probability, the mean over its words.
        is_repeat: raised because the same word is surely a name elsewhere.
        reasons: features of its first word that is no particle.
    """

    first: int
    last: int
    score: float
    is_repeat: bool
    reasons: list[str]


@dataclass(slots=True)
class _Weighed:
    """What is known of the candidates, by word: probability, link to the one before, features, those raised."""

    chance: dict[int, float] = field(default_factory=dict)
    links: dict[int, str] = field(default_factory=dict)
    reasons: dict[int, list[str]] = field(default_factory=dict)
    repeats: set[int] = field(default_factory=set)


def runs(line: Tokens) -> list[tuple[list[int], list[str]]]:
    """Return the candidates in runs, with what links each to the next."""
    found: list[tuple[list[int], list[str]]] = []
    last = -9
    for position in candidates(line):
        joined_by = link(line, last, position) if position - last <= LONGEST_LINK else ""
        if joined_by:
            found[-1][0].append(position)
            found[-1][1].append(joined_by)
        else:
            found.append(([position], []))
        last = position
    return found


def find(line: Tokens, weights: Weights) -> list[Name]:
    """Return the names, in order and disjoint."""
    weighed = _weigh(line, weights)
    _repeat(line, weighed)
    return [_name(line, group, weighed) for group in _groups(line, weighed)]


def _weigh(line: Tokens, weights: Weights) -> _Weighed:
    weighed = _Weighed()
    for positions, joined_by in runs(line):
        for position in positions:
            weighed.reasons[position] = features(line, position)
        scores = [weights.total(weighed.reasons[position]) for position in positions]
        if not joined_by:
            weighed.chance[positions[0]] = single(scores[0])
            continue
        pairs = zip(positions, positions[1:], joined_by, strict=False)
        bonds = [weights.total(link_features(line, left, right, by)) for left, right, by in pairs]
        weighed.chance.update(zip(positions, marginals(scores, bonds)[0], strict=True))
        weighed.links.update(zip(positions[1:], joined_by, strict=True))
    return weighed


def _repeat(line: Tokens, weighed: _Weighed) -> None:
    """Raise the words that are surely names elsewhere in the message."""
    chance = weighed.chance
    sure = {line.words[p].folded for p, value in chance.items() if value >= _SURE and line.kinds[p].shelf != "L"}
    for place, value in chance.items() if sure else ():
        if value < _SURE and line.words[place].folded in sure and _may_repeat(line, place):
            chance[place] = single(log(max(value, 1e-9) / (1 - value)) + _REPEAT)
            weighed.repeats.add(place)


def _may_repeat(line: Tokens, place: int) -> bool:
    common = line.kinds[place].shelf in ("N0", "N1", "N2", "W3")
    return not common or (line.style == "M" and line.capitals[place])


def _groups(line: Tokens, weighed: _Weighed) -> list[list[int]]:
    """Return the words of each name, particles left out."""
    groups: list[list[int]] = []
    before = -1
    for place, value in weighed.chance.items():
        joined_by = weighed.links.get(place, "") if groups and before == groups[-1][-1] else ""
        goes_on = joined_by != "" and _is_one(line, groups[-1], place, joined_by)
        if goes_on and (value >= THRESHOLD or (joined_by == "," and line.gaps[groups[-1][0]] in "^nN:")):
            groups[-1].append(place)
        elif value >= THRESHOLD:
            groups.append([place])
        before = place
    return groups


def _is_one(line: Tokens, group: list[int], place: int, joined_by: str) -> bool:
    """Tell whether a name goes on in the next word."""
    if joined_by == ",":
        return _is_inverted(line, group, place)
    if joined_by == "n":
        end = line.words[group[-1]].end
        return end - line.text.rfind("\n", max(0, end - _FULL_LINE), end) > _FULL_LINE
    return joined_by in JOINS


def _is_inverted(line: Tokens, group: list[int], place: int) -> bool:
    """Tell whether a comma stands between surnames and given names (``QUISPE MAMANI, Juan``)."""
    sorts = [line.kinds[member].sort for member in group[:4]]
    return len(group) <= 3 and sorts[0] in ("s", "b") and "g" not in sorts and line.kinds[place].sort == "g"


def _name(line: Tokens, group: list[int], weighed: _Weighed) -> Name:
    first = group[0]
    while first and line.kinds[first - 1].is_particle and line.gaps[first] == "_" and _takes_particle(line, first - 1):
        first -= 1
    score = sum([weighed.chance[place] for place in group]) / len(group)
    is_repeat = not weighed.repeats.isdisjoint(group)
    return Name(first, group[-1], score, is_repeat, weighed.reasons[group[0]])


def _takes_particle(line: Tokens, place: int) -> bool:
    """Tell whether a particle begins a name: written with a capital inside a sentence, or one of two after a title."""
    if line.style == "M" and line.capitals[place] and line.gaps[place] not in ".!N^":
        return True
    if place > 1 and line.kinds[place - 1].is_particle and line.gaps[place] == "_":
        place -= 1
    return place > 0 and line.kinds[place - 1].cue == "title" and line.gaps[place] in "_."
