"""One written form of a known value, as it is looked for."""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["Key", "compacted"]


@dataclass(frozen=True, slots=True)
class Key:
    """Folded letters and digits to look for.

    Attributes:
        entity: what a finding of it is.
        text: the letters and digits, never shown by ``repr``.
        score: of a finding, in ``[0, 1]``.
        code: of the evidence.
        gap: most characters between two letters or digits.
        is_tight: stands alone and is broken by no white space.
        needs: what makes a finding of a word that could be anything: ``mark`` an ``@`` or ``/`` before it, ``capital``
            a capital letter, ``gap`` two separators inside; empty when nothing is needed.
    """

    entity: str
    text: str = field(repr=False)
    score: float
    code: str
    gap: int = 3
    is_tight: bool = False
    needs: str = ""


def compacted(folded: str) -> str:
    """Return the letters and digits of a folded text."""
    return "".join(filter(str.isalnum, folded))
