"""Slips of the finger and of the ear, and letters drawn out."""

from __future__ import annotations

import re
from random import Random
from typing import Final

from .edits import Edit, Noisy, apply
from .words import chosen, free_words

__all__ = ["by_ear", "drawn_out", "keyboard"]

_NEIGHBOURS: Final = dict(
    key.split(":")
    for key in (
        "a:sqzw b:vnhg c:xvdf d:sfecx e:wrd f:dgrv g:fhtb h:gjyn i:uok j:hkum k:jlio l:kño m:n,jk n:bmhj ñ:lp o:ipl "
        "p:oñl q:wa r:etf s:adwx t:ryg u:yij v:cbfg w:qes x:zcs y:tuh z:xas"
    ).split()
)
_RULES: Final = (
    "v>b b(?!r|l)>v s>z z>s c(?=[eiéí])>s s(?=[eiéí])>c ^h> ^(?=[aeiouáéíóú])>h ll>y y(?=[aeiouáéíóú])>ll "
    "g(?=[eiéí])>j j(?=[eiéí])>g qu(?=[eiéí])>k c(?=[aouáóú])>k ^hu(?=[aeiáéí])>w ^w>hu (?<=[aeiou])h(?=[aeiou])> "
    "x>cs cc>c n(?=[vb])>m m(?=[pb])>n rr>r gü>gu gu(?=[ei])>g ñ>ni ni(?=[aou])>ñ sc(?=[ei])>c d$> s$> "
    "i(?=[aeo])>y ado$>ao e(?=[^aeiou]*i)>i i(?=[^aeiou]*e)>e o(?=[^aeiou]*u)>u"
)
_EAR: Final = tuple((re.compile(rule.rpartition(">")[0]), rule.rpartition(">")[2]) for rule in _RULES.split())


def keyboard(noisy: Noisy, random: Random, rate: float) -> Noisy:
    """Hit a neighbour key, leave a letter out, hit one twice, or swap two."""
    edits = [_slip(noisy.text, *word, random) for word in chosen(free_words(noisy, 3), random, rate)]
    return apply(noisy, [edit for edit in edits if edit is not None])


def _slip(text: str, start: int, end: int, random: Random) -> Edit | None:
    place = start + int(random.random() * (end - start))
    letter, kind = text[place], random.random()
    if kind < 0.35:
        near = _NEIGHBOURS.get(letter.lower())
        new = near[int(random.random() * len(near))] if near else letter
        return place, place + 1, new.upper() if letter.isupper() else new
    if kind < 0.6:
        return (place, place + 1, "") if end - start > 3 else None
    if kind < 0.75:
        return place, place + 1, letter + letter
    if place + 1 == end:
        return None
    return place, place + 2, text[place + 1] + letter


def by_ear(noisy: Noisy, random: Random, rate: float) -> Noisy:
    """Spell words as they sound: b and v, s, c and z, h, ll and y, g and j, qu and k, hu and w."""
    edits: list[Edit] = []
    for start, end in chosen(free_words(noisy, 3), random, rate):
        word = noisy.text[start:end]
        small = word.lower()
        if len(small) != len(word):
            continue
        for _ in range(5):
            pattern, new = _EAR[int(random.random() * len(_EAR))]
            found = pattern.search(small)
            if found is not None:
                edits.append((start + found.start(), start + found.end(), _like(new, word, found.start())))
                break
    return apply(noisy, edits)


def _like(new: str, word: str, place: int) -> str:
    if word.isupper():
        return new.upper()
    return new.capitalize() if place == 0 and word[0].isupper() else new


def drawn_out(noisy: Noisy, random: Random, rate: float) -> Noisy:
    """Draw the last letter of words out ("holaaa", "POR FAVORRR")."""
    edits: list[Edit] = []
    for _, end in chosen(free_words(noisy, 4), random, rate / 2):
        last = noisy.text[end - 1]
        edits.append((end - 1, end, last * (2 + int(random.random() * 4))))
    return apply(noisy, edits)
