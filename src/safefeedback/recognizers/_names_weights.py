"""The learnt weights of the name recognizer, read once.

``benchmarks/train_names.py`` writes ``_names_weights.tsv``: a line of the words known as neighbours, a line of those
known as candidates, then one line for each feature with its weight in hundredths of log-odds.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

__all__ = ["Weights", "parse_weights", "weights"]

_TABLE: Final = "_names_weights.tsv"


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """What was learnt.

    Attributes:
        values: feature to log-odds.
        neighbours: words that features name beside a candidate.
        own: words that features name as candidates.
        digest: SHA-256 of the table that they come from, in hexadecimal.
    """

    values: dict[str, float]
    neighbours: frozenset[str]
    own: frozenset[str]
    digest: str

    def total(self, features: Iterable[str]) -> float:
        """Return the log-odds of all features together; those not in the table add nothing."""
        return sum(filter(None, map(self.values.get, features)))


def parse_weights(table: str) -> Weights:
    """Return the weights of the text of a table."""
    neighbours, own, *lines = table.splitlines()
    rows = (line.split("\t") for line in lines)
    return Weights(
        {feature: int(hundredths) / 100 for feature, hundredths in rows},
        frozenset(neighbours.split("\t")[1].split(" ")),
        frozenset(own.split("\t")[1].split(" ")),
        hashlib.sha256(table.encode("utf-8")).hexdigest(),
    )


@cache
def weights() -> Weights:
    """Return the shipped weights."""
    return parse_weights(files("safefeedback.recognizers").joinpath(_TABLE).read_text("utf-8"))
