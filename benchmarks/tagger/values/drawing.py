"""Tables to draw from: gazetteers read with ``lzma``, and words with weights."""

from __future__ import annotations

import lzma
from bisect import bisect
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import TypeVar

Item = TypeVar("Item")

__all__ = ["Drawer", "pick", "rows"]


class Drawer:
    """Words drawn in proportion to their weights."""

    __slots__ = ("_sums", "_total", "words")

    def __init__(self, weights: Mapping[str, float] | Iterable[str]) -> None:
        pairs = weights if isinstance(weights, Mapping) else dict.fromkeys(weights, 1.0)
        kept = [(word, weight) for word, weight in pairs.items() if word and weight > 0]
        self.words = [word for word, _ in kept]
        self._sums = list(accumulate(weight for _, weight in kept))
        self._total = self._sums[-1] if self._sums else 0.0

    def __call__(self, random: Random) -> str:
        """Draw one word."""
        return self.words[min(bisect(self._sums, random.random() * self._total), len(self.words) - 1)]


def pick(words: Sequence[Item], random: Random) -> Item:
    """Draw one of equally likely words; quicker than ``random.choice``."""
    return words[int(random.random() * len(words))]


def rows(data: Path, table: str) -> Iterator[list[str]]:
    """Give the rows of a gazetteer without its header, cells split at tabulators; broken rows are left out."""
    with lzma.open(data / "gazetteers" / f"{table}.tsv.xz", "rt", encoding="utf-8") as file:
        size = next(file).count("\t") + 1
        for line in file:
            cells = line.rstrip("\n").split("\t")
            if len(cells) == size:
                yield cells
