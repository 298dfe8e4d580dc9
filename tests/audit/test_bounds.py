"""The bound on the leak rate: published values, exact coverage for any pattern of leaks, and simulated audits."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from safefeedback.audit._tails import binomial_at_most, hypergeometric_at_least, hypergeometric_at_most
from safefeedback.audit.bounds import Stratum, clopper_pearson, estimate, upper_bound
from safefeedback.errors import InputError

CONFIDENCE = 0.95


@pytest.mark.parametrize(
    ("leaks", "read", "low", "high"),
    [
        # scipy 1.17.1: beta.ppf(0.025, k, n - k + 1) and beta.ppf(0.975, k + 1, n - k)
        (0, 10, 0.0, 0.3084971078),
        (1, 10, 0.0025285785, 0.445016117),
        (5, 10, 0.1870860284, 0.8129139716),
        (9, 10, 0.554983883, 0.9974714215),
        (10, 10, 0.6915028922, 1.0),
        (4, 20, 0.0573339971, 0.436614003),
        (2, 100, 0.0024313368, 0.0703839325),
        (0, 300, 0.0, 0.0122209747),
        (17, 4000, 0.0024776715, 0.0067959687),
    ],
)
def test_clopper_pearson_has_the_tail_on_each_side(leaks: int, read: int, low: float, high: float) -> None:
    interval = clopper_pearson(leaks, read)
    assert (interval.low, interval.high) == pytest.approx((low, high), abs=1e-9)


def test_nothing_read_says_nothing() -> None:
    assert (clopper_pearson(0, 0).low, clopper_pearson(0, 0).high) == (0.0, 1.0)
    unread = estimate([Stratum("web", 100, 0, 0)])
    assert (unread.value, unread.upper) == (None, 1.0)
    assert estimate([]).upper == 1.0


def test_a_stratum_of_which_nothing_was_read_counts_whole() -> None:
    read = Stratum("web", 900, 300, 0)
    assert upper_bound([read, Stratum("sms", 100, 0, 0)]) == pytest.approx(0.1 + 0.9 * upper_bound([read]))


def test_proportional_numbers_lose_nothing() -> None:
    strata = [Stratum("a", 9_000, 270, 2), Stratum("b", 1_000, 30, 1)]
    assert upper_bound(strata) == pytest.approx(upper_bound([Stratum("all", 10_000, 300, 3)]))


@pytest.mark.parametrize("confidence", [0.0, 1.0, -1.0, 1.5, math.nan])
def test_a_confidence_outside_is_refused(confidence: float) -> None:
    with pytest.raises(InputError, match="between 0 and 1"):
        estimate([Stratum("a", 10, 5, 0)], confidence=confidence)


@pytest.mark.parametrize("numbers", [(10, 11, 0), (10, 5, 6), (10, 5, -1)])
def test_impossible_numbers_are_refused(numbers: tuple[int, int, int]) -> None:
    with pytest.raises(InputError, match="stratum"):
        Stratum("a", *numbers)


def strata(draw: st.DrawFn) -> list[Stratum]:
    made = []
    for place in range(draw(st.integers(1, 4))):
        population = draw(st.integers(1, 2_000))
        read = draw(st.integers(0, min(population, 200)))
        made.append(Stratum(str(place), population, read, draw(st.integers(0, read))))
    return made


@given(st.composite(strata)())
def test_the_value_lies_inside_and_one_more_leak_raises_the_bound(sample: list[Stratum]) -> None:
    found = estimate(sample)
    if found.value is not None and all(each.read for each in sample):
        assert found.interval.low <= found.value + 1e-12
        assert found.value <= found.upper + 1e-12
        assert found.upper <= found.interval.high + 1e-12
    for place, each in enumerate(sample):
        if each.leaks < each.read:
            more = [*sample[:place], Stratum("+", each.population, each.read, each.leaks + 1), *sample[place + 1 :]]
            assert upper_bound(more) >= found.upper


@given(st.integers(1, 60), st.integers(0, 60), st.integers(0, 60), st.integers(-1, 60))
def test_hypergeometric_tails_are_those_of_counting(population: int, marked: int, drawn: int, most: int) -> None:
    marked, drawn = min(marked, population), min(drawn, population)
    ways = [math.comb(marked, n) * math.comb(population - marked, drawn - n) for n in range(min(marked, drawn) + 1)]
    at_most = sum(ways[: most + 1]) / math.comb(population, drawn)
    assert hypergeometric_at_most(most, population, marked, drawn) == pytest.approx(at_most, rel=1e-9, abs=1e-12)
    at_least = sum(ways[max(most, 0) :]) / math.comb(population, drawn)
    assert hypergeometric_at_least(max(most, 0), population, marked, drawn) == pytest.approx(at_least, abs=1e-12)


@given(st.integers(0, 80), st.integers(0, 80), st.integers(0, 100))
def test_binomial_tail_is_that_of_counting(most: int, trials: int, percent: int) -> None:
    chance = percent / 100
    terms = [math.comb(trials, n) * chance**n * (1 - chance) ** (trials - n) for n in range(min(most, trials) + 1)]
    assert binomial_at_most(most, trials, chance) == pytest.approx(sum(terms), rel=1e-9, abs=1e-12)


def test_large_populations_keep_their_precision() -> None:
    low = hypergeometric_at_most(40, 10_000_000, 100_000, 5_000)
    high = hypergeometric_at_least(41, 10_000_000, 100_000, 5_000)
    assert low + high == pytest.approx(1.0, abs=1e-8)
    assert low == pytest.approx(binomial_at_most(40, 5_000, 0.01), rel=0.02)


def coverage(populations: tuple[int, ...], read: tuple[int, ...], leaks: tuple[int, ...]) -> float:
    """Return the exact probability that the bound is not exceeded, over all samples."""
    truth = sum(leaks) / sum(populations)
    covered = 0.0
    choices = [range(max(0, n - (N - K)), min(n, K) + 1) for N, n, K in zip(populations, read, leaks, strict=True)]
    for found in itertools.product(*choices):
        chance = math.prod(
            math.comb(K, k) * math.comb(N - K, n - k) / math.comb(N, n)
            for N, n, K, k in zip(populations, read, leaks, found, strict=True)
        )
        sample = [Stratum("", N, n, k) for N, n, k in zip(populations, read, found, strict=True)]
        covered += chance * (upper_bound(sample) >= truth)
    return covered


@pytest.mark.parametrize(
    ("populations", "read"),
    [((40, 20), (10, 5)), ((40, 20), (5, 10)), ((30, 30), (15, 3)), ((50, 8), (10, 0)), ((25, 15, 10), (6, 3, 4))],
    ids=str,
)
@pytest.mark.parametrize("step", [8, pytest.param(1, marks=pytest.mark.full)])
def test_coverage_is_exact_for_every_pattern_of_leaks(
    populations: tuple[int, ...], read: tuple[int, ...], step: int
) -> None:
    patterns = itertools.product(*(range(0, N + 1, step) for N in populations))
    worst = min(coverage(populations, read, leaks) for leaks in patterns)
    assert worst >= CONFIDENCE


SIZES = (60_000, 25_000, 9_000, 4_000, 1_500, 500)
PROPORTIONAL, EVEN = (240, 100, 36, 16, 6, 2), (67, 67, 67, 67, 66, 66)
PATTERNS = {
    "none": (0, 0, 0, 0, 0, 0),
    "rare": (60, 25, 9, 4, 2, 0),
    "even": (1_200, 500, 180, 80, 30, 10),
    "one large": (3_000, 0, 0, 0, 0, 0),
    "one small": (0, 0, 0, 0, 1_200, 0),
    "smallest only": (0, 0, 0, 0, 0, 500),
    "many": (20_000, 500, 4_000, 40, 900, 250),
}


@pytest.mark.parametrize(
    "read", [PROPORTIONAL, pytest.param(EVEN, marks=pytest.mark.full)], ids=["proportional", "even"]
)
@pytest.mark.parametrize("leaks", PATTERNS.values(), ids=PATTERNS)
def test_the_bound_holds_in_2000_simulated_audits(leaks: tuple[int, ...], read: tuple[int, ...]) -> None:
    rng = np.random.default_rng(20261126)
    clean = np.array(SIZES) - np.array(leaks)
    found = rng.hypergeometric(leaks, clean, read, size=(2_000, len(SIZES)))
    bounds = {
        tuple(row): upper_bound([Stratum("", N, n, int(k)) for N, n, k in zip(SIZES, read, row, strict=True)])
        for row in map(tuple, found.tolist())
    }
    truth = sum(leaks) / sum(SIZES)
    held = [bounds[tuple(row)] >= truth for row in found.tolist()]
    assert sum(held) >= CONFIDENCE * len(held)


def test_the_bound_is_no_wider_than_one_percent_after_300_clean_messages() -> None:
    assert upper_bound([Stratum("a", 60_000, 180, 0), Stratum("b", 40_000, 120, 0)]) < 0.01
