"""A known name in a text: whole or in part, in any order, case and accent, by sound, or with one typing error."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from safefeedback.lexicon import names
from safefeedback.recognizers._names_cues import PARTICLES
from safefeedback.recognizers.known.hit import Hit
from safefeedback.recognizers.known.lone import stands_as_name
from safefeedback.recognizers.known.parts import NameIndex, Part, is_plain
from safefeedback.text import View, Word, words

__all__ = ["name_hits"]

_FARTHEST: Final = 4
"""Most words from one part of a name to the next; those between are particles, initials or another given name."""
_MOST_INITIALS: Final = 3
_WIDEST: Final = 12
_GAP: Final = frozenset(" \t\n\r,.-_'’")
_TOGETHER: Final = {"full": 0.96, "exact": 0.96, "partial": 0.93, "sound": 0.88, "edit": 0.85}
_ALONE: Final = {"exact": 0.85, "sound": 0.7, "edit": 0.6}
_COMMON: Final = 0.65


@dataclass(slots=True)
class _Chain:
    """Neighbouring words ``[first, last]`` that are parts of one known name.

    Attributes:
        matched: the words that are parts, by place in the view; the others stand between or beside them.
        places: the places of the parts in the name.
        codes: how the words were known.
    """

    first: int
    last: int
    matched: list[int]
    places: set[int]
    codes: set[str]


def name_hits(index: NameIndex, view: View) -> Iterator[Hit]:
    """Yield the stretches of a view that are known names or parts of them; linear in the length of the view."""
    found = words(view)
    parts: defaultdict[int, list[tuple[int, Part]]] = defaultdict(list)
    looked: dict[str, tuple[Part, ...]] = {}
    for at, word in enumerate(found):
        if word.folded not in looked:
            looked[word.folded] = index.parts(word.folded.replace("'", ""))
        for part in looked[word.folded]:
            parts[part.name].append((at, part))
    for name, hits in parts.items():
        for chain in _chains(view, index.names[name], hits):
            yield from _hit(view, index, name, _widened(view, index, name, chain))


def _chains(view: View, name: Sequence[str], hits: Sequence[tuple[int, Part]]) -> Iterator[_Chain]:
    chain = _Chain(-1, -1, [], set(), set())
    for at, part in hits:
        if at == chain.last:
            continue
        if not chain.matched or not _is_joined(view, name, chain.last, at):
            if chain.matched:
                yield chain
            chain = _Chain(at, at, [], set(), set())
        chain.last = at
        chain.matched.append(at)
        chain.places.update(part.places)
        chain.codes.add(part.code)
    yield chain


def _is_joined(view: View, name: Sequence[str], first: int, last: int) -> bool:
    found = words(view)
    if last - first > _FARTHEST or not all(_touches(view, found[at], found[at + 1]) for at in range(first, last)):
        return False
    between = [word.folded for word in found[first + 1 : last]]
    others = [w for w in between if w not in PARTICLES and not (len(w) == 1 and any(n[0] == w for n in name))]
    return not others or (len(between) == 1 and names().nameness(others[0]) > 0 and is_plain(others[0]))


def _touches(view: View, one: Word, other: Word) -> bool:
    gap = view.text[one.end : other.start]
    return len(gap) <= _WIDEST and _GAP.issuperset(gap)


def _widened(view: View, index: NameIndex, name: int, chain: _Chain) -> _Chain:
    """Take in the particles of the name before the chain, and initials beside it for parts not yet seen."""
    found = words(view)
    first, last = chain.first, chain.last
    letters = {word[0] for place, word in enumerate(index.names[name]) if place not in chain.places}
    letters |= index.initials[name]
    for _ in range(_MOST_INITIALS):
        last += _is_initial(view, found, last + 1, letters) and _touches(view, found[last], found[last + 1])
    for _ in range(_MOST_INITIALS):
        is_particle = first > 0 and found[first - 1].folded in index.particles[name]
        is_one = is_particle or _is_initial(view, found, first - 1, letters)
        first -= is_one and _touches(view, found[first - 1], found[first])
    chain.first, chain.last = first, last
    return chain


def _is_initial(view: View, found: Sequence[Word], at: int, letters: set[str]) -> bool:
    """Tell whether the word at a place is one of the letters, with a capital or a full stop."""
    if not 0 <= at < len(found) or found[at].folded not in letters:
        return False
    word = found[at]
    return view.text[word.start].isupper() or view.text[word.end : word.end + 1] == "."


def _hit(view: View, index: NameIndex, name: int, chain: _Chain) -> Iterator[Hit]:
    start, end = words(view)[chain.first].start, words(view)[chain.last].end
    known = index.names[name]
    weakest = min(chain.codes, key=lambda code: _TOGETHER[code])
    if len(chain.places) > 1:
        if not _is_phrase(view, index.particles[name], chain):
            code = weakest if weakest != "exact" else "full" if len(chain.places) == len(known) else "partial"
            yield Hit(start, end, _TOGETHER[code], code)
        return
    (place,) = chain.places
    score = _alone(view, chain, known[place], weakest)
    if score:
        yield Hit(start, end, score, _code(known, place) if weakest == "exact" else weakest)


def _is_phrase(view: View, particles: frozenset[str], chain: _Chain) -> bool:
    """Tell whether it may be text ("la luz de la paz"): common words, others than the name's between, no capital."""
    found = words(view)
    matched = [found[at] for at in chain.matched]
    between = {found[at].folded for at in range(chain.matched[0], chain.matched[-1])} - {w.folded for w in matched}
    if between <= particles or any(view.text[word.start].isupper() for word in matched):
        return False
    return not any(is_plain(word.folded) for word in matched)


def _alone(view: View, chain: _Chain, known: str, code: str) -> float:
    """Return the score of one part by itself, 0 when it is taken for a common word or the name of a place."""
    found = words(view)
    has_initial = any(len(found[near].folded) == 1 for near in (chain.first, chain.last))
    if code != "exact":
        return _ALONE[code] if is_plain(known) and names().nameness(found[chain.matched[0]].folded) >= 0 else 0.0
    is_rare = len(known) > 2 and is_plain(known)
    if not stands_as_name(view, found, chain.matched[0], is_plain=is_rare or has_initial):
        return 0.0
    return _ALONE[code] if is_rare or has_initial else _COMMON


def _code(name: Sequence[str], place: int) -> str:
    given, surname = names().given(name[place]), names().surname(name[place])
    is_given = given is not None and (surname is None or given.rate > surname.rate)
    return "given" if is_given else "surname"
