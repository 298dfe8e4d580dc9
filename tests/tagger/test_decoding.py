from itertools import product

import numpy as np
import pytest

from safefeedback.tagger._decoding import Floats, decode, probabilities


def _likely(rows: list[list[float]]) -> Floats:
    return np.array(rows, np.float32)


def _is_lawful(path: tuple[int, ...]) -> bool:
    return all(tag % 2 or not tag or before in (tag, tag - 1) for before, tag in zip((0, *path), path, strict=False))


def _best(likely: Floats) -> tuple[int, ...]:
    paths = filter(_is_lawful, product(range(likely.shape[1]), repeat=len(likely)))
    return max(paths, key=lambda path: float(np.log(likely[range(len(path)), list(path)]).sum()))


@pytest.mark.parametrize("seed", range(40))
def test_path_is_the_likeliest_lawful_one(seed: int) -> None:
    draw = np.random.default_rng(seed)
    likely = probabilities(draw.normal(size=(4, 5)).astype(np.float32), 1.0)
    spans = [(start, end, entity) for start, end, entity, _ in decode(likely, 1.0)]
    expected: list[tuple[int, int, int]] = []
    for place, tag in enumerate(_best(likely)):
        if tag % 2:
            expected.append((place, place + 1, tag // 2))
        elif tag:
            expected[-1] = (expected[-1][0], place + 1, expected[-1][2])
    assert spans == [(a, b, e) for a, b, e in expected]


def test_span_does_not_go_on_without_a_beginning() -> None:
    found = decode(_likely([[0.99, 0.005, 0.005], [0.1, 0.2, 0.7]]), 1.0)
    assert [(a, b) for a, b, _, _ in found] == [(1, 2)]


def test_two_neighbours_of_one_kind_stay_two() -> None:
    found = decode(_likely([[0.02, 0.96, 0.02], [0.02, 0.96, 0.02]]), 1.0)
    assert [(a, b) for a, b, _, _ in found] == [(0, 1), (1, 2)]


def test_what_is_surely_outside_costs_nothing_and_finds_nothing() -> None:
    assert decode(_likely([[0.99, 0.01, 0.0]] * 3), 1.0) == []


def test_doubt_is_given_out_with_its_probability() -> None:
    rows = _likely([[0.6, 0.4, 0.0]])
    assert decode(rows, 1.0) == []
    ((start, end, entity, probability),) = decode(rows, 0.5)
    assert (start, end, entity) == (0, 1, 0)
    assert probability == pytest.approx(0.4)


def test_probabilities_add_up_and_warm_with_the_temperature() -> None:
    logits = _likely([[2.0, 0.0, -50.0], [1000.0, 0.0, 0.0]])
    cold, warm = probabilities(logits, 0.5), probabilities(logits, 2.0)
    assert cold.sum(1) == pytest.approx([1, 1])
    assert cold[0, 0] > warm[0, 0]
