"""The pieces of a dictated or disguised address: what stands for "@", ".", "_", "-" and "/", and what lies between.

>>> row = before("ana guion bajo 5 [at] gmail", 0, 27)
>>> [(piece.kind, piece.plain) for piece in row if piece.kind != "space"]
[('atom', 'ana'), ('joint', '_'), ('atom', '5'), ('at', '@'), ('atom', 'gmail')]
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

__all__ = ["AT", "DOT", "Ahead", "Piece", "before"]

_OPEN, _CLOSE = r"[(\[{<]\s?", r"\s?[)\]}>]"
_BEFORE, _AFTER = "(?<![^\\W_])", "(?![^\\W_])"
_GLUED_ENDING: Final = f"(?:com|pe|es|net|org){_AFTER}"  # "puntocom"
_GLUED_LABEL: Final = "gmail|hotmail|outlook|yahoo|icloud"  # "anaarrobagmail"
_UNDERSCORE: Final = (
    r"(?:guion|guioncito|raya|rayita|linea|palito|barra)[ \-](?:bajo|baja|abajo|abajito|al piso)"
    r"|sub[ \-]?(?:guion|raya)|under ?score"
)
_JOINTS: Final = {
    "_": rf"{_OPEN}(?:{_UNDERSCORE}|_){_CLOSE}|{_BEFORE}(?:{_UNDERSCORE}){_AFTER}",
    "-": rf"{_OPEN}(?:guion|raya|-){_CLOSE}|{_BEFORE}(?:guion medio|guion|guioncito|raya|rayita){_AFTER}",
    ".": (
        rf"{_OPEN}(?:punto|dot|pto|puntito|\.){_CLOSE}"
        rf"|{_BEFORE}(?:punto|puntito|dot|pto)(?:{_AFTER}|(?={_GLUED_ENDING}))"
    ),
    "/": rf"{_OPEN}(?:barra|slash|/){_CLOSE}|{_BEFORE}(?:barra|slash|diagonal){_AFTER}",
    "=": rf"{_BEFORE}igual{_AFTER}",
}
AT: Final = (
    rf"{_OPEN}(?:at|arr?oba|a|@){_CLOSE}|{_BEFORE}(?:arr?obas?|arr?obita|a r?roba){_AFTER}|arr?oba(?={_GLUED_LABEL})|@"
)
"""Pattern of what stands for "@" whatever is around it."""

DOT: Final = _JOINTS["."]
"""Pattern of a dictated or bracketed dot."""

_GROUPS: Final = {"at": "@", "low": "_", "mid": "-", "dot": ".", "bar": "/", "same": "="}
_PIECE: Final = re.compile(
    f"(?P<at>{AT})|(?P<low>{_JOINTS['_']})|(?P<dot>{_JOINTS['.']})|(?P<mid>{_JOINTS['-']})|(?P<bar>{_JOINTS['/']})"
    f"|(?P<same>{_JOINTS['=']})"
    r"|(?P<atom>_*[^\W_]+(?:[._+\-]+[^\W_]+)*_*)|(?P<mark>[._\-/=])|(?P<space> +)|(?P<line>\s+)|(?P<comma>,)|(?P<end>.)"
)


class Piece(NamedTuple):
    """A piece of a text.

    Attributes:
        start: its first position.
        end: one past its last.
        kind: ``at``, ``joint`` (dictated or bracketed), ``mark`` (a joint written as a sign), ``atom`` (what lies
            between joints), ``space``, ``line`` (white space with a line end), ``comma`` or ``end`` (anything else).
        plain: the sign that a joint stands for; the folded text of other pieces.
    """

    start: int
    end: int
    kind: str
    plain: str


class Ahead:
    """The pieces from a position on, read as they are asked for."""

    def __init__(self, folded: str, start: int, end: int) -> None:
        self._matches = _PIECE.finditer(folded, start, min(len(folded), end))
        self._read: list[Piece] = []

    def kind(self, at: int) -> str:
        """Return the kind of the piece at an index; empty past the last one."""
        while len(self._read) <= at:
            match = next(self._matches, None)
            if match is None:
                return ""
            self._read.append(_piece(match))
        return self._read[at].kind

    def __getitem__(self, at: int) -> Piece:
        """Return a piece whose kind was asked for."""
        return self._read[at]


def before(folded: str, start: int, end: int) -> list[Piece]:
    """Return the pieces of ``folded[start:end]`` in order, without one that the start would cut."""
    row = [_piece(match) for match in _PIECE.finditer(folded, start, end)]
    is_cut = start > 0 and folded[start - 1 : start].isalnum() and folded[start : start + 1].isalnum()
    return row[1:] if is_cut else row


def _piece(match: re.Match[str]) -> Piece:
    group = match.lastgroup or "end"
    kind = "joint" if group in ("low", "mid", "dot", "bar", "same") else group
    return Piece(match.start(), match.end(), kind, _GROUPS.get(group, match[0]))
