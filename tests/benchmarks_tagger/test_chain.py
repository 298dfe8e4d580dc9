"""The loss of a linear chain and its best path, against all paths of tiny cases written out."""

from collections.abc import Iterator
from itertools import pairwise, product
from typing import Any

import pytest

torch: Any = pytest.importorskip("torch")
chains: Any = pytest.importorskip("benchmarks.tagger.rivals.chain")
paths: Any = pytest.importorskip("benchmarks.tagger.rivals.paths")

TAGS = 5
LENGTHS = (1, 2, 4)


@pytest.fixture(params=range(4))
def case(request: pytest.FixtureRequest) -> tuple[Any, Any]:
    """A chain and scores of four tokens, drawn."""
    torch.manual_seed(request.param)
    chain = chains.Chain(TAGS)
    for parameter in chain.parameters():
        torch.nn.init.normal_(parameter)
    return chain, 2 * torch.randn(len(LENGTHS), max(LENGTHS), TAGS)


def legal(length: int) -> Iterator[tuple[int, ...]]:
    """Yield the sequences in which nothing goes on that did not begin."""
    for path in product(range(TAGS), repeat=length):
        if all(tag % 2 or not tag or before in (tag, tag - 1) for before, tag in zip((0, *path), path, strict=False)):
            yield path


def score(chain: Any, scores: Any, path: tuple[int, ...]) -> Any:
    steps = sum(chain.pairs[pair] for pair in pairwise(path))
    return chain.first[path[0]] + steps + chain.last[path[-1]] + sum(scores[k, tag] for k, tag in enumerate(path))


def summed(chain: Any, scores: Any, length: int, tags: tuple[int, ...] = ()) -> Any:
    """Return the logarithm of the sum over the paths that agree with the tags, where they are not negative."""
    agree = [
        score(chain, scores, path)
        for path in legal(length)
        if all(tag < 0 or tag == there for tag, there in zip(tags, path, strict=False))
    ]
    return torch.logsumexp(torch.stack(agree), 0)


def mask() -> Any:
    return torch.tensor([[float(place < length) for place in range(max(LENGTHS))] for length in LENGTHS])


def test_total_is_the_sum_over_all_legal_paths(case: tuple[Any, Any]) -> None:
    chain, scores = case
    expected = torch.stack([summed(chain, row, length) for row, length in zip(scores, LENGTHS, strict=True)])
    torch.testing.assert_close(chain.total(scores, mask() > 0), expected)


@pytest.mark.parametrize("marked", [(3, 4, 1, 2), (0, 1, 2, 2), (0, -100, -100, 0), (1, -100, 0, 3), (-100,) * 4])
def test_loss_is_what_the_marks_lack_of_all_paths(case: tuple[Any, Any], marked: tuple[int, ...]) -> None:
    chain, scores = case
    lacks = [
        summed(chain, row, length) - summed(chain, row, length, marked[:length])
        for row, length in zip(scores, LENGTHS, strict=True)
    ]
    tags = torch.tensor([marked] * len(LENGTHS))
    torch.testing.assert_close(chain(scores, tags, mask()), sum(lacks) / sum(LENGTHS))


def test_gradient_is_finite_and_that_of_the_written_out_sum(case: tuple[Any, Any]) -> None:
    chain, scores = case
    tags = torch.tensor([(0, 3, 4, 1)] * len(LENGTHS))
    chain(scores, tags, mask()).backward()
    got = [parameter.grad.clone() for parameter in chain.parameters()]
    chain.zero_grad()
    rows = zip(scores, LENGTHS, strict=True)
    lacks = [summed(chain, row, n) - summed(chain, row, n, (0, 3, 4, 1)[:n]) for row, n in rows]
    (sum(lacks) / sum(LENGTHS)).backward()
    for one, parameter in zip(got, chain.parameters(), strict=True):
        torch.testing.assert_close(one, parameter.grad, atol=1e-5, rtol=1e-4)


def test_likeliest_path_is_the_best_of_all(case: tuple[Any, Any]) -> None:
    chain, scores = case
    learnt = paths.Transitions.of(*(getattr(chain, name).detach().numpy() for name in ("first", "pairs", "last")))
    for row, length in zip(scores, LENGTHS, strict=True):
        best = max(legal(length), key=lambda path: score(chain, row, path).item())
        assert paths.likeliest(row[:length].numpy(), learnt) == list(best)


def test_stretches_are_the_spans_of_a_path() -> None:
    assert paths.stretches([0, 1, 2, 1, 0, 3, 4, 4]) == [(1, 3, 0), (3, 4, 0), (5, 8, 1)]
    assert paths.stretches([0, 0]) == []
