"""National documents of other countries: off unless a country is enabled.

One scan of each view stops where a number may begin and tries the documents of the enabled countries there. A check
character proves a document that has a letter or sets the character apart (``-9``); other digits pass such a check once
in ten, so that they are worth less, and a document without a check is nothing without the word that announces it.

>>> from safefeedback.messages import Message
>>> from safefeedback.recognizers.base import read
>>> found = NationalDocumentRecognizer(("CL",)).analyze(read(Message("mi rut es 15.157.381-9, gracias")))
>>> [(f.entity, f.span, f.score) for f in found]
[('CL_RUT', (10, 22), 0.95)]
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import ClassVar, Final, NamedTuple

from safefeedback.findings import Evidence, Finding
from safefeedback.identifiers.latam import NationalDocument, documents
from safefeedback.recognizers.base import Reading
from safefeedback.text import View, Word, words

__all__ = ["NationalDocumentRecognizer"]

_PROVEN: Final = 0.75
_PLAUSIBLE: Final = 0.4  # digits alone, whose check passes by chance once in ten
_CUED_CHECK: Final = 0.95
_CUED_SHAPE: Final = 0.6
_CUED_FAILURE: Final = 0.5  # announced, but a digit is wrong: misread or mistyped, and still somebody's number
_STRONG: Final = 0.01
_REACH: Final = 6  # words

# A digit at the head of a number, or the letters before it; nothing begins inside a longer number.
_OPENING: Final = re.compile(r"(?<![a-z0-9])(?<![0-9][.,/-])(?=[a-z&]{0,6}[ .-]{0,2}[0-9])|(?<=[a-z])(?=[0-9])")
_BETWEEN: Final = re.compile(r"(?<=[0-9]) (?=[0-9])")
_BORDER: Final = r"(?![a-z0-9]|[.,/-][0-9]|-[a-z](?![a-z]))"
_MONEY: Final = re.compile(r"(?:[$€]|s/\.?|us|usd)\s?\Z")
_UNITS: Final = frozenset("soles pesos dolares reales bolivares guaranies euros usd habitantes kilos metros".split())
_OTHER_KINDS: Final = frozenset(
    "cel celular tel telf telefono fono movil whatsapp cuenta cta tarjeta expediente suministro contrato recibo "
    "placa pasaporte operacion ley decreto resolucion".split()
)


class _Rule(NamedTuple):
    document: NationalDocument
    pattern: re.Pattern[str]


class _Cue(NamedTuple):
    start: int
    end: int
    distance: int


@dataclass(frozen=True, slots=True)
class NationalDocumentRecognizer:
    """Finds the documents of the countries; it holds no state of a message, so that one instance serves all threads.

    Attributes:
        countries: ISO 3166 alpha-2 codes; ``PE`` adds nothing, its numbers have a recognizer of their own.

    Raises:
        ConfigurationError: a country without documents.
    """

    countries: tuple[str, ...]

    name: ClassVar[str] = "national"

    def __post_init__(self) -> None:
        documents(self.countries)

    @property
    def supported_entities(self) -> tuple[str, ...]:
        """The entities of the enabled countries, by country."""
        return tuple(document.entity for document in documents(self.countries))

    def analyze(self, reading: Reading) -> Sequence[Finding]:
        """Return the findings of both views, in order of their start; documents of two countries may overlap."""
        rules = _rules(self.countries)
        found = {(f.start, f.end, f.entity): f for f in _scan(reading.plain, rules)}
        if reading.spoken is not None:
            for finding in _scan(_closed_up(reading.spoken), rules):
                undone = replace(finding, evidence=(*finding.evidence, Evidence("reading", "dictated")))
                found.setdefault((finding.start, finding.end, finding.entity), undone)
        return [found[key] for key in sorted(found)]


@cache
def _rules(countries: tuple[str, ...]) -> tuple[_Rule, ...]:
    flags = re.IGNORECASE | re.ASCII
    return tuple(_Rule(d, re.compile(f"(?:{d.pattern}){_BORDER}", flags)) for d in documents(countries))


def _closed_up(view: View) -> View:
    """Return the view without the spaces between digits: people dictate them one by one or in pairs."""
    kept = [i for i in range(len(view.text)) if not _BETWEEN.match(view.text, i)]
    spans = [view.span(i, i + 1) for i in kept]
    starts, ends = array("I", [start for start, _ in spans]), array("I", [end for _, end in spans])
    return View("".join(view.text[i] for i in kept), "".join(view.folded[i] for i in kept), starts, ends)


def _scan(view: View, rules: tuple[_Rule, ...]) -> Iterator[Finding]:
    reached = dict.fromkeys((rule.document.entity for rule in rules), 0)
    for opening in _OPENING.finditer(view.folded):
        for rule in rules:
            entity = rule.document.entity
            match = rule.pattern.match(view.folded, opening.start()) if opening.start() >= reached[entity] else None
            if match is None or _is_cut(view.folded, *match.span()):
                continue
            reached[entity] = match.end()
            finding = _finding(rule.document, view, *match.span())
            if finding is not None:
                yield finding


def _is_cut(folded: str, start: int, end: int) -> bool:
    """Tell whether a number grouped by spaces goes on behind the match or began before it, or is an amount."""
    if _MONEY.search(folded, max(0, start - 5), start):
        return True
    is_spaced = " " in folded[start:end]
    after, before = folded[end : end + 2], folded[max(0, start - 2) : start]
    return is_spaced and ((after[:1] == " " and after[1:].isdigit()) or (before[1:] == " " and before[0].isdigit()))


def _finding(document: NationalDocument, view: View, start: int, end: int) -> Finding | None:
    around = words(view)
    place = bisect_left(around, start, key=lambda word: word.start)
    cue = _cue(document, around, place)
    is_glued = start > 0 and view.folded[start - 1].isalpha()
    if (cue is None or cue.distance > 0) if is_glued else (cue is None and _is_quantity(around, end)):
        return None
    score, evidence = _verdict(document, view.text[start:end], cue)
    if score == 0:
        return None
    placed = tuple(_placed(view, part) for part in evidence)
    return Finding(*view.span(start, end), document.entity, score, NationalDocumentRecognizer.name, placed)


def _is_quantity(around: tuple[Word, ...], end: int) -> bool:
    place = bisect_left(around, end, key=lambda word: word.start)
    return place < len(around) and around[place].start <= end + 1 and around[place].folded in _UNITS


def _cue(document: NationalDocument, around: tuple[Word, ...], place: int) -> _Cue | None:
    """Return the nearest of the document's words on the left, before any other number or kind of number."""
    spelled, spelled_end = "", 0
    for distance, word in enumerate(reversed(around[max(0, place - _REACH - 1) : place])):
        spelled = word.folded + spelled if len(word.folded) == 1 else ""
        spelled_end = word.end if len(spelled) == 1 else spelled_end
        if spelled in document.cues:  # "c. i."
            return _Cue(word.start, spelled_end, max(0, distance - len(spelled) + 1))
        if word.folded in document.cues:
            return _Cue(word.start, word.end, distance)
        if word.folded in _OTHER_KINDS or word.folded[0].isdigit():
            return None
    return None


