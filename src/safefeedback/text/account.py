"""The name of an account to the right of "arroba": "arroba jota poma raya abajo quispe"."""

from __future__ import annotations

from collections.abc import Mapping

from safefeedback.text.edits import Edit
from safefeedback.text.landmarks import SMALL_WORDS
from safefeedback.text.numbers import Number
from safefeedback.text.pieces import Ahead
from safefeedback.text.rightward import Rightward
from safefeedback.text.spelling import COMMON_LETTER_NAMES, LETTER_NAMES

__all__ = ["Account"]


class Account(Rightward):
    """The name of an account after "arroba", read from the start of the pieces ahead.

    Attributes:
        is_joined: it has a dictated joint, or a sign or a digit that words do not have.
    """

    def __init__(self, row: Ahead, spoken: Mapping[int, Number]) -> None:
        """Read the account.

        Args:
            row: pieces from the "@" on.
            spoken: the numbers in words of the view, by their start.
        """
        super().__init__(row, spoken)
        self.is_joined = False
        at = self._after(0, "space")
        if self._kind(at) != "atom" or self._row[at].plain in SMALL_WORDS:
            return
        if at:
            self.edits.append(Edit(row[0].start, row[at].start, ""))
        at = self._unit(at)
        while (found := self._joint(at)) is not None and self._goes_on(*found):
            joint, atom = self._row[found[0]], self._row[found[1]]
            self.is_joined = True
            self._join(self._row[at - 1].end, joint, atom)
            at = self._unit(found[1])
        self.end = self._row[at - 1].end

    def _goes_on(self, joint: int, atom: int) -> bool:
        return self._row[joint].kind == "joint" and self._row[atom].plain not in SMALL_WORDS

    def _unit(self, at: int) -> int:
        """Read an atom, a number in words, or the name of a letter and what it begins; return the index after it."""
        after = self._number(at)
        if after > at:
            return after
        piece = self._row[at]
        letter = LETTER_NAMES.get(piece.plain)
        following = self._after(at + 1, "space")
        is_letter = letter is not None and piece.plain not in COMMON_LETTER_NAMES and self._kind(following) == "atom"
        if is_letter and self._row[following].plain not in SMALL_WORDS:
            self.edits.append(Edit(piece.start, self._row[following].start, letter or ""))
            self.is_joined = True
            return self._unit(following)
        self.is_joined = self.is_joined or not piece.plain.isalpha()
        return at + 1
