"""How a surface is written: its case, and whether it keeps its accents."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Final

__all__ = ["SMALL_WORDS", "Style", "cased", "titled", "unaccented"]

SMALL_WORDS: Final = frozenset("de del la las los y el e en al a con para da do dos di von van".split())
_ACCENTS: Final = str.maketrans("áéíóúüàèìòùâêîôûãõçÁÉÍÓÚÜÀÈÌÒÙÂÊÎÔÛÃÕÇ", "aeiouuaeiouaeiouaocAEIOUUAEIOUAEIOUAOC")
_TILDES: Final = str.maketrans("ñÑ", "nN")
_ACCENTED: Final = frozenset("áéíóúàèìòùâêîôûãõçÁÉÍÓÚÀÈÌÒÙÂÊÎÔÛÃÕÇ")
_ROMAN: Final = frozenset("ii iii iv vi vii viii ix xi xii xiii xiv xv xvi xx".split())
_KEPT: Final = {"title": 0.7, "lower": 0.3, "upper": 0.35, "first": 0.6, "mixed": 0.6}


def unaccented(text: str) -> str:
    """Return the text without accents; ``ñ`` stays."""
    return text if text.isascii() else text.translate(_ACCENTS)


def titled(text: str) -> str:
    """Return words with capitals, small words between them without ("San Juan de la Virgen")."""
    words = text.lower().split(" ")
    return " ".join(
        word if place and word in SMALL_WORDS else word.upper() if word in _ROMAN else word[:1].upper() + word[1:]
        for place, word in enumerate(words)
    )


def cased(word: str, model: str) -> str:
    """Return a word in the case of another word."""
    if len(model) > 1 and model.isupper():
        return word.upper()
    if model.islower():
        return word.lower()
    return word.upper() if model.isupper() and len(word) == 1 else word


@dataclass(frozen=True, slots=True)
class Style:
    """A way of writing.

    Attributes:
        case: ``lower``, ``upper``, ``title``, ``first`` (only the first word begins with a capital) or ``mixed``.
        accents: accents are written.
        tildes: ``ñ`` is written.
    """

    case: str
    accents: bool
    tildes: bool

    @classmethod
    def of(cls, surface: str, random: Random, *, owes_accent: bool = False) -> Style:
        """Read the style of a surface; what it does not show is drawn.

        Args:
            surface: the value as written.
            random: where chance comes from.
            owes_accent: some word of it has an accent when it is written right.
        """
        case = _case(surface)
        if surface.isascii():
            accents = not owes_accent and random.random() < _KEPT[case]
            return cls(case, accents, accents or random.random() < 0.6)
        accents = not _ACCENTED.isdisjoint(surface) or (not owes_accent and random.random() < _KEPT[case])
        return cls(case, accents, tildes=True)

    def __call__(self, text: str) -> str:
        """Write a text, given in its best spelling, in this style."""
        text = self.marked(text)
        if self.case == "lower":
            return text.lower()
        if self.case == "upper":
            return text.upper()
        return text[:1].upper() + text[1:].lower() if self.case == "first" else text

    def marked(self, text: str) -> str:
        """Return the text with or without accents and tildes, in its own case."""
        if text.isascii():
            return text
        text = text if self.accents else text.translate(_ACCENTS)
        return text if self.tildes else text.translate(_TILDES)


def _case(surface: str) -> str:
    if surface.islower():
        return "lower"
    letters = sum(c.isalpha() for c in surface)
    if surface.isupper():
        return "upper" if letters > 1 else "title"
    words = [word for word in surface.split() if word[0].isalpha() and word.lower() not in SMALL_WORDS]
    if len(words) > 1 and words[0][0].isupper() and all(word.islower() for word in words[1:]):
        return "first"
    return "title" if all(word[0].isupper() for word in words) else "mixed"
