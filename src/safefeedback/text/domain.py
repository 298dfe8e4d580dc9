"""The domain to the right of an "@", read label by label.

A domain ends with an ending of :mod:`safefeedback.text.landmarks`, or is a mail provider with its ending left out or
behind a gap or a comma ("gmail com", "gmail,com", "gmail"): then the ending is put where it belongs.
"""

from __future__ import annotations

from typing import Final

from safefeedback.text.edits import Edit
from safefeedback.text.landmarks import ENDINGS, PROVIDERS, WRONG_ENDINGS
from safefeedback.text.pieces import Ahead, Piece
from safefeedback.text.rightward import Rightward

__all__ = ["Domain"]

_GLUED_ENDINGS: Final = ("com", "es", "net")


class Domain(Rightward):
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
        self.is_provider = name in PROVIDERS or _glued_ending(name) is not None
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
            end, is_whole = self._complete(at), True
        self.end = end if is_whole else None

    def _is_dot(self, joint_at: int, atom_at: int, *, is_whole: bool) -> bool:
        """Tell whether a joint goes on with the domain: an ending follows, or another joint and then one."""
        joint, atom = self._row[joint_at], self._row[atom_at]
        first = atom.plain.split(".")[0]
        is_stop = joint.kind == "mark" and atom.start > joint.end and self._kind(joint_at - 1) != "space"
        if joint.plain != "." or (is_stop and not (self.is_provider and first == "com")):
            return False
        if first in ENDINGS:
            return not is_whole or len(first) == 2
        if is_whole:
            return False
        is_slip = self.is_provider and first in WRONG_ENDINGS
        return is_slip or (joint.kind == "joint" and self._joint(atom_at + 1) is not None)

    def _mend(self, atom: Piece) -> bool:
        """Write "com" for a slip of it after a provider."""
        if not (self.is_provider and atom.plain in WRONG_ENDINGS):
            return False
        self.edits.append(Edit(atom.start, atom.end, WRONG_ENDINGS[atom.plain]))
        return True

    def _complete(self, at: int) -> int:
        """Put the ending of a provider that stands without its dot, or without ending; return where it ends."""
        label = self._row[at]
        following = self._after(at + 1, "space", "comma")
        if at + 1 < following <= at + 3 and self._kind(following) == "atom":
            atom = self._row[following]
            if atom.plain.split(".")[0] in _GLUED_ENDINGS:
                self.edits.append(Edit(label.end, atom.start, "."))
                return atom.end
        glued = _glued_ending(label.plain)
        written = label.plain[-1:] + ".com" if glued is None else f".{glued}"
        self.edits.append(Edit(label.end - len(glued or "."), label.end, written))
        return label.end


def _glued_ending(label: str) -> str | None:
    """Return the ending that stands straight behind the name of a provider, or None."""
    for ending in _GLUED_ENDINGS:
        if label.endswith(ending) and label.removesuffix(ending) in PROVIDERS:
            return ending
    return None
