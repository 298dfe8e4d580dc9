"""What is dictated to the right of an "@" or of a host: a domain, the name of an account, a path.

A domain ends with an ending of :mod:`safefeedback.text.landmarks`, or is a mail provider with its ending left out,
glued or behind a comma ("gmail com", "gmailcom", "gmail,com", "gmail"): then the ending is put where it belongs.
"""

from __future__ import annotations

from collections.abc import Mapping

from safefeedback.text.edits import Edit
from safefeedback.text.landmarks import ENDINGS, PROVIDERS, SMALL_WORDS, WRONG_ENDINGS
from safefeedback.text.numbers import Number
from safefeedback.text.pieces import Ahead, Piece
from safefeedback.text.spelling import COMMON_LETTER_NAMES, LETTER_NAMES

__all__ = ["Account", "Domain", "Path"]


class _Right:
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


class Domain(_Right):
    """A domain read from the start of the pieces ahead.

    Attributes:
        is_provider: its first label is a known mail provider.
    """

    def __init__(self, row: Ahead) -> None:
        super().__init__(row, {})
        self.is_provider = False
        at = self._after(0, "space", "line")
        if self._kind(at) == "atom":
            self._read(at)

    def _read(self, at: int) -> None:
        label = self._row[at]
        name, *rest = label.plain.split(".")
        self.is_provider = name in PROVIDERS
        end, is_whole = label.end, bool(rest) and rest[-1] in ENDINGS
        if at:
            self.edits.append(Edit(self._row[0].start, label.start, ""))
        if self.is_provider and rest and rest[-1] in WRONG_ENDINGS:
            self.edits.append(Edit(end - len(rest[-1]), end, WRONG_ENDINGS[rest[-1]]))
            is_whole = True
        while (found := self._joint(at + 1)) is not None and self._is_dot(*found, is_whole=is_whole):
            joint, atom = self._row[found[0]], self._row[found[1]]
            self._join(end, joint, atom)
            at, end = found[1], atom.end
            last = atom.plain.rsplit(".", 1)[-1]
            is_whole = last in ENDINGS or self._mend(atom)
        if not is_whole and self.is_provider and not rest and label is self._row[at]:
            end, is_whole = self._complete(at)
        self.end = end if is_whole else None

    def _is_dot(self, joint_at: int, atom_at: int, *, is_whole: bool) -> bool:
        """Tell whether a joint goes on with the domain: an ending follows, or another joint and then one."""
        joint, atom = self._row[joint_at], self._row[atom_at]
        if joint.plain != ".":
            return False
        first = atom.plain.split(".")[0]
        if joint.kind == "mark" and atom.start > joint.end and joint.start == self._row[joint_at - 1].end:
            is_spaced = self._kind(joint_at - 1) == "space"
            if not is_spaced and not (self.is_provider and first == "com"):
                return False  # a full stop
        if first in ENDINGS:
            return not is_whole or len(first) == 2
        if is_whole:
            return False
        return (self.is_provider and first in WRONG_ENDINGS) or (
            joint.kind == "joint" and self._joint(atom_at + 1) is not None
        )

    def _mend(self, atom: Piece) -> bool:
        """Write "com" for a slip of it after a provider."""
        if not (self.is_provider and atom.plain in WRONG_ENDINGS):
            return False
        self.edits.append(Edit(atom.start, atom.end, WRONG_ENDINGS[atom.plain]))
        return True

    def _complete(self, at: int) -> tuple[int, bool]:
        """Put the ending of a provider that stands without its dot, or without ending."""
        label = self._row[at]
        following = self._after(at + 1, "space", "comma")
        if self._kind(following) == "atom" and following - at <= 3:
            atom = self._row[following]
            if atom.plain.split(".")[0] in ("com", "es", "net") and (following > at + 1):
                self.edits.append(Edit(label.end, atom.start, "."))
                return atom.end, True
        self.edits.append(Edit(label.start, label.end, f"{label.plain}.com"))
        return label.end, True


class Account(_Right):
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


class Path(_Right):
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
        if not self.has_path:
            is_slash = joint.plain == "/" and atom.plain not in SMALL_WORDS
            return is_slash or (joint.plain == "." and joint.kind == "joint" and atom.plain in ENDINGS)
        is_tight = self._row[joint_at - 1].end == joint.start and joint.end == atom.start
        return joint.kind == "joint" or (is_tight and self._row[joint_at - 1].kind not in ("space", "line"))

    def _unit(self, at: int) -> int:
        after = self._number(at)
        return after if after > at else at + 1
