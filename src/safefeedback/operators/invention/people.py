"""Invented names: word for word, of the same gender and case."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random
from typing import Final

from safefeedback.lexicon import names
from safefeedback.operators.base import Mention
from safefeedback.operators.invention.chance import Chance
from safefeedback.operators.invention.shape import letter_like, written
from safefeedback.text import fold

__all__ = ["cased", "draw", "person"]

_WORD: Final = re.compile(r"[^\W\d_]+")
_PARTICLES: Final = frozenset("de del la las los y e da do das dos vda viuda di van von san santa".split())
_TRIES: Final = 20


def person(mention: Mention, chance: Chance) -> str | None:
    """Invent a name with the words of the old one: given for given, surname for surname, initial for initial.

    What a word becomes depends on the word and on the whole name that it belongs to, so a part of a name becomes the
    same part of the invented one.
    """
    text = written(mention.text)
    if not _WORD.search(text):
        return None
    sex, own = _sex(fold(text)), chance.within(mention.entity, mention.value)
    return _WORD.sub(lambda word: _other(word[0], sex, own), text)


def _sex(folded: str) -> str | None:
    return next(
        (sex for word in _WORD.findall(folded) if (sex := names().sex_of_given(word)) and _is_given(word)), None
    )


def _other(word: str, sex: str | None, chance: Chance) -> str:
    folded = fold(word)
    if folded in _PARTICLES:
        return word
    rng = chance.random(folded)
    if len(word) == 1:
        return letter_like(word, rng)
    own = names().sex_of_given(folded) or sex
    make: Callable[[], str] = names_of(own, rng) if _is_given(folded) else surnames(rng)
    return cased(draw(make, folded), word)


def names_of(sex: str | None, rng: Random) -> Callable[[], str]:
    """Return a way to draw given names."""
    return lambda: names().sample_given(sex, rng)


def surnames(rng: Random) -> Callable[[], str]:
    """Return a way to draw surnames."""
    return lambda: names().sample_surname(rng)


def draw(make: Callable[[], str], unlike: str) -> str:
    """Return the first of some draws that is one word and another one than the folded word given."""
    drawn = make()
    for _ in range(_TRIES):
        if " " not in drawn and fold(drawn) != unlike:
            return drawn
        drawn = make()
    return drawn.split()[-1]


def _is_given(folded: str) -> bool:
    given, surname = names().given(folded), names().surname(folded)
    return given is not None and (surname is None or given.rate > surname.rate)


def cased(word: str, like: str) -> str:
    """Return the word in the case of another: capitals, lower case, or one capital."""
    if like.isupper() and len(like) > 1:
        return word.upper()
    return word.lower() if like.islower() else word[:1].upper() + word[1:].lower()
