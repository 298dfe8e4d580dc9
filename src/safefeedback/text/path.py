"""What follows the ending of a host: a country, a slash and a path."""

from __future__ import annotations

from collections.abc import Mapping

from safefeedback.text.edits import Edit
from safefeedback.text.landmarks import ENDINGS, SMALL_WORDS
from safefeedback.text.numbers import Number
from safefeedback.text.pieces import Ahead
from safefeedback.text.rightward import Rightward

__all__ = ["Path"]


class Path(Rightward):
    """What follows the ending of a host: a country, a slash and a path; read from the ending on.

    Attributes:
        has_path: something follows a slash.
    """

    def __init__(self, row: Ahead, spoken: Mapping[int, Number]) -> None:
        """Read the path.

        Args:
            row: pieces from the ending of the host on.
            spoken: the numbers in words of the view, by their start.
        """
        super().__init__(row, spoken)
        self.has_path = False
        at = self._after(0, "atom")
        while (found := self._next(at)) is not None:
            at = found
        self.end = self._row[at - 1].end

    def _next(self, at: int) -> int | None:
        """Read one more unit; return the index after it, or None at the end."""
        last = self._row[at - 1]
        found = self._joint(at)
        if found is not None and self._goes_on(*found):
            joint, atom = self._row[found[0]], self._row[found[1]]
            self.has_path = self.has_path or joint.plain == "/"
            self._join(last.end, joint, atom)
            return self._unit(found[1])
        if not (self.has_path and self._kind(at) == "space" and self._kind(at + 1) == "atom"):
            return None
        if last.plain.isdigit() and self._row[at + 1].plain.isdigit():
            self.edits.append(Edit(last.end, self._row[at + 1].start, ""))
            return at + 2
        query = self._joint(at + 2)
        if query is None or self._row[query[0]].plain != "=":
            return None
        self.edits.append(Edit(last.end, self._row[at + 1].start, "?"))
        return at + 2

    def _goes_on(self, joint_at: int, atom_at: int) -> bool:
        joint, atom = self._row[joint_at], self._row[atom_at]
        is_tight = atom_at == joint_at + 1 and self._kind(joint_at - 1) == "atom"
        if self.has_path:
            return joint.kind == "joint" or is_tight
        if joint.plain == "/":
            return is_tight or atom.plain not in SMALL_WORDS
        return joint.plain == "." and joint.kind == "joint" and atom.plain in ENDINGS

    def _unit(self, at: int) -> int:
        after = self._number(at)
        return after if after > at else at + 1
