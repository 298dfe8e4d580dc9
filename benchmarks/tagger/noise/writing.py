"""Habits of writing that touch a whole message: case and accents."""

from __future__ import annotations

import re
from random import Random
from typing import Final

from .edits import Edit, Noisy, apply
from .words import chosen, free_words

__all__ = ["lower", "no_accents", "title", "upper", "wrong_accents"]

_ACCENTS: Final = str.maketrans("áéíóúüàèìòùÁÉÍÓÚÜÀÈÌÒÙ", "aeiouuaeiouAEIOUUAEIOU")
_TILDES: Final = str.maketrans("ñÑ", "nN")
_SHIFTED: Final = dict(zip("aeiouáéíóú", "áéíóúàèìòù", strict=True))
_WORD: Final = re.compile(r"[^\W\d_]+")


def _same_size(text: str, changed: str) -> str:
    return changed if len(changed) == len(text) else text


def lower(noisy: Noisy, _random: Random, _rate: float) -> Noisy:
    """Write everything small."""
    return noisy._replace(text=_same_size(noisy.text, noisy.text.lower()))


def upper(noisy: Noisy, _random: Random, _rate: float) -> Noisy:
    """Write everything in capitals."""
    return noisy._replace(text=_same_size(noisy.text, noisy.text.upper()))


def title(noisy: Noisy, _random: Random, _rate: float) -> Noisy:
    """Begin every word with a capital."""
    text = _WORD.sub(
        lambda word: word[0][0].upper() + word[0][1:] if len(word[0][0].upper()) == 1 else word[0], noisy.text
    )
    return noisy._replace(text=_same_size(noisy.text, text))


def no_accents(noisy: Noisy, random: Random, _rate: float) -> Noisy:
    """Leave the accents out, and one time in three the tildes of ``ñ``."""
    text = noisy.text.translate(_ACCENTS)
    return noisy._replace(text=text.translate(_TILDES) if random.random() < 0.35 else text)


def wrong_accents(noisy: Noisy, random: Random, rate: float) -> Noisy:
    """Put accents on other vowels, or turn them around ("perù", "áños")."""
    edits: list[Edit] = []
    for start, end in chosen(free_words(noisy, 4), random, rate):
        places = [place for place in range(start, end) if noisy.text[place] in _SHIFTED]
        if places:
            place = places[int(random.random() * len(places))]
            edits.append((place, place + 1, _SHIFTED[noisy.text[place]]))
    return apply(noisy, edits)
