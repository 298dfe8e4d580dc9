"""The shipped tables, read once, when first asked for.

``benchmarks/build_lexicon.py`` writes them and says what each holds; ``docs/reference/lexicon.md`` names the sources.
Levels are bytes: ``round(4 * log2(1 + rate))`` with the rate in one hundred million, so that 4 more is twice as often.
"""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

__all__ = ["LOCAL", "OTHER", "PART_OF_PLACE", "PLACE", "REGISTERED", "SOUND", "WordTable", "columns", "digest", "lines"]

LOCAL: Final = 1
"""A surname more than five times as usual in Peru as in Spain."""
REGISTERED: Final = 2
"""A surname of two or more people of the Peruvian register."""
PLACE: Final = 4
"""The name of a department, province or district."""
PART_OF_PLACE: Final = 8
"""A word of such a name of several words."""
OTHER: Final = 16
"""A word that the training corpus has in the names of organisations and places."""
SOUND: Final = 32
"""A word that has a line in the table of sounds."""

_TABLES: Final = ("columns.bin.gz", "places.txt.gz", "sounds.txt.gz", "tokens.txt.gz", "written.tsv.gz")


@dataclass(frozen=True, slots=True, eq=False)
class WordTable:
    """The rows of the word table, column by column.

    Attributes:
        words: folded words, in order.
        rows: the row of each word.
        female: level of the word as a woman's given name.
        male: level as a man's given name.
        surname: level as a surname.
        common: level as a common word.
        flags: :data:`LOCAL` and the others, added.
    """

    words: tuple[str, ...]
    rows: dict[str, int]
    female: bytes
    male: bytes
    surname: bytes
    common: bytes
    flags: bytes


@cache
def columns() -> WordTable:
    """Return the word table."""
    words = tuple(lines("tokens.txt.gz"))
    cells, count = gzip.decompress(_read("columns.bin.gz")), len(words)
    female, male, surname, common, flags = (cells[start : start + count] for start in range(0, 5 * count, count))
    return WordTable(words, dict(zip(words, range(count), strict=True)), female, male, surname, common, flags)


def lines(table: str) -> list[str]:
    """Return the lines of a table of text."""
    return gzip.decompress(_read(table)).decode("utf-8").split("\n")


@cache
def digest() -> str:
    """Return the SHA-256 of the tables, in hexadecimal; it changes when any of them does."""
    total = hashlib.sha256()
    for table in _TABLES:
        content = gzip.decompress(_read(table))
        total.update(f"{table} {len(content)}\n".encode())
        total.update(content)
    return total.hexdigest()


def _read(table: str) -> bytes:
    return files("safefeedback.lexicon").joinpath("data", table).read_bytes()
