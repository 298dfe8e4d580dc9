"""The likeliest path through a linear chain, and the spans on it; numpy only."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Transitions", "likeliest", "may_follow", "stretches"]

Floats = NDArray[np.float32]
Truths = NDArray[np.bool_]

_NEVER = np.float32(-1e4)


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
    """Scores of a chain.

    Attributes:
        first: of the first tag.
        into: of each pair: a row for the tag, a column for the one before.
        last: of the last tag.
    """

    first: Floats
    into: Floats
    last: Floats

    @classmethod
    def of(cls, first: Floats, pairs: Floats, last: Floats) -> Transitions:
        """Return the scores, with what no path may hold ruled out; ``pairs`` has a row for the tag before."""
        starts, follows = may_follow(len(first))
        into = np.ascontiguousarray(np.where(follows, pairs, _NEVER).T)
        return cls(np.where(starts, first, _NEVER), into, last)


def likeliest(scores: Floats, transitions: Transitions) -> list[int]:
    """Return the best sequence of tags of a text, given their scores, shape (tokens, tags); at least one token.

    All tags of each token are followed: with learnt transitions, many lie close enough to the best one to matter.
    """
    rows = np.arange(scores.shape[1])
    before = scores[0] + transitions.first
    back = []
    for row in scores[1:]:
        ways = transitions.into + before
        came = ways.argmax(1)
        before = ways[rows, came] + row
        back.append(came)
    path = [int((before + transitions.last).argmax())]
    for came in reversed(back):
        path.append(int(came[path[-1]]))
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
