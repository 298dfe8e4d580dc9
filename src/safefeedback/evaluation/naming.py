"""Which words of a name are given names and which are surnames.

Most names stand in the order of speech, given names first; a comma, or a first word that is hardly ever a given name,
tells the order of lists. The lexicon decides how each word is used; words that it does not know are surnames.

>>> given_words("QUISPE MAMANI, Juan"), surname_words("maría de la cruz ccori")
(('juan',), ('cruz', 'ccori'))
>>> surname_words("rosa elena")
()
"""

from __future__ import annotations

import re
from typing import Final

from safefeedback.lexicon import names
from safefeedback.text.folding import fold

__all__ = ["given_words", "surname_words"]

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_PARTICLES: Final = frozenset("de del la las los y e da do dos di van von viuda vda san santa".split())
_CLEAR: Final = 8.0
"""A word is taken for the use that is so many times as usual as the other, wherever it stands."""


def given_words(name: str) -> tuple[str, ...]:
    """Return the given names, folded, in order."""
    return _split(name)[0]


def surname_words(name: str) -> tuple[str, ...]:
    """Return the surnames, folded, in order, without particles and initials; none when only given names stand there."""
    return _split(name)[1]


def _split(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    before, comma, after = fold(name).partition(",")
    if comma and after.strip():
        return _words(after), _words(before)
    words = _words(before)
    if len(words) == 1:
        return (words, ()) if _leaning(words[0]) > 1 else ((), words)
    if words and _leaning(words[0]) < 1 / _CLEAR and _leaning(words[-1]) > 1:
        given, surnames = _in_speech(words[::-1])
        return given[::-1], surnames[::-1]
    return _in_speech(words)


def _in_speech(words: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Split words of which the given names come first: after the first surname only surnames follow."""
    for place, word in enumerate(words):
        least = 1.0 if place == 0 else _CLEAR if place == 1 or place == len(words) - 1 else 2.0
        if _leaning(word) < least and not (place == 0 and len(words) > 1 and _leaning(word) >= 1 / _CLEAR):
            return words[:place], words[place:]
    return words, ()


def _leaning(word: str) -> float:
    """Return how many times as usual the word is as a given name than as a surname."""
    given, surname = names().given(word), names().surname(word)
    if given is None and surname is None:
        return 0.0
    return (given.rate if given else 0.0) / max(surname.rate if surname else 0.0, 1.0)


def _words(text: str) -> tuple[str, ...]:
    return tuple(word for word in _WORD.findall(text) if len(word) > 1 and word not in _PARTICLES)
