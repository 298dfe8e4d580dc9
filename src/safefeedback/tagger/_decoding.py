"""Probabilities of tags to spans: the likeliest sequence in which no span goes on that did not begin.

Only tags that a token may well have are followed, so that most tokens cost nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

__all__ = ["Stretch", "decode", "probabilities"]

Floats = NDArray[np.float32]
Stretch = tuple[int, int, int, float]
"""First token, one past the last, number of the entity, probability."""

_ASIDE: Final = 0.97
"""A token that is outside with more than this is not followed."""
_LEAST: Final = 0.02
"""A tag with less than this is not followed, unless it is the likeliest one."""


def probabilities(logits: Floats, temperature: float) -> Floats:
    """Return the probabilities of the tags of each token."""
    scaled = logits / np.float32(temperature)
    scaled -= scaled.max(1, keepdims=True)
    np.exp(scaled, out=scaled)
    scaled /= scaled.sum(1, keepdims=True)
    return scaled


def decode(likely: Floats, outside: float, owner: NDArray[np.int64] | None = None) -> list[Stretch]:
    """Return the spans of one text, or of several one after another.

    Args:
        likely: probabilities of the tags, shape (tokens, 1 + 2 entities): outside, then begin and inside of each.
        outside: factor on the probability of outside; below 1 more is found, with its true probability beside it.
        owner: text of each token, ascending; no span goes from one text into another.
    """
    active = np.flatnonzero(likely[:, 0] < _ASIDE)
    if not len(active):
        return []
    rows = likely[active].copy()
    rows[:, 0] *= outside
    rows[rows < _LEAST] = 0
    places, tags = np.nonzero(rows)
    scores = np.log(rows[places, tags]).tolist()
    choices: list[dict[int, float]] = [{} for _ in active]
    for place, tag, score in zip(places.tolist(), tags.tolist(), scores, strict=True):
        choices[place][tag] = score
    found: list[Stretch] = []
    for first, last in _runs(active, owner):
        token = int(active[first])
        found += (
            (token + start, token + end, entity, _score(likely, token + start, token + end, entity))
            for start, end, entity in _spans(_path(choices[first:last]))
        )
    return found


def _runs(active: NDArray[np.int64], owner: NDArray[np.int64] | None) -> Iterator[tuple[int, int]]:
    """Yield first and last place of each run of neighbouring tokens of one text."""
    breaks = active[1:] != active[:-1] + 1
    if owner is not None:
        breaks |= owner[active[1:]] != owner[active[:-1]]
    edges = [0, *(np.flatnonzero(breaks) + 1).tolist(), len(active)]
    return pairwise(edges)


def _path(choices: list[dict[int, float]]) -> list[int]:
    """Return the likeliest sequence of tags."""
    before: dict[int, float] = {0: 0.0}
    back: list[dict[int, int]] = []
    for choice in choices:
        best = max(before, key=before.__getitem__)
        came: dict[int, int] = {}
        now: dict[int, float] = {}
        for tag, score in choice.items():
            source = best
            if tag and tag % 2 == 0:
                inside, begin = before.get(tag), before.get(tag - 1)
                if inside is None and begin is None:
                    continue
                source = tag if begin is None or (inside is not None and inside > begin) else tag - 1
            came[tag], now[tag] = source, before[source] + score
        if not now:
            came[0], now[0] = best, before[best] - 5.0
        back.append(came)
        before = now
    tag = max(before, key=before.__getitem__)
    path = []
    for came in reversed(back):
        path.append(tag)
        tag = came[tag]
    return path[::-1]


def _spans(path: list[int]) -> list[tuple[int, int, int]]:
    spans: list[tuple[int, int, int]] = []
    for place, tag in enumerate(path):
        if tag % 2:
            spans.append((place, place + 1, tag // 2))
        elif tag:
            start, _, entity = spans[-1]
            spans[-1] = (start, place + 1, entity)
    return spans


def _score(likely: Floats, start: int, end: int, entity: int) -> float:
    """Return the mean probability of the entity over the tokens of a span."""
    return float(likely[start:end, 1 + 2 * entity : 3 + 2 * entity].sum() / (end - start))
