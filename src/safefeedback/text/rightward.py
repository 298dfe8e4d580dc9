"""How a dictated address goes on to the right: joints, what they join, numbers in words."""

from __future__ import annotations

from collections.abc import Mapping

from safefeedback.text.edits import Edit
from safefeedback.text.numbers import Number
from safefeedback.text.pieces import Ahead, Piece

__all__ = ["Rightward"]


class Rightward:
    """A reader of pieces from left to right.

    Attributes:
        edits: what to write, in order.
        end: one past the last position that was read; None when nothing was.
    """

    def __init__(self, row: Ahead, spoken: Mapping[int, Number]) -> None:
        self.edits: list[Edit] = []
        self.end: int | None = None
        self._row = row
        self._spoken = spoken

    def _kind(self, at: int) -> str:
        return self._row.kind(at)

    def _after(self, at: int, *kinds: str) -> int:
        """Return the first index from ``at`` on whose piece is not of the kinds."""
        while self._kind(at) in kinds:
            at += 1
        return at

    def _joint(self, at: int) -> tuple[int, int] | None:
        """Return the indexes of the joint after the part and of the atom after it, or None."""
        joint = self._after(at, "space", "line")
        if self._kind(joint) == "comma" and self._kind(self._after(joint, "comma", "space")) == "joint":
            joint = self._after(joint, "comma", "space")
        if self._kind(joint) not in ("joint", "mark"):
            return None
        atom = self._after(joint + 1, "space", "line")
        return (joint, atom) if self._kind(atom) == "atom" else None

    def _number(self, at: int) -> int:
        """Read a number in words, if one starts at an index; return the index after it, or the same one."""
        number = self._spoken.get(self._row[at].start)
        if number is not None and number.is_spoken:
            self.edits.append(Edit(number.start, number.end, number.digits))
            while self._kind(at) and self._row[at].start < number.end:
                at += 1
        return at

    def _join(self, end: int, joint: Piece, atom: Piece) -> None:
        """Write a joint close to what it joins."""
        if joint.kind == "joint" or (end, joint.end) != (joint.start, atom.start):
            self.edits.append(Edit(end, atom.start, joint.plain))
