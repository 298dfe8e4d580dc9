"""Letters of other scripts that are drawn like Latin ones, read as Latin when the word calls for it.

A word is read as Latin when it mixes scripts or digits ("quisрe" with a Cyrillic р), or when every letter of it is
one of these ("СОМ"). A word of another language keeps its letters ("привет", "αλφα"). The pairs are those of Unicode
Technical Standard 39 (confusables) that look alike in common fonts, for the scripts that keyboards and spammers use.

>>> latin("quisрe СОМ привет")
'quispe COM привет'
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["latin"]

_CYRILLIC: Final = ("АВЕЅІЈКМНОРСТХҮԌԚԜаеоѕіјрсухһԁԛԝѵкӏІЗз", "ABESIJKMHOPCTXYGQWaeosijpcyxhdqwvklI33")
_GREEK: Final = ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹϳαιοκνρυχϲ", "ABEZHIKMNOPTYXCjaioknpuxc")
_ARMENIAN: Final = ("ՍՏՕոսցօհ", "USOnugoh")
_CHEROKEE: Final = ("ᎪᏴᏟᎠᎬᏀᎻᎥᎫᏦᏞᎷᏢᎡᏚᎢᏙᎳᎩᏃ", "ABCDEGHiJKLMPRSTVWYZ")
_PAIRS: Final = {
    ord(other): ord(plain)
    for others, plains in (_CYRILLIC, _GREEK, _ARMENIAN, _CHEROKEE)
    for other, plain in zip(others, plains, strict=True)
}
_OTHER_SCRIPT: Final = re.compile("[Ͱ-Ͽ\u0400-\u052f\u0530-\u058f\u13a0-\u13ff]")
_WORD: Final = re.compile(r"[^\W_]+")
_LATIN_OR_DIGIT: Final = re.compile(r"[0-9A-Za-zÀ-ɏ]")
_ODD_LETTER: Final = re.compile("[^\x00-\x7f]")


def latin(text: str) -> str:
    """Return the text with look-alike letters in Latin, one character for each character."""
    return _WORD.sub(lambda word: _latin_word(word[0]), text) if _OTHER_SCRIPT.search(text) else text


def _latin_word(word: str) -> str:
    plain = word.translate(_PAIRS)
    if plain == word:
        return word
    is_latin = _LATIN_OR_DIGIT.search(word) is not None or _ODD_LETTER.search(plain) is None
    return plain if is_latin else word
