"""Public sets of marked texts: how they are read and how they are scored."""

from .conll import read_columns
from .pages import Page, Surfaces, opened, pages, refilled, surfaces
from .records import Mark, Record, read_lines, read_records
from .scoring import Score, merged, score

__all__ = [
    "Mark",
    "Page",
    "Record",
    "Score",
    "Surfaces",
    "merged",
    "opened",
    "pages",
    "read_columns",
    "read_lines",
    "read_records",
    "refilled",
    "score",
    "surfaces",
]
