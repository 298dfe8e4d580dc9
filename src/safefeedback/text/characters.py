"""One character for another: what stands in the normalised text for each code point of the message.

Spaces, dashes, quotes, bullets, stars and slashes come in dozens of code points; digits in every script; letters in
mathematical, full-width and enclosed alphabets. A reader sees one thing, so the recognizers read one thing.
The facts are those of the Unicode character database that Python carries (``unicodedata``) and its compatibility
normalisation NFKC; the tables below hold what NFKC leaves alone or gets wrong for this purpose.

>>> plain_character("９"), plain_character("–"), plain_character("¾")
('9', '-', '3/4')
"""

from __future__ import annotations

import unicodedata
from typing import Final

__all__ = ["SINGLES", "plain_character"]

_MEMORY: Final = 8192  # code points that the table remembers; the rest are worked out each time

_ALIKE: Final = {
    " ": "\t\v\f\x1c\x1d\x1e\x1f\u2800",
    "\n": "\x85\u2028\u2029",
    "-": "\u02d7\u2043\u2212\u2500\u2501\u2796\u23af\u1173\u3161",
    "'": "‘’‚‛′‵ʹʻʼʽʾʿˈˊˋ´`❛❜＇ꞌ",
    '"': "“”„‟″‶«»ʺ¨❝❞〝〞",
    "·": "·•∙⋅‧・･●◦▪‣●⦁⸱•",
    "*": "∗⁎✱✲⚹٭﹡＊",
    "/": "⁄∕⧸╱⟋／",
    "_": "‗＿",
    ".": "。｡．․۔",
    ",": "،，､、¸",
    ":": "∶ː꞉：",
    "@": "＠﹫",
    "°": "º˚",
    "~": "∼˜",
    "ª": "ª",
    "+": "➕",
    "i": "ı",
}
# Small capitals and other letters that are drawn like a plain one and that NFKC keeps.
_SMALL_CAPITALS: Final = dict(zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢɑɡ", "abcdefghijklmnoprstuvwyzag", strict=True))
_A: Final = ord("A")
# Negative circled and squared capitals (U+1F150, U+1F170).
_NEGATIVE: Final = {first + letter: chr(_A + letter) for first in (0x1F150, 0x1F170) for letter in range(26)}
_SPECIAL: Final = {
    **{ord(character): plain for plain, characters in _ALIKE.items() for character in characters},
    **{ord(character): plain for character, plain in _SMALL_CAPITALS.items()},
    **_NEGATIVE,
    0x2116: "N°",
}
_CATEGORIES: Final = {"Zs": " ", "Pd": "-"}


def _number(character: str) -> str | None:
    """Return the ASCII digits of a digit of any script or of an enclosed number, or None."""
    digit = unicodedata.digit(character, None)
    if digit is not None:
        return str(digit)
    if "\u2776" <= character <= "\u2793" or "\u24eb" <= character <= "\u24f4" or character == "\u24fe":
        return str(int(unicodedata.numeric(character)))
    return None


def plain_character(character: str) -> str:
    """Return what stands for one character: itself, another one, or several ("ﬁ" is "fi").

    Never empty; lone surrogates and unassigned code points come back unchanged.
    """
    special = _SPECIAL.get(ord(character)) or _CATEGORIES.get(unicodedata.category(character)) or _number(character)
    if special is not None:
        return special
    compatible = unicodedata.normalize("NFKC", character)
    if compatible == character:
        return character
    return "".join(_SPECIAL.get(ord(part), part) for part in compatible if not unicodedata.combining(part)) or character


class _Singles(dict[int, int]):
    """Code point to the one that stands for it, filled as it is asked; what would become several stays."""

    def __missing__(self, code_point: int) -> int:
        plain = plain_character(chr(code_point))
        single = ord(plain) if len(plain) == 1 else code_point
        if len(self) < _MEMORY:
            self[code_point] = single
        return single


SINGLES: Final = _Singles()
"""For ``str.translate``: every one-for-one replacement."""
