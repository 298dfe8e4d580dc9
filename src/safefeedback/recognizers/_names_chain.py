"""How probable each candidate is a name, given its own features and the candidates it is linked to.

A linear-chain model with two states: a word is part of a name or not. A score is a word's log-odds on its own, a bond
the log-odds added when two linked words are both names (Sutton and McCallum, *An Introduction to Conditional Random
Fields*, 2012, section 2.3).
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp

__all__ = ["marginals", "single"]

_LIMIT = 30.0


def marginals(scores: Sequence[float], bonds: Sequence[float]) -> tuple[list[float], list[float]]:
    """Return the probability that each word is part of a name, and that both words of each bond are.

    Args:
        scores: log-odds of each word of one run, in order.
        bonds: log-odds added when two neighbours are both names; one fewer than words.
    """
    own = [exp(_clipped(score)) for score in scores]
    tied = [exp(_clipped(bond)) for bond in bonds]
    ahead = _forward(own, tied)
    behind = _forward(own[::-1], tied[::-1])[::-1]
    # A word's own odds are in both passes: the odds of a name are their product over its own.
    odds = [f * b / o for f, b, o in zip(ahead, behind, own, strict=True)]
    both = []
    for place, tie in enumerate(tied):
        left, right = ahead[place], behind[place + 1]
        both.append(left * right * tie / (1.0 + left + right + left * right * tie))
    return [odd / (1.0 + odd) for odd in odds], both


def single(score: float) -> float:
    """Return the probability that a word linked to no other is a name."""
    return 1.0 / (1.0 + exp(-_clipped(score)))


def _forward(own: Sequence[float], tied: Sequence[float]) -> list[float]:
    """Return the odds of each word given the words before it."""
    odds = [own[0]]
    for mine, tie in zip(own[1:], tied, strict=True):
        before = odds[-1]
        odds.append(mine * (1.0 + before * tie) / (1.0 + before))
    return odds


def _clipped(value: float) -> float:
    return max(-_LIMIT, min(_LIMIT, value))
