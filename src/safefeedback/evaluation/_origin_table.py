"""How native to Peru a spelling looks, by the pieces of two and three letters in it.

Table: ``data/spellings.tsv``, written by ``benchmarks/build_origins.py`` from the surnames of the Peruvian register
(infogob and peru-candidatos-2020 packages, MIT) and of Spain (INE), read 2026-11: piece and log odds in tenths.
"""

from __future__ import annotations

import math
from functools import cache
from importlib.resources import files

__all__ = ["nativeness", "pieces"]


def pieces(word: str) -> frozenset[str]:
    """Return the pieces of two and three letters of a folded word; ``^`` and ``$`` stand for its ends."""
    marked = f"^{word}$"
    return frozenset(marked[start : start + size] for size in (2, 3) for start in range(len(marked) - size + 1))


def nativeness(word: str) -> float:
    """Return the log odds of a folded word, made comparable between lengths: above 0 it looks native to Peru."""
    own = pieces(word)
    return sum(_table().get(piece, 0) for piece in own) / 10 / math.sqrt(len(own))


@cache
def _table() -> dict[str, int]:
    lines = files("safefeedback.evaluation").joinpath("data/spellings.tsv").read_text(encoding="utf-8").splitlines()
    return {piece: int(weight) for piece, _, weight in (line.partition("\t") for line in lines)}
