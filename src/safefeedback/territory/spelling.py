"""Two keys under which spellings of one place name meet: folded letters, and how the name sounds.

>>> fold("  Ñahuimpuquio / Anexo-2 ")
'nahuimpuquio anexo 2'
>>> sound("uarás") == sound("Huaraz")
True
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

__all__ = ["fold", "sound"]

_WORDS: Final = re.compile(r"[a-z0-9]+")

# Spanish letters that sound alike in Peru (seseo, yeísmo, b/v, silent h, hua/gua/wa), most specific first.
_SOUNDS: Final = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"ch", "X"),
        (r"ph", "f"),
        (r"h", ""),
        (r"w", "u"),
        (r"gu(?=[ao])", "u"),
        (r"gu(?=[ei])", "G"),
        (r"g(?=[ei])", "j"),
        (r"qu?(?=[ei])|q|c(?![ei])|k", "K"),
        (r"c|z", "s"),
        (r"v", "b"),
        (r"ll|y", "i"),
        (r"n(?=[pb])", "m"),
        (r"([a-zA-Z])\1+", r"\1"),
    )
)


def fold(name: str) -> str:
    """Return the letters and digits of a name in lower case without accents, one space between words."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(_WORDS.findall(plain.lower()))


def sound(name: str) -> str:
    """Return the key that spellings which sound alike in Peruvian Spanish share."""
    key = fold(name)
    for pattern, replacement in _SOUNDS:
        key = pattern.sub(replacement, key)
    return key
