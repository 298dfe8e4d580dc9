"""Lower case without accents, one character for each character.

>>> fold("Ñuñoa, Áncash")
'nunoa, ancash'
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

__all__ = ["fold"]

_MEMORY: Final = 8192  # code points that a table remembers; the rest are worked out each time

# Letters that Unicode does not decompose, and the Latin letter that a reader takes each for.
_UNDECOMPOSED: Final = dict(
    zip("ßæœøðþđħıłŋŧſƀɓƈɗɖƒɠɨɉƙƚɫɱɲɵƥɽʂƭʉʋƴƶς", "saoodtdhilntsbbcddfgijkllmnoprstuvyzσ", strict=True)
)

_ODD: Final = re.compile(r"[^\x00-\x7f]+")


def _base(character: str) -> str:
    """Return the letter under the accents of one character, in lower case; always one character."""
    lowered = character.lower()[0]
    decomposed = unicodedata.normalize("NFD", lowered)
    if all(unicodedata.combining(mark) for mark in decomposed[1:]):
        lowered = decomposed[0]
    return _UNDECOMPOSED.get(lowered, lowered)


class _Bases(dict[int, int]):
    """Code point to folded code point, filled as it is asked."""

    def __missing__(self, code_point: int) -> int:
        folded = ord(_base(chr(code_point)))
        if len(self) < _MEMORY:
            self[code_point] = folded
        return folded


_BASES: Final = _Bases()
_LATIN_1: Final = bytes(ord(_base(chr(code_point))) for code_point in range(256))


def fold(text: str) -> str:
    """Return the text in lower case without accents, one character for each character.

    Folding is position by position: ``fold(a + b) == fold(a) + fold(b)``, and folding twice changes nothing more.
    Any code point is accepted, lone surrogates too.
    """
    if text.isascii():
        return text.lower()
    try:
        return text.encode("latin-1").translate(_LATIN_1).decode("latin-1")
    except UnicodeEncodeError:
        ascii_part = text.replace("İ", "I").lower()
        return _ODD.sub(lambda run: run[0].translate(_BASES), ascii_part)
