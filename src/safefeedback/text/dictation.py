"""Numbers dictated in words, alone or mixed with digits, written as groups of digits.

A run is a row of numbers with nothing but separators and small fillers between them ("nueve ocho siete, luego 6-5
cuatro"). It is rewritten when it carries at least four digits, or three digits said one by one: less than that is a
quantity. Groups are joined by one space; what the digits stand for is for others to decide.

>>> from safefeedback.text.plain import plain_view
>>> from safefeedback.text.edits import rewrite
>>> view = plain_view("mi cel: nueve ocho siete, sesenta y cinco - 43dos1")
>>> rewrite(view, [edit for run in runs(view, numbers(view)) for edit in digits(view, run)]).text
'mi cel: 9 8 7 65 43 2 1'
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from safefeedback.text.edits import Edit
from safefeedback.text.numbers import Number, numbers
from safefeedback.text.view import View

__all__ = ["digits", "numbers", "runs"]

# Between two numbers of a run: separators and at most one small word of somebody who is dictating.
_FILLER: Final = "luego|despues|este|eh+|em+|mm+|ya|aja|guion|raya|espacio|barra|slash|coma|punto|a ver"
_GAP: Final = re.compile(rf"[\s,.\-/·*_]{{0,6}}(?:(?:{_FILLER})\b[\s,.\-/·*_]{{1,6}})?")
_LITERAL_GAP: Final = re.compile(r"[ \-/.·*_]{0,3}")
_WHOLE: Final = (8, 9, 11)  # lengths of numbers that are complete in themselves: DNI, mobile, RUC

# A number straight before one of these counts something: it ends no dictation.
_COUNTED: Final = re.compile(
    r" (?:an(?:o|ito)s?|mes(?:es)?|semanas?|dias?|horas?|minutos?|vez|veces|sol(?:es)?|lucas|centavos|centimos|dolares"
    r"|personas?|familias?|hij[oa]s?|nin[oa]s?|vecin[oa]s?|cuadras?|metros?|kilos?|kg|km|pisos?|inviernos?)\b"
)


def runs(view: View, found: Sequence[Number]) -> Iterator[tuple[Number, ...]]:
    """Give the runs that are to be rewritten, in order, out of the numbers of a view."""
    row: list[Number] = []
    for number in found:
        if row and not _is_linked(view, row[-1], number):
            yield from _kept(view, row)
            row = []
        row.append(number)
    yield from _kept(view, row)


def digits(view: View, run: Sequence[Number]) -> Iterator[Edit]:
    """Give the edits that turn a run into groups of digits, none of them with an empty source."""
    is_tight = False
    lead = ""
    for before, number in zip((None, *run), run, strict=False):
        if before is not None and (before.is_spoken or number.is_spoken):
            gap = view.folded[before.end : number.start]
            plain = _plain_gap(gap, is_tight=is_tight)
            is_tight = plain == "." or (is_tight and plain == "")
            if gap:
                yield Edit(before.end, number.start, plain)
            else:
                lead = plain
        if number.is_spoken or lead:
            yield Edit(number.start, number.end, lead + number.digits)
            lead = ""


def _plain_gap(gap: str, *, is_tight: bool) -> str:
    """Return what stands between two groups: a dictated point, nothing after one, or else a space."""
    if "punto" in gap:
        return "."
    return "" if is_tight and gap.strip(" ") == "" else " "


def _is_linked(view: View, before: Number, after: Number) -> bool:
    gap = view.folded[before.end : after.start]
    if not (before.is_spoken or after.is_spoken):
        return _LITERAL_GAP.fullmatch(gap) is not None
    if _GAP.fullmatch(gap) is None or any(_is_whole(number, gap) for number in (before, after)):
        return False
    is_sentence = view.text[after.start].isupper() and view.text[after.start + 1 : after.start + 2].islower()
    return not (is_sentence and "." in gap) and gap.count("\n") < 2


def _is_whole(number: Number, gap: str) -> bool:
    """Tell whether digits beside a number word are a number of their own: by their length, or by a pause."""
    length = len(number.digits)
    return not number.is_spoken and (length in _WHOLE or (6 <= length <= 9 and gap.strip(" -/") != ""))


def _kept(view: View, row: list[Number]) -> Iterator[tuple[Number, ...]]:
    """Give the row if it is dictation; a last number that counts things is taken off it."""
    if len(row) > 1 and _COUNTED.match(view.folded, row[-1].end):
        row = row[:-1]
    if _is_dictated(row) and not _is_quantity(view, row):
        yield tuple(row)


def _is_dictated(row: Sequence[Number]) -> bool:
    if not any(number.is_spoken for number in row):
        return False
    one_by_one = all(number.is_spoken and len(number.digits) == 1 for number in row)
    return sum(len(number.digits) for number in row) >= (3 if one_by_one else 4)


def _is_quantity(view: View, row: Sequence[Number]) -> bool:
    """Tell whether a row is an amount or an enumeration: "ocho mil", "mil doscientos soles", "veinte, treinta"."""
    if len(row) == 1:
        is_round = row[0].digits.endswith("000") and row[0].digits != "2000"
        return is_round or view.folded[row[0].start].isdigit() or _COUNTED.match(view.folded, row[0].end) is not None
    spoken = [place for place, number in enumerate(row) if number.is_spoken]
    beside = max(spoken[0], 1)
    pause = view.folded[row[beside - 1].end : row[beside].start].strip(" -/") != ""
    is_pair = len(row) == 2 and len(row[0].digits) + len(row[1].digits) <= 4
    return pause and (is_pair or (len(spoken) == 1 and len(row) < 4))
