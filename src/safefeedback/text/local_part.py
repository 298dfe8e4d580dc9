"""What is dictated to the left of an "@" or of a host: read backwards, joint by joint.

One word is taken, and more only where something joins them: a dictated dot or underscore, digits in words, letters
told by their names ("ge doble eme a"). Words side by side ("rosa poma arroba") are joined when a word that announces a
mailbox stands straight before them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from safefeedback.text.edits import Edit
from safefeedback.text.landmarks import FILLERS, MAIL_CUES, SMALL_WORDS
from safefeedback.text.numbers import Number
from safefeedback.text.pieces import Piece
from safefeedback.text.spelling import COMMON_LETTER_NAMES, LETTER_NAMES

__all__ = ["LocalPart"]

_TWICE: Final = {"doble": 2, "triple": 3}
_MAX_WORDS: Final = 3


class LocalPart:
    """A local part read backwards from the end of a row of pieces.

    Attributes:
        edits: what to write, in no particular order; empty when the part stands as it should.
        start: its first position; None when there is no local part.
        nearest: the folded text of the unit next to the "@".
    """

    def __init__(
        self, row: Sequence[Piece], spoken: Mapping[int, Number], *, small: frozenset[str] = SMALL_WORDS
    ) -> None:
        """Read the part that ends where the row ends.

        Args:
            row: pieces up to the "@"; only what is near matters.
            spoken: the numbers in words of the view, by their end.
            small: words that are no part of it.
        """
        self.edits: list[Edit] = []
        self.start: int | None = None
        self.nearest = ""
        self._row = row
        self._spoken = spoken
        self._small = small
        at = self._skip_fillers(len(row))
        if self._take(at):
            self.nearest = row[at - 1].plain
            while self._go_on():
                pass
            self._take_words()

    def _piece(self, at: int) -> Piece | None:
        return self._row[at] if 0 <= at < len(self._row) else None

    def _before(self, at: int, *kinds: str) -> int:
        """Return the index after the last piece before ``at`` that is not of the kinds."""
        while at and self._row[at - 1].kind in kinds:
            at -= 1
        return at

    def _skip_fillers(self, at: int) -> int:
        """Return where the part ends, before white space, a comma and words such as "todo junto"."""
        end = self._before(at, "space", "line", "comma")
        while end and self._row[end - 1].plain in FILLERS:
            end = self._before(end - 1, "space")
        return end

    def _take(self, end: int) -> bool:
        """Take the unit that ends at a piece index: letters told by name, a number in words or an atom."""
        last = self._piece(end - 1)
        if last is None or last.kind != "atom":
            return False
        if not (self._take_letters(end) or self._take_number(end, last)):
            if last.plain in self._small:
                return False
            self._put(end - 1, end, None)
        return True

    def _put(self, at: int, end: int, text: str | None) -> None:
        """Take pieces ``[at, end)``, written anew or as they are, and drop what lies up to the part taken so far."""
        first, last = self._row[at], self._row[end - 1]
        limit = self.start if self.start is not None else self._row[-1].end
        if last.end < limit:
            self.edits.append(Edit(last.end, limit, ""))
        if text is not None:
            self.edits.append(Edit(first.start, last.end, text))
        self.start = first.start
        self._at = at

    def _take_number(self, end: int, last: Piece) -> bool:
        number = self._spoken.get(last.end)
        if number is None or not number.is_spoken:
            return False
        at = end - 1
        while at and self._row[at].start > number.start:
            at -= 1
        if self._row[at].start != number.start:
            return False
        self._put(at, end, number.digits)
        return True

    def _take_letters(self, end: int) -> bool:
        """Take two or more letters told by name, or one with "doble" before it."""
        letters: list[tuple[int, str, bool]] = []  # piece index, letters, whether it can be nothing but letters
        at = end
        while (letter := self._letter(at)) is not None:
            letters.append(letter)
            at = self._before(letter[0], "space", "comma")
        if self._piece(at - 1) is None or self._row[at - 1].kind != "end":
            while letters and not letters[-1][2]:
                letters.pop()
        if len(letters) < 2 and not (letters and len(letters[0][1]) > 1):
            return False
        self._put(letters[-1][0], end, "".join(text for _, text, _ in reversed(letters)))
        return True

    def _letter(self, end: int) -> tuple[int, str, bool] | None:
        piece = self._piece(end - 1)
        if piece is None or piece.kind != "atom":
            return None
        letter = piece.plain if len(piece.plain) == 1 and piece.plain.isalpha() else LETTER_NAMES.get(piece.plain)
        if letter is None:
            return None
        before = self._before(end - 1, "space")
        twice = self._piece(before - 1)
        if twice is not None and twice.plain in _TWICE:
            return before - 1, letter * _TWICE[twice.plain], True
        is_sure = len(piece.plain) > 1 and piece.plain not in COMMON_LETTER_NAMES
        return end - 1, letter, is_sure

    def _go_on(self) -> bool:
        """Take one more unit if something joins it to the part."""
        before = self._before(self._at, "space", "comma", "line")
        joint = self._piece(before - 1)
        if joint is None:
            return False
        if joint.kind in ("joint", "mark") and joint.plain in "._-":
            return self._take_joined(before - 1, joint)
        is_beside = before < self._at and self._row[self._at - 1].kind == "space" and joint.kind == "atom"
        return is_beside and self._take_beside(before, joint)

    def _take_joined(self, at: int, joint: Piece) -> bool:
        """Take the unit before a joint."""
        gap = self._row[at + 1] if at + 1 < self._at else None
        end = self._before(at, "space", "comma") if joint.kind == "joint" else self._before(at, "space")
        if joint.kind == "mark" and gap is not None and not self._is_inside(gap, at, is_close=end == at):
            return False
        mark = len(self.edits)
        edge = self._row[self._at].start
        start, place = self.start, self._at
        self.start = joint.start
        if not self._take(end):
            self.start, self._at = start, place
            return False
        if joint.kind == "joint" or joint.end < edge:
            self.edits.insert(mark, Edit(joint.start, edge, joint.plain))
        return True

    def _is_inside(self, gap: Piece, at: int, *, is_close: bool) -> bool:
        """Tell whether a sign with a gap after it joins, and does not end a sentence or start an item.

        It does with a gap on both sides ("ana . poma"). Where a line ends behind it, it does if a word that announces
        a mailbox stands before the part.
        """
        if gap.kind != "line":
            return not is_close or self._row[at].plain != "."
        announcing = self._piece(self._before(at - 1, "space") - 1)
        return announcing is not None and _announces(announcing)

    def _take_beside(self, end: int, atom: Piece) -> bool:
        """Take a word beside digits ("poma ochenta y ocho"), or the name of a letter ("jota aucapoma")."""
        current = self._row[self._at]
        is_number = current.plain.isdigit() or any(
            edit.start == current.start and edit.text.isdigit() for edit in self.edits
        )
        if is_number and atom.plain.isalpha() and len(atom.plain) > 2 and atom.plain not in self._small:
            return self._take(end)
        letter = LETTER_NAMES.get(atom.plain)
        if letter is None or atom.plain in COMMON_LETTER_NAMES:
            return False
        self._put(end - 1, end, letter)
        return True

    def _take_words(self) -> None:
        """Take up to three words more when a word that announces a mailbox stands before them."""
        at = self._at
        taken: list[int] = []
        while len(taken) <= _MAX_WORDS:
            end = self._before(at, "space")
            piece = self._piece(end - 1)
            if piece is None or (taken and end == at):
                return
            if _announces(piece):
                break
            if end == at or not (piece.kind == "atom" and piece.plain.isalpha()) or piece.plain in self._small:
                return
            taken.append(end - 1)
            at = end - 1
        else:
            return
        for place in taken:
            self._put(place, place + 1, None)


def _announces(piece: Piece) -> bool:
    return (piece.kind == "atom" and piece.plain in MAIL_CUES) or (piece.kind == "end" and piece.plain == ":")
