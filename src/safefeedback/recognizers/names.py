"""People's names by cue and gazetteer, in any case and spelling.

A name is found by what announces it ("soy", "Sra.", "mi hija", "atte."), by the tables of names weighed against common
words, by how it is written and by the names beside it; a street, a school or a saint that bears it speaks against it.
The weights were learnt from the training files of the corpus (``benchmarks/train_names.py``); there is no other model,
and a trained one can take these findings as a feature.

>>> from safefeedback.messages import Message
>>> from safefeedback.recognizers.base import read
>>> [(f.start, f.end) for f in NameRecognizer().analyze(read(Message("buenas soy yesenia huaman ccori de breña")))]
[(11, 31)]
"""

from __future__ import annotations

from operator import attrgetter
from typing import Final

from safefeedback.findings import Evidence, Finding
from safefeedback.lexicon import digest
from safefeedback.recognizers._names_features import Cue, cue_of
from safefeedback.recognizers._names_line import Tokens, tokens
from safefeedback.recognizers._names_reach import titled, widened
from safefeedback.recognizers._names_spans import Name, find
from safefeedback.recognizers._names_weights import Weights, weights
from safefeedback.recognizers._names_words import Kinds
from safefeedback.recognizers.base import Reading
from safefeedback.text import View

__all__ = ["NameRecognizer"]

_HIGHEST: Final = 0.95
"""No name is proven."""

_SORTS: Final = {"g": "given", "s": "surname", "b": "name"}
_SHAPES: Final = {"M": "misspelt", "L": "initial", "U": "unknown"}
_FAMILIES: Final = {
    letter: kind for kind, letters in {"cue": "pPco", "gazetteer": "bwq", "shape": "ghn"}.items() for letter in letters
}
"""First letter of a feature to the kind of evidence that it belongs to."""

_WEIGHT: Final = attrgetter("weight")


class NameRecognizer:
    """Finds people's names; holds nothing of a message.

    Args:
        table: weights other than the shipped ones, from ``benchmarks/train_names.py``.
    """

    name: Final = "names"
    supported_entities: Final = ("PERSON",)

    def __init__(self, table: Weights | None = None) -> None:
        self._weights = table or weights()
        self._kinds = Kinds(self._weights.neighbours, self._weights.own)

    def digest(self) -> str:
        """Return what the findings depend on beside the code: the digests of the weights and of the lexicon."""
        return f"{self._weights.digest}{digest()}"

    def analyze(self, reading: Reading) -> list[Finding]:
        """Return the names of the plain view, in order and disjoint; scores are probabilities, at most 0.95."""
        line = tokens(reading.plain, self._kinds)
        found = [widened(line, name) for name in find(line, self._weights)]
        return [self._finding(line, name, reading.plain) for name in (*found, *titled(line, found))]

    def _finding(self, line: Tokens, name: Name, view: View) -> Finding:
        start, end = line.words[name.first].start, line.words[name.last].end
        if line.kinds[name.last].shelf == "L" and line.text[end : end + 1] == ".":
            end += 1
        score = round(min(name.score, _HIGHEST), 3)
        shares = self._shares(name, score)
        evidence = _written(line, name, shares)
        cue = cue_of(line, name.first)
        if cue:
            evidence.append(_announced(line, cue, view, shares["cue"]))
        evidence.sort(key=_WEIGHT, reverse=True)
        return Finding(*view.span(start, end), "PERSON", score, self.name, tuple(evidence))

    def _shares(self, name: Name, score: float) -> dict[str, float]:
        """Return what each kind of evidence adds to the score, in proportion to its log-odds."""
        odds = dict.fromkeys(("cue", "gazetteer", "shape"), 0.0)
        for feature in name.reasons:
            family = _FAMILIES.get(feature[0])
            if family:
                odds[family] += self._weights.values.get(feature, 0.0)
        total = sum(value for value in odds.values() if value > 0) or 1.0
        return {family: round(max(0.0, value) / total * score, 3) for family, value in odds.items()}


def _announced(line: Tokens, cue: Cue, view: View, weight: float) -> Evidence:
    word = line.words[cue.position]
    return Evidence("cue", cue.kind, weight, *view.span(word.start, word.end), cue.distance)


def _written(line: Tokens, name: Name, shares: dict[str, float]) -> list[Evidence]:
    """Return what the words of a name tell by themselves."""
    sorts: dict[str, None] = {}
    shapes: dict[str, None] = {}
    for kind in line.kinds[name.first : name.last + 1]:
        if kind.is_glued or kind.shelf in _SHAPES:
            shapes["glued" if kind.is_glued else _SHAPES[kind.shelf]] = None
        elif kind.sort:
            sorts[_SORTS[kind.sort]] = None
    found = [Evidence("shape", shape) for shape in shapes]
    if sorts:
        found.append(Evidence("gazetteer", "+".join(sorts), shares["gazetteer"]))
    if line.style == "M" and line.capitals[name.first]:
        found.append(Evidence("shape", "capital", shares["shape"]))
    if name.is_repeat:
        found.append(Evidence("repeat", "name"))
    return found
