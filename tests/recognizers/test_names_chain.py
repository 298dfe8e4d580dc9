"""The probabilities of linked words."""

import pytest

from safefeedback.recognizers._names_chain import marginals, single


def test_a_word_alone_has_the_probability_of_its_own_score() -> None:
    chances, both = marginals([1.5], [])
    assert chances == pytest.approx([single(1.5)])
    assert both == []


def test_without_bonds_words_do_not_matter_to_each_other() -> None:
    chances, both = marginals([1.0, -2.0], [0.0])
    assert chances == pytest.approx([single(1.0), single(-2.0)])
    assert both == pytest.approx([single(1.0) * single(-2.0)])


def test_a_sure_neighbour_raises_a_word_bonded_to_it() -> None:
    assert marginals([6.0, -1.0], [3.0])[0][1] > 0.8 > marginals([-6.0, -1.0], [3.0])[0][1]


def test_extreme_scores_stay_in_range() -> None:
    chances, both = marginals([1e9, -1e9, 1e9], [1e9, -1e9])
    assert all(0 <= value <= 1 for value in (*chances, *both))
