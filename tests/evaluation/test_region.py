from __future__ import annotations

import pytest

from safefeedback.evaluation import GoldMessage, parse_corpus
from safefeedback.evaluation.region import region


def message(body: str) -> GoldMessage:
    (found,) = parse_corpus(f"### id=x-1\n{body}\n", source="x.txt")
    return found


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("en [[LOCATION:Juliaca]] no hay agua", "Puno"),
        ("del jr x de [[LOCATION:jr x]] en [[LOCATION:breña]]", "Lima"),
        ("de [[LOCATION:Miraflores]], [[LOCATION:Arequipa]]", "Arequipa"),
        ("de [[LOCATION:Miraflores]]", "Lima"),
        ("de [[LOCATION:Lima]] y no de [[LOCATION:Cusco]]", "Lima"),
        ("en [[LOCATION:ese caserio]]", "unknown"),
        ("soy [[PERSON:Puno]]", "unknown"),
    ],
)
def test_the_first_place_of_the_tree_decides(body: str, expected: str) -> None:
    assert region(message(body)) == expected
