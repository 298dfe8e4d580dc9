"""Laws of the chain.

1. Its probabilities are those of counting every assignment (a second implementation, exponential).
2. Reading a run backwards gives the same probabilities, backwards.
"""

from itertools import product
from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safefeedback.recognizers._names_chain import marginals

ODDS = st.floats(-8, 8)
RUNS = st.integers(1, 6).flatmap(
    lambda size: st.tuples(
        st.lists(ODDS, min_size=size, max_size=size), st.lists(ODDS, min_size=size - 1, max_size=size - 1)
    )
)


def counted(scores: list[float], bonds: list[float]) -> tuple[list[float], list[float]]:
    weights = {}
    for states in product((0, 1), repeat=len(scores)):
        total = sum(score for score, state in zip(scores, states, strict=True) if state)
        total += sum(bond for place, bond in enumerate(bonds) if states[place] and states[place + 1])
        weights[states] = exp(total)
    everything = sum(weights.values())
    words = [sum(w for s, w in weights.items() if s[place]) / everything for place in range(len(scores))]
    pairs = [
        sum(w for s, w in weights.items() if s[place] and s[place + 1]) / everything for place in range(len(bonds))
    ]
    return words, pairs


@given(RUNS)
def test_probabilities_are_those_of_counting(run: tuple[list[float], list[float]]) -> None:
    words, pairs = marginals(*run)
    expected_words, expected_pairs = counted(*run)
    assert words == pytest.approx(expected_words, abs=1e-9)
    assert pairs == pytest.approx(expected_pairs, abs=1e-9)


@given(RUNS)
def test_a_run_reads_the_same_backwards(run: tuple[list[float], list[float]]) -> None:
    scores, bonds = run
    words, pairs = marginals(scores, bonds)
    backwards, pairs_backwards = marginals(scores[::-1], bonds[::-1])
    assert backwards == pytest.approx(words[::-1])
    assert pairs_backwards == pytest.approx(pairs[::-1])
