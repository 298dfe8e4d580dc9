"""The likeliest path through a linear chain, and the spans on it; numpy only."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Transitions", "likeliest", "may_follow", "stretches"]

Floats = NDArray[np.float32]
Truths = NDArray[np.bool_]

NEVER = -1e4


def may_follow(tags: int) -> tuple[Truths, Truths]:
    """Return which tags may come first, and which (column) may come after which (row).

    Tag 0 is outside; ``2 k + 1`` begins entity ``k`` and ``2 k + 2`` goes on with it.
    """
    numbers = np.arange(tags)
    goes_on = (numbers % 2 == 0) & (numbers > 0)
    same = (numbers[:, None] == numbers) | (numbers[:, None] == numbers - 1)
    return ~goes_on, ~goes_on | same


@dataclass(frozen=True, slots=True, eq=False)
class Transitions:
    """Scores of a chain as plain numbers.

    Attributes:
        first: of the first tag.
        into: of each pair: for every tag, the scores of coming from each other one.
        last: of the last tag.
    """

    first: list[float]
    into: list[list[float]]
    last: list[float]

    @classmethod
    def of(cls, first: Floats, pairs: Floats, last: Floats) -> Transitions:
        """Return the scores, with what no path may hold ruled out; ``pairs`` has a row for the tag before."""
        starts, follows = may_follow(len(first))
        into = np.where(follows, pairs, NEVER).T.tolist()
        return cls(np.where(starts, first, NEVER).tolist(), into, last.tolist())


def likeliest(scores: Floats, transitions: Transitions, *, margin: float = 8.0) -> list[int]:
    """Return the best sequence of tags of a text.

    Args:
        scores: of the tags of each token, shape (tokens, tags); at least one token.
        transitions: of the chain.
        margin: a tag that a token's own best one beats by more than this is not followed, unless it is tag 0.
    """
    kept = scores >= scores.max(1, keepdims=True) - margin
    kept[:, 0] = True
    choices: list[list[tuple[int, float]]] = [[] for _ in scores]
    places, tags = np.nonzero(kept)
    for place, tag, score in zip(places.tolist(), tags.tolist(), scores[kept].tolist(), strict=True):
        choices[place].append((tag, score))
    before = {tag: score + transitions.first[tag] for tag, score in choices[0]}
    back: list[dict[int, int]] = []
    for choice in choices[1:]:
        now: dict[int, float] = {}
        came: dict[int, int] = {}
        for tag, score in choice:
            into = transitions.into[tag]
            came[tag] = source = max(before, key=lambda other: before[other] + into[other])
            now[tag] = before[source] + into[source] + score
        before = now
        back.append(came)
    tag = max(before, key=lambda other: before[other] + transitions.last[other])
    path = [tag]
    for came in reversed(back):
        path.append(came[path[-1]])
    return path[::-1]


def stretches(path: list[int]) -> list[tuple[int, int, int]]:
    """Return first token, one past the last, and number of the entity of each span on a path."""
    found: list[tuple[int, int, int]] = []
    for place, tag in enumerate(path):
        if tag % 2:
            found.append((place, place + 1, tag // 2))
        elif tag and found:
            found[-1] = (found[-1][0], place + 1, found[-1][2])
    return found
