"""A message being rewritten code point by code point, with its spans kept where they belong.

Each code point has a piece of text that stands for it and a gap before it. A span runs from the piece of its first code
point to the piece of its last one, so what is put into a gap at its edge stays outside. A span of which nothing would
be left keeps its letters.

>>> from safefeedback.evaluation.gold import GoldSpan
>>> draft = Draft(GoldMessage("x-1", "soy ana", (GoldSpan(4, 7, "PERSON"),)))
>>> draft.pieces[0], draft.gaps[5] = "", "-"
>>> message = draft.finish()
>>> message.text, message.spans[0].start, message.spans[0].end
('oy a-na', 3, 7)
"""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate

from safefeedback.evaluation.gold import GoldMessage

__all__ = ["Draft"]


class Draft:
    """The pieces and gaps of one message; change them, then :meth:`finish`.

    Attributes:
        message: as it came.
        text: its text.
        pieces: what stands for each code point; at first the code point itself.
        gaps: what stands before each code point, and after the last one; at first nothing.
    """

    __slots__ = ("_edges", "gaps", "message", "pieces", "text")

    def __init__(self, message: GoldMessage) -> None:
        self.message = message
        self.text = message.text
        self.pieces = list(message.text)
        self.gaps = [""] * (len(message.text) + 1)
        self._edges = frozenset(edge for span in message.spans for edge in (span.start, span.end))

    def is_edge(self, place: int) -> bool:
        """Tell whether a span begins or ends before a code point."""
        return place in self._edges

    def finish(self) -> GoldMessage:
        """Return the message with its new text, its spans in their order."""
        for span in self.message.spans:
            inside = slice(span.start, span.end)
            if not "".join(self.pieces[inside]).strip():
                self.pieces[inside] = self.text[inside]
        lengths = (len(gap) + len(piece) for gap, piece in zip(self.gaps, self.pieces, strict=False))
        ends = [0, *accumulate(lengths)]
        spans = tuple(
            replace(span, start=ends[span.start] + len(self.gaps[span.start]), end=ends[span.end])
            for span in self.message.spans
        )
        text = "".join(gap + piece for gap, piece in zip(self.gaps, [*self.pieces, ""], strict=True))
        return replace(self.message, text=text, spans=spans)