def _verdict(document: NationalDocument, written: str, cue: _Cue | None) -> tuple[float, tuple[Evidence, ...]]:
    code = document.entity.lower()
    is_valid = document.is_valid(written)
    if not document.has_check:
        return _announced(code, cue, _CUED_SHAPE, Evidence("shape", code, _CUED_SHAPE / 2)) if is_valid else (0.0, ())
    if not is_valid:
        return _announced(code, cue, _CUED_FAILURE, Evidence("check", f"{code}-failed"))
    base = _worth(document, written)
    if cue is not None:
        return _announced(code, cue, _CUED_CHECK, Evidence("check", code, max(base, _PLAUSIBLE)))
    return base, (Evidence("check", code, base),)


def _announced(code: str, cue: _Cue | None, score: float, other: Evidence) -> tuple[float, tuple[Evidence, ...]]:
    """A verdict that stands only with its cue; the cue brings what the other evidence lacks."""
    if cue is None:
        return 0.0, ()
    return score, (other, Evidence("cue", code, round(score - other.weight, 2), cue.start, cue.end, cue.distance))


def _worth(document: NationalDocument, written: str) -> float:
    """What a passed check is worth without a word that announces the document."""
    is_lettered = any(c.isalpha() for c in written)
    if is_lettered and any(c.isspace() for c in written):
        return 0.0  # the letters may be a word of the sentence
    is_set_apart = not written[-2].isalnum()
    return _PROVEN if document.rate <= _STRONG or is_lettered or is_set_apart else _PLAUSIBLE


def _placed(view: View, evidence: Evidence) -> Evidence:
    if evidence.start is None or evidence.end is None:
        return evidence
    start, end = view.span(evidence.start, evidence.end)
    return replace(evidence, start=start, end=end)
