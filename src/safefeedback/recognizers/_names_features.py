"""Which words of a message are looked at as names, and what speaks for and against each.

A feature is a short string whose first letter tells its family; ``benchmarks/train_names.py`` learns a weight for each
from the same functions. All look at a bounded number of words, so that a message takes time linear to its length.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from safefeedback.recognizers._names_cues import ANNOUNCING
from safefeedback.recognizers._names_line import STARTS, Tokens
from safefeedback.recognizers._names_words import SOMETIMES, USUALLY, Kind

__all__ = ["Cue", "candidates", "cue_of", "features"]

_RARE: Final = frozenset(("W0", "W1", "N1", "N2", "N3", "V"))
_NEVER_WRITTEN: Final = frozenset(("N0", "W3"))
_ANNOUNCED: Final = _RARE | {"W2"}
_NEAR: Final = frozenset("_,")
_OPEN: Final = frozenset("_,:n=(q-")
_EXCLAIMED: Final = frozenset(("jesus", "maria", "jose"))
"""Names that people also call out ("¡Jesús, María y José!")."""
_ABBREVIATIONS: Final = frozenset("ie ei ce cs ps cp pj ah hh jj aa".split())
"""Letters that stand for a school, a health centre or a settlement (``I.E.``, ``C.S.``, ``AA.HH.``)."""
_REACH: Final = 3
_SCOPE: Final = 5


class Cue(NamedTuple):
    """A word that announces a name.

    Attributes:
        kind: one of the lists of ``_names_cues``.
        position: which word it is.
        distance: words from it to the name, 1 for the next.
    """

    kind: str
    position: int
    distance: int


def candidates(line: Tokens) -> list[int]:
    """Return the words worth weighing, in order: those that look like names and those placed or written like one."""
    kinds = line.kinds
    notable = [position for position, kind in enumerate(kinds) if kind.is_notable]
    usual = [position for position in notable if kinds[position].gate == USUALLY]
    near = {position - 1 for position in usual} | {position + 1 for position in notable}
    last = len(kinds) - 1
    found = {p for p in near if 0 <= p <= last and kinds[p].gate == SOMETIMES and _is_near_enough(line, p)}
    if line.style == "M":
        found.update([p for p, capital in enumerate(line.capitals) if capital and _is_written_as_name(line, p)])
    found.update([p - 1 for p in found if p and kinds[p].shelf == "L" and _is_initial(line, p - 1)])
    found.update(usual)
    return sorted(found)


def _is_near_enough(line: Tokens, position: int) -> bool:
    """Tell whether a word that is seldom a name may be one beside a name or after a cue."""
    shelf, capital = line.kinds[position].shelf, line.capitals[position]
    if shelf == "L":
        return _is_initial(line, position) or (capital and line.style == "M")
    if line.style == "M" and not capital:
        return shelf == "N3"
    announced = position and line.gaps[position] == "_" and line.kinds[position - 1].cue in ANNOUNCING
    return shelf in (_ANNOUNCED if announced else _RARE)


def _is_initial(line: Tokens, position: int) -> bool:
    """Tell whether a word is one letter with a full stop; small letters in a row (``c.s.``) are an abbreviation."""
    if line.kinds[position].shelf != "L":
        return False
    return (
        line.gaps[position + 1] in ".=" if line.capitals[position] else line.gaps[position : position + 2] == ["_", "."]
    )


def _is_written_as_name(line: Tokens, position: int) -> bool:
    """Tell whether a word with a capital may be a name: not a common word at a start, nor one all in capitals."""
    kind = line.kinds[position]
    if kind.gate != SOMETIMES or kind.shelf in _NEVER_WRITTEN:
        return False
    if kind.shelf[0] == "W":
        start, end, _ = line.words[position]
        return line.gaps[position] not in STARTS and not line.text[start:end].isupper()
    return line.gaps[position] not in STARTS or kind.shelf in _RARE or kind.shelf == "L"


def features(line: Tokens, position: int) -> list[str]:
    """Return what is known of one candidate."""
    gaps, shown, kind = line.gaps, line.shown, line.kinds[position]
    gap, gap_after = gaps[position], gaps[position + 1]
    before, after = shown[position - 1], shown[position + 1]
    shelf, case = kind.shelf, _case(line, position)
    found = [
        f"b {kind.code}{case}",
        f"g {gap}{case}",
        f"h {gap_after}{shelf}",
        f"p{gap} {before}",
        f"n{gap_after} {after}",
    ]
    if gap in _NEAR:
        found.append(f"P {before} {shelf}")
        if gaps[position - 1] in _NEAR:
            found.append(f"pp {shown[position - 2]}")
    if gap_after in _NEAR and gaps[position + 2] in _NEAR:
        found.append(f"nn {shown[position + 2]}")
    if kind.own:
        found.append(f"w {kind.own}")
    if kind.place:
        found.append(f"q{kind.place} {gap}{case}")
    found += _further(line, position, kind)
    return found


def _further(line: Tokens, position: int, kind: Kind) -> list[str]:
    """Return the features that few candidates have."""
    found = []
    shelf = kind.shelf
    cue = cue_of(line, position)
    if cue:
        found += [f"c {cue.kind}{cue.distance}", f"c {cue.kind} {shelf}"]
    elif line.words[position].folded in _EXCLAIMED:
        found.append(f"x {line.gaps[position]}{line.gaps[position + 1]}")
    if line.kinds[position - 1].is_particle and line.gaps[position] == "_":
        found.append(f"o {line.shown[_before_particles(line, position)]}")
    owner = _owner(line, position)
    if owner:
        found += [f"s {owner}", f"s {owner} {shelf}"]
    if shelf in "UV":
        found.append(f"e {line.words[position].folded[-3:]}")
    return found


def _case(line: Tokens, position: int) -> str:
    """Return how the word is written: ``w`` small, ``A`` all capitals, ``s`` at a start, ``c`` a capital inside."""
    if line.style != "M":
        return line.style
    if not line.capitals[position]:
        return "w"
    start, end, _ = line.words[position]
    if end - start > 1 and line.text[start:end].isupper():
        return "A"
    return "s" if line.gaps[position] in STARTS else "c"


def cue_of(line: Tokens, position: int) -> Cue | None:
    """Return the nearest cue before a word, no more than three words away and with no full stop between."""
    for distance in range(1, min(_REACH, position) + 1):
        place = position - distance
        if line.gaps[place + 1] not in _OPEN:
            abbreviated = line.gaps[place + 1] == "." and line.kinds[place].cue in ("title", "close")
            if not abbreviated:
                return None
        if line.kinds[place].cue:
            return Cue(line.kinds[place].cue, place, distance)
    return None


def _before_particles(line: Tokens, position: int) -> int:
    """Return the last word before the particles before a word; -1 when there is none."""
    place = position - 1
    while place >= max(0, position - _REACH) and line.kinds[place].is_particle and line.gaps[place + 1] == "_":
        place -= 1
    return max(place, -1) if place >= 0 else -1


def _owner(line: Tokens, position: int) -> str:
    """Return what a name belongs to (``av. javier prado``: a place), or empty; only names may stand between."""
    for place in range(position - 1, max(-1, position - 1 - _SCOPE), -1):
        kind, gap = line.kinds[place], line.gaps[place + 1]
        if gap not in "_.=":
            return ""
        if kind.head:
            return kind.head
        if kind.shelf == "L" and place and line.words[place - 1].folded + line.words[place].folded in _ABBREVIATIONS:
            return "organisation"
        if gap == "." or not (kind.gate == USUALLY or kind.is_particle or kind.shelf in ("N1", "N2", "N3")):
            return ""
    return ""
