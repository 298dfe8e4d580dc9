"""A message as tokens: runs of letters, runs of digits, and every other visible character by itself.

Every span of the annotation guide begins and ends on such a token, also in ``DNI45871236``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from safefeedback.tagger._alphabet import OTHER, SPACE, Bytes, characters

__all__ = ["LONGEST", "Tokens", "tokenize"]

LONGEST: Final = 64
"""Characters; a longer run is read as several tokens."""


@dataclass(frozen=True, slots=True, eq=False)
class Tokens:
    """The tokens of a text, column by column.

    Visible characters only; ``first`` points into them, ``starts`` and ``ends`` into the text.

    Attributes:
        starts: first code point of each token.
        ends: one past its last.
        first: place of its first character among the visible ones.
        sizes: how many characters it has.
        owner: token of each visible character.
        inside: place of each visible character in its token, from 0.
        kinds: kind of each visible character.
        folded: number of each visible character.
        capitals: whether each visible character is a capital.
        lines: line that the token stands in, from 0.
        breaks: where lines end, in the text.
    """

    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    first: NDArray[np.int64]
    sizes: NDArray[np.int64]
    owner: NDArray[np.int64]
    inside: NDArray[np.int64]
    kinds: Bytes
    folded: Bytes
    capitals: NDArray[np.bool_]
    lines: NDArray[np.int64]
    breaks: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.starts)


def tokenize(text: str) -> Tokens:
    """Return the tokens of a text, in order; spaces belong to none."""
    seen = characters(text)
    kinds = seen.kinds
    begins = kinds != SPACE
    begins[1:] &= (kinds[1:] != kinds[:-1]) | (kinds[1:] == OTHER)
    visible = np.flatnonzero(kinds)
    marks = begins.take(visible)
    first, owner = np.flatnonzero(marks), np.cumsum(marks) - 1
    count = len(visible)
    inside = np.arange(count) - first.take(owner)
    if count and inside.max() >= LONGEST:
        marks = inside % LONGEST == 0
        first, owner = np.flatnonzero(marks), np.cumsum(marks) - 1
        inside %= LONGEST
    sizes = np.empty_like(first)
    sizes[:-1] = first[1:] - first[:-1]
    sizes[-1:] = count - first[-1:]
    starts = visible.take(first)
    return Tokens(
        starts=starts,
        ends=starts + sizes,
        first=first,
        sizes=sizes,
        owner=owner,
        inside=inside,
        kinds=kinds.take(visible),
        folded=seen.folded.take(visible),
        capitals=seen.capitals.take(visible),
        lines=np.searchsorted(seen.breaks, starts),
        breaks=seen.breaks,
    )
