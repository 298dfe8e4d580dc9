"""Read marked messages as the tagger sees them: normalised text with spans moved along."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from pathlib import Path

from safefeedback.evaluation.corpus import parse_corpus
from safefeedback.text import plain_view

__all__ = ["Example", "Span", "example", "read_examples"]

Span = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Example:
    """A message to learn from.

    Attributes:
        id: of the message.
        text: normalised.
        spans: start, end and label, ordered and disjoint; a label that ends in ``?`` is neither learnt nor unlearnt.
    """

    id: str
    text: str
    spans: tuple[Span, ...]


def read_examples(path: Path) -> list[Example]:
    """Return the messages of a corpus file."""
    messages = parse_corpus(path.read_text(encoding="utf-8"), source=path.name)
    return [example(m.id, m.text, [(s.start, s.end, s.label + "?" * s.optional) for s in m.spans]) for m in messages]


def example(name: str, text: str, spans: list[Span]) -> Example:
    """Return a message normalised, its spans moved to the normalised text."""
    view = plain_view(text)
    if view.starts is not None and view.ends is not None:
        ends, starts = view.ends, view.starts
        spans = [(bisect_right(ends, start), bisect_left(starts, end), label) for start, end, label in spans]
    return Example(name, view.text, tuple(sorted(span for span in spans if span[0] < span[1])))
