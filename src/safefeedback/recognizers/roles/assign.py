"""The roles of all people of a message, mention by mention and then person by person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import Final

from safefeedback.findings import Finding
from safefeedback.recognizers._located import word_range
from safefeedback.recognizers._names_cues import PARTICLES
from safefeedback.recognizers.base import Reading
from safefeedback.recognizers.roles.announced import announced
from safefeedback.recognizers.roles.apposed import apposed
from safefeedback.recognizers.roles.identity import same_people
from safefeedback.recognizers.roles.minors import is_minor
from safefeedback.recognizers.roles.placed import placed
from safefeedback.recognizers.roles.scene import Scene
from safefeedback.recognizers.roles.serving import serving
from safefeedback.recognizers.roles.verdict import Verdict
from safefeedback.text import View, words

__all__ = ["assign"]

_ORDER: Final = ("minor", "sender", "official", "third_party")
"""The role of a person of whom a message says several equally plainly: the first."""

_START: Final = attrgetter("start")


def assign(reading: Reading, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings, each PERSON with its role where the text tells one; nothing else changes.

    Args:
        reading: the message.
        findings: resolved, ordered by start. A role that a finding already has is kept.
    """
    found = tuple(findings)
    places = [place for place, finding in enumerate(found) if finding.entity == "PERSON"]
    if not places:
        return found
    scenes = _scenes(reading.plain, [found[place] for place in places])
    roles = _roles(scenes)
    given = {place: role for place, role in zip(places, roles, strict=True) if role and found[place].role is None}
    return tuple(replace(f, role=given[place]) if place in given else f for place, f in enumerate(found))


def _scenes(view: View, people: Sequence[Finding]) -> list[Scene | None]:
    """Return the scene of each person, None where the view has no word of the name."""
    found = words(view)
    ranges = [word_range(view, finding.span) for finding in people]
    floors = [0, *(last for _, last in ranges)]
    ceilings = [*(first for first, _ in ranges[1:]), len(found)]
    return [
        Scene(view, found, first, last, min(floor, first), max(ceiling, last)) if first < last else None
        for (first, last), floor, ceiling in zip(ranges, floors, ceilings, strict=False)
    ]


def _roles(scenes: Sequence[Scene | None]) -> list[str | None]:
    """Return the role of each mention: its own where it is plain, else what its person's mentions tell together."""
    present = [scene for scene in scenes if scene is not None]
    names = [_parts(scene) for scene in present]
    person = same_people(names)
    own = [_verdicts(scene) for scene in present]
    told: defaultdict[int, list[tuple[int, Verdict]]] = defaultdict(list)
    for number, name, verdicts in zip(person, names, own, strict=True):
        told[number] += [(len(name), verdict) for verdict in verdicts]
    shared = {number: _decided(_fullest(verdicts)) for number, verdicts in told.items()}
    roles = [_plain(verdicts) or shared.get(number) for number, verdicts in zip(person, own, strict=True)]
    others = "third_party" if "sender" in roles else None
    by_scene = iter([role or others for role in roles])
    return [None if scene is None else next(by_scene) for scene in scenes]


def _plain(verdicts: Sequence[Verdict]) -> str | None:
    """Return what a mention by itself says outright."""
    return _decided([verdict for verdict in verdicts if verdict.strength > 1])


def _fullest(verdicts: Sequence[tuple[int, Verdict]]) -> list[Verdict]:
    """Return what is said outright with the fullest name; where nothing is, all that is likely."""
    plain = [(size, verdict) for size, verdict in verdicts if verdict.strength > 1]
    most = max((size for size, _ in plain), default=0)
    return [verdict for size, verdict in plain or verdicts if size >= most]


def _parts(scene: Scene) -> list[str]:
    said = [word.folded for word in scene.words[scene.first : scene.last]]
    return [word for word in said if len(word) > 1 and word not in PARTICLES] or said


def _verdicts(scene: Scene) -> list[Verdict]:
    """Return what one mention tells; where the words before it speak plainly, its place tells nothing."""
    verdict = announced(scene)
    found = [verdict] if verdict else []
    if verdict is None or verdict.strength < 2:
        found += [v for v in (apposed(scene), serving(scene), placed(scene)) if v is not None]
    if is_minor(scene):
        found.append(Verdict("minor", 2))
    return found


def _decided(verdicts: Sequence[Verdict]) -> str | None:
    """Return the role said most plainly; a child is always a child."""
    if not verdicts:
        return None
    if any(verdict.role == "minor" for verdict in verdicts):
        return "minor"
    plainest = max(verdict.strength for verdict in verdicts)
    said = {verdict.role for verdict in verdicts if verdict.strength == plainest}
    return next(role for role in _ORDER if role in said)
