"""A known name in a text: whole or in part, in any order, case and accent, by sound, or with one typing error."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from safefeedback.lexicon import names as lexicon
from safefeedback.recognizers.known.hit import Hit
from safefeedback.text import View, Word, fold, sound, words

__all__ = ["NameIndex"]

_PARTICLES: Final = frozenset("de del la las los y e vda viuda da do dos".split())
_TITLES: Final = frozenset("sr sra srta don dona dr dra ing prof lic".split())
_SHORTEST: Final = 3
_SHORTEST_MISTYPED: Final = 5
_JOINT: Final = 3  # characters between two words of one name
_SCORES: Final = {"exact": 0.95, "sound": 0.8, "edit": 0.7}


@dataclass(frozen=True, slots=True)
class NameIndex:
    """The words of all known names, ready to be looked up.

    Attributes:
        exact: folded words.
        sounds: their keys by sound.
        long: the words long enough to be recognised with a typing error, by length.
    """

    exact: frozenset[str]
    sounds: frozenset[str]
    long: dict[int, tuple[str, ...]]

    @classmethod
    def of(cls, values: Sequence[str]) -> NameIndex:
        """Index the words of the names; particles, titles and single letters are left out."""
        kept = {
            word
            for value in values
            for word in "".join(c if c.isalpha() else " " for c in fold(value)).split()
            if len(word) >= _SHORTEST and word not in _PARTICLES | _TITLES
        }
        long: dict[int, tuple[str, ...]] = {}
        for word in sorted(kept):
            if len(word) >= _SHORTEST_MISTYPED:
                long[len(word)] = (*long.get(len(word), ()), word)
        return cls(frozenset(kept), frozenset(sound(w) for w in kept if len(w) >= _SHORTEST + 1), long)

    def hits(self, view: View) -> Iterator[Hit]:
        """Yield the stretches of a view that are known names or parts of them."""
        if not self.exact:
            return
        chain: list[tuple[Word, str]] = []
        pending: list[Word] = []
        for word in words(view):
            kind = self._kind(word.folded)
            last = (pending or [chain[-1][0]])[-1] if chain else None
            is_near = (
                last is not None and word.start - last.end <= _JOINT and "\n" not in view.text[last.end : word.start]
            )
            if kind is not None and (not chain or is_near):
                chain.append((word, kind))
                pending = []
            elif chain and is_near and word.folded in _PARTICLES:
                pending.append(word)
            else:
                yield from _hit(view, chain)
                chain, pending = ([(word, kind)], []) if kind is not None else ([], [])
        yield from _hit(view, chain)

    def _kind(self, word: str) -> str | None:
        if word in self.exact:
            return "exact"
        if len(word) <= _SHORTEST or not word.isalpha() or lexicon().is_common_word(word):
            return None
        if sound(word) in self.sounds:
            return "sound"
        sizes = (len(word) - 1, len(word), len(word) + 1)
        return "edit" if any(_is_one_edit(word, known) for size in sizes for known in self.long.get(size, ())) else None


def _hit(view: View, chain: Sequence[tuple[Word, str]]) -> Iterator[Hit]:
    if not chain:
        return
    kinds = [kind for _, kind in chain]
    weakest = min(kinds, key=lambda kind: _SCORES[kind])
    start, end = chain[0][0].start, chain[-1][0].end
    if len(chain) > 1:
        yield Hit(start, end, 0.97 if weakest == "exact" else 0.9, "name")
        return
    word = chain[0][0]
    if weakest == "exact" and lexicon().is_common_word(word.folded):
        if not _stands_as_name(view, word):
            return
        yield Hit(start, end, 0.6, "common-word")
        return
    if weakest == "edit" and len(word.folded) < _SHORTEST_MISTYPED:
        return
    yield Hit(start, end, _SCORES[weakest], f"part-{weakest}")


def _stands_as_name(view: View, word: Word) -> bool:
    """A common word counts when it is capitalised inside a sentence, or behind a word that announces a name."""
    before = view.folded[max(0, word.start - 16) : word.start].split()
    if before and before[-1].strip(":,.") in _ANNOUNCE:
        return True
    written = view.text[word.start : word.end]
    return written[:1].isupper() and not written.isupper() and _inside(view, word)


def _inside(view: View, word: Word) -> bool:
    behind = view.text[: word.start].rstrip(" ")
    return bool(behind) and behind[-1] not in ".!?\n¿¡"


_ANNOUNCE: Final = frozenset(
    "soy llamo nombre es sr sra srta senor senora senorita don dona dr dra atte atentamente firma tia tio hermana hermano "
    "mama papa hijo hija esposa esposo vecina "
    "vecino llama".split()
)


def _is_one_edit(one: str, other: str) -> bool:
    """Tell whether one insertion, deletion, replacement or swap of neighbours makes one of the other."""
    if len(one) > len(other):
        one, other = other, one
    if len(other) - len(one) > 1 or one[0] != other[0]:
        return False
    first = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    if len(one) < len(other):
        return one[first:] == other[first + 1 :]
    if one[first + 1 :] == other[first + 1 :]:
        return True
    return one[first : first + 2] == other[first : first + 2][::-1] and one[first + 2 :] == other[first + 2 :]
