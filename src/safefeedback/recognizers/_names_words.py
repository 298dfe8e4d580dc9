"""What each word of a message may be: a name, a common word, a cue, a particle, a number.

A :class:`Kind` is made once for every word of the tables and kept; a word that no table has is looked at each time and
forgotten, so that no word of a citizen stays in memory.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from safefeedback.lexicon import names
from safefeedback.lexicon.tables import OTHER, PART_OF_PLACE, PLACE, columns
from safefeedback.recognizers._names_cues import ANNOUNCING, CUES, HEADS, PARTICLES
from safefeedback.text import sound

NEVER: Final = 0
SOMETIMES: Final = 1
USUALLY: Final = 2
"""Whether a word is looked at as a name: never, when written or placed like one, always."""

_STEPS: Final = ((-36, "0"), (-20, "1"), (-8, "2"), (8, "3"), (24, "4"))
"""Quarter bits by which a word is more a name than a common word, and the digit that stands for it."""


@dataclass(frozen=True, slots=True, eq=False)
class Kind:
    """What a word is.

    Attributes:
        code: its class as weights know it, such as ``N5s``: a name, level 5, surname.
        shelf: ``code`` without what kind of name it is.
        gate: :data:`NEVER`, :data:`SOMETIMES` or :data:`USUALLY`.
        sort: ``g`` given name, ``s`` surname, ``b`` both, empty for no name.
        cue: the kind of cue, or empty.
        head: ``place``, ``organisation`` or ``saint`` when the name after it is theirs, or empty.
        is_particle: may stand inside a name.
        place: ``P`` name of a place, ``p`` part of one, ``o`` of an organisation, or empty.
        shown: as a neighbour of a candidate: the word itself where the weights know it, else its class in brackets.
        shown_capital: the same, where the word has a capital that means something.
        own: the word itself where the weights know it as a candidate, or empty.
        is_notable: usually a name, or a cue for the next word.
        is_glued: two names written as one; the weights take it for a strong name.
    """

    code: str
    shelf: str
    gate: int
    sort: str = ""
    cue: str = ""
    head: str = ""
    is_particle: bool = False
    place: str = ""
    shown: str = ""
    shown_capital: str = ""
    own: str = ""
    is_notable: bool = False
    is_glued: bool = False


_NUMBER: Final = Kind("#", "#", NEVER, shown="#", shown_capital="#")


class Kinds(dict[str, Kind]):
    """Folded word to kind; filled with words of the tables as they come.

    Args:
        neighbours: words that the weights know beside a candidate.
        own: words that the weights know as candidates.
    """

    def __init__(self, neighbours: frozenset[str], own: frozenset[str]) -> None:
        super().__init__()
        self._neighbours = neighbours
        self._own = own

    def __missing__(self, word: str) -> Kind:
        row = columns().rows.get(word)
        if row is None and word not in CUES and word not in HEADS and word not in self._neighbours:
            if word[0].isdigit():
                return _NUMBER
            return self[word.rpartition("'")[2]] if word[1:2] == "'" else _stranger(word)
        kind = self._make(word, row)
        self[word if row is None else columns().words[row]] = kind
        return kind

    def _make(self, word: str, row: int | None) -> Kind:
        code, shelf, gate, sort = _lexical(row) if len(word) > 1 else ("L", "L", SOMETIMES, "")
        if word in CUES:
            gate = min(gate, SOMETIMES)
        is_particle = word in PARTICLES
        cue, gate = CUES.get(word, ""), NEVER if is_particle or (word in HEADS and len(word) < 4) else gate
        return Kind(
            code=code,
            shelf=shelf,
            gate=gate,
            sort=sort,
            cue=cue,
            head=HEADS.get(word, ""),
            is_particle=is_particle,
            place=_place(row),
            shown=word if word in self._neighbours else f"<{code}>",
            shown_capital=word if word in self._neighbours else f"<{code}>+",
            own=word if word in self._own else "",
            is_notable=gate == USUALLY or cue in ANNOUNCING,
        )


def _lexical(row: int | None) -> tuple[str, str, int, str]:
    """Return code, shelf, gate and sort of a row of the tables."""
    if row is None:
        return "W2", "W2", SOMETIMES, ""
    table = columns()
    given, surname, common = max(table.female[row], table.male[row]), table.surname[row], table.common[row]
    name = max(given, surname)
    if not name:
        shelf = f"W{common // 24}"
        return shelf, shelf, SOMETIMES, ""
    sort = "g" if given > surname + 12 else "s" if surname > given + 12 else "b"
    step = _step(name - common) if common else f"x{min(3, name // 16)}"
    return f"N{step}{sort}", f"N{step}", USUALLY if step not in "0123" else SOMETIMES, sort


def _step(difference: int) -> str:
    return next((step for limit, step in _STEPS if difference < limit), "5")


def _place(row: int | None) -> str:
    flags = 0 if row is None else columns().flags[row]
    return "P" if flags & PLACE else "p" if flags & PART_OF_PLACE else "o" if flags & OTHER else ""


def _stranger(word: str) -> Kind:
    """Return the kind of a word that no table has: what it sounds like, or whether it is two names glued."""
    if len(word) == 1:
        return _LETTER
    if len(word) > _LONGEST:
        return _STRANGER
    alike = names().by_sound(sound(word))
    if alike:
        kinds = _lexical(columns().rows[alike[0]])
        if kinds[0][0] == "N" and names().nameness(alike[0]) > 2 and not any(map(names().is_common_word, alike)):
            return _misspelt(kinds[3])
        return _MISSPELT_WORD
    return _GLUED if _is_glued(word) else _STRANGER


@cache
def _misspelt(sort: str) -> Kind:
    return Kind(f"M{sort}", "M", USUALLY, sort, shown="<M>", shown_capital="<M>+", is_notable=True)


_LONGEST: Final = 24
_LETTER: Final = Kind("L", "L", SOMETIMES, shown="<L>", shown_capital="<L>+")
_STRANGER: Final = Kind("U", "U", USUALLY, shown="<U>", shown_capital="<U>+", is_notable=True)
_MISSPELT_WORD: Final = Kind("V", "V", SOMETIMES, shown="<V>", shown_capital="<V>+")
_GLUED: Final = Kind("N5b", "N5", USUALLY, "b", shown="<N5b>", shown_capital="<N5b>+", is_notable=True, is_glued=True)


def _is_glued(word: str) -> bool:
    """Tell whether a word is a given name and a surname, or two given names, written as one."""
    return len(word) >= 8 and any(
        _bears(word[:cut], "gb") and _bears(word[cut:], "gsb") for cut in range(4, len(word) - 3)
    )


def _bears(part: str, sorts: str) -> bool:
    row = columns().rows.get(part)
    if row is None:
        return False
    code, _, gate, sort = _lexical(row)
    return gate == USUALLY and code[1] in "45x" and sort in sorts
