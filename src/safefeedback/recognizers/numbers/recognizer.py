"""The recognizer that reads all numbers and codes of a message."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from safefeedback.findings import Evidence, Finding
from safefeedback.recognizers.base import Reading
from safefeedback.recognizers.numbers.amounts import amounts
from safefeedback.recognizers.numbers.codes import Code, codes, norms, tokens
from safefeedback.recognizers.numbers.company import has_name_beside
from safefeedback.recognizers.numbers.cues import CueHit, Surroundings
from safefeedback.recognizers.numbers.neighbours import neighbours
from safefeedback.recognizers.numbers.options import Option, options
from safefeedback.recognizers.numbers.repeats import repeats
from safefeedback.recognizers.numbers.runs import Run, runs
from safefeedback.recognizers.numbers.scoring import Verdict, judge
from safefeedback.recognizers.numbers.services import freephones, service_lines
from safefeedback.recognizers.numbers.windows import MIN_DIGITS, is_tight, windows
from safefeedback.recognizers.numbers.zones import code_zones, is_worth_reading
from safefeedback.text import View

__all__ = ["NumberRecognizer"]

ENTITIES: Final = (
    "PHONE_NUMBER",
    "DEVICE_ID",
    "DATE_OF_BIRTH",
    "DATE_TIME",
    "PE_DNI",
    "PE_RUC",
    "PE_FOREIGNER_ID",
    "PASSPORT",
    "PE_DRIVER_LICENSE",
    "PE_VEHICLE_PLATE",
    "BANK_ACCOUNT",
    "CREDIT_CARD",
    "CASE_NUMBER",
    "SERVICE_ACCOUNT",
    "HEALTH_ID",
    "OTHER_ID",
)
_DIGIT: Final = re.compile("[0-9]")
_SERIES: Final = re.compile(r"(?<![A-Za-z])[A-Z]{1,3}[ -]?$")
_CENTURIES: Final = ("19", "20")
_FLOOD: Final = Verdict("OTHER_ID", 0.4, (Evidence("shape", "digit-flood", 0.4),))
_CUT: Final = 0.35
_COMPANY: Final = 0.18
_LOOSE: Final = 0.08


@dataclass(frozen=True, slots=True)
class NumberRecognizer:
    """Numbers and codes of Peru: documents, accounts, phones, plates, files, dates in digits."""

    name: str = "numbers"
    supported_entities: tuple[str, ...] = ENTITIES

    def analyze(self, reading: Reading) -> Sequence[Finding]:
        """Return the numbers of both readings; spans in the message as received."""
        found: list[Finding] = []
        for view in reading.views:
            if _DIGIT.search(view.text):
                found.extend(self._view(view, is_dictated=view is reading.spoken))
        return tuple(found)

    def _view(self, view: View, *, is_dictated: bool) -> Iterator[Finding]:
        read = [run for run in runs(view.text) if is_worth_reading(run, view.text)]
        if read:
            around = Surroundings(view)
            zones = tuple(code_zones(read, view.text))
            mixed = tokens(view.text, zones)
            lines = (*freephones(view.text), *norms(mixed))
            found = [
                *_codes(codes(view.text, zones, mixed), around),
                *_runs(read, view, around, lines=lines, is_dictated=is_dictated),
            ]
            found += neighbours(view, read, found)
            for start, end, verdict in (*found, *repeats(view, found)):
                yield self._finding(view, start, end, verdict, is_dictated=is_dictated)
        yield from service_lines(view, self.name)

    def _finding(self, view: View, start: int, end: int, verdict: Verdict, *, is_dictated: bool) -> Finding:
        evidence = [_placed(view, item) for item in verdict.evidence]
        if is_dictated:
            evidence.append(Evidence("reading", "dictated"))
        first, last = view.span(start, end)
        return Finding(first, last, verdict.entity, verdict.score, self.name, tuple(evidence))


def _placed(view: View, item: Evidence) -> Evidence:
    if view.is_identity or item.start is None or item.end is None:
        return item
    start, end = view.span(item.start, item.end)
    return replace(item, start=start, end=end)


def _codes(found: Iterable[Code], around: Surroundings) -> Iterator[tuple[int, int, Verdict]]:
    for code in found:
        verdict = judge(code.options, (*around.left(code.start), *around.right(code.end)))
        if verdict is not None:
            yield code.start, code.end, verdict


def _runs(
    read: Sequence[Run], view: View, around: Surroundings, *, lines: Sequence[tuple[int, int]], is_dictated: bool
) -> Iterator[tuple[int, int, Verdict]]:
    for run in read:
        start, end = run.groups[0].start, run.groups[-1].end
        if run.is_flood:
            yield start, end, _FLOOD
            continue
        if _is_idle(run, view.folded):
            continue
        taken = (*amounts(view.text, start, end), *(line for line in lines if line[0] < end and start < line[1]))
        yield from _cut(run, view, around, taken=taken, is_dictated=is_dictated)


def _is_idle(run: Run, folded: str) -> bool:
    """Too few digits, or a year."""
    digits = sum(map(len, run.digits))
    if digits == MIN_DIGITS and len(run.digits) == 1:
        return run.digits[0][:2] in _CENTURIES and "termin" not in folded
    return digits < MIN_DIGITS


def _cut(
    run: Run, view: View, around: Surroundings, *, taken: Sequence[tuple[int, int]], is_dictated: bool
) -> Iterator[tuple[int, int, Verdict]]:
    """Choose the disjoint windows of a run with the most score times digits (weighted interval scheduling)."""
    verdicts: dict[tuple[int, int], tuple[Verdict, int]] = {}
    lefts: dict[int, tuple[CueHit, ...]] = {}
    rights: dict[int, tuple[CueHit, ...]] = {}
    for first, last, window in windows(run, view.text, is_dictated=is_dictated):
        if any(start < run.groups[last].end and run.groups[first].start < end for start, end in taken):
            continue
        if first not in lefts:
            lefts[first] = around.left(run.groups[first].start)
        if last not in rights:
            rights[last] = around.right(run.groups[last].end)
        if not (lefts[first] or rights[last] or window.can_stand_alone):
            continue
        allowed = _accompanied(options(window), view, around, span=(run.groups[first].start, run.groups[last].end))
        if not allowed:
            continue
        verdict = judge(allowed, (*lefts[first], *rights[last]), penalty=_penalty(run, first, last, view))
        if verdict is not None:
            verdicts[first, last] = (verdict, len(window.digits))
    for (first, last), verdict in _best(verdicts, len(run.groups)):
        start, end = run.groups[first].start, run.groups[last].end
        yield _opening(view.text, start, end, verdict.entity), end, verdict


def _accompanied(
    allowed: tuple[Option, ...], view: View, around: Surroundings, *, span: tuple[int, int]
) -> tuple[Option, ...]:
    start, end = span
    if any(o.needs_company for o in allowed) and has_name_beside(view.text, around, start=start, end=end):
        return tuple(replace(o, base=o.base + _COMPANY) if o.needs_company else o for o in allowed)
    return allowed


def _opening(text: str, start: int, end: int, entity: str) -> int:
    """A telephone begins with its plus sign and its bracket, a passport with the letters of its series."""
    if entity == "PASSPORT":
        letters = _SERIES.search(text, max(0, start - 5), start)
        return letters.start() if letters else start
    if entity != "PHONE_NUMBER":
        return start
    if start > 0 and text[start - 1] == "+":
        start -= 1
    if start > 0 and text[start - 1] == "(" and ")" in text[start:end]:
        start -= 1
    return start


def _penalty(run: Run, first: int, last: int, view: View) -> float:
    cut = is_tight(run, first - 1) + is_tight(run, last)
    inside = run.gaps[first:last]
    loose = sum("\n" in gap or "+" in gap for gap in inside) + 4 * sum("," in gap for gap in inside)
    start, end = run.groups[first].start, run.groups[last].end
    glued = start > 0 and view.text[start - 1].isalpha() and not view.text[start - 4 : start].isalpha()
    return _CUT * cut + _LOOSE * loose + 0.2 * glued + 0.25 * (end < len(view.text) and view.text[end].isalpha())


def _best(verdicts: dict[tuple[int, int], tuple[Verdict, int]], count: int) -> list[tuple[tuple[int, int], Verdict]]:
    worth = [0.0] * (count + 1)
    choice: list[tuple[int, int] | None] = [None] * (count + 1)
    ends: dict[int, list[int]] = {}
    for first, last in verdicts:
        ends.setdefault(last, []).append(first)
    for last in range(count):
        worth[last + 1], choice[last + 1] = worth[last], None
        for first in ends.get(last, ()):
            verdict, size = verdicts[first, last]
            value = worth[first] + verdict.score * size
            if value > worth[last + 1]:
                worth[last + 1], choice[last + 1] = value, (first, last)
    chosen, position = [], count
    while position > 0:
        picked = choice[position]
        if picked is None:
            position -= 1
        else:
            chosen.append((picked, verdicts[picked][0]))
            position = picked[0]
    return chosen[::-1]
