"""Dates with a month in words (*14 de abril del 2023*) and day and month in digits (*15/3*)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import Final

from safefeedback.recognizers.dates.mention import Mention
from safefeedback.recognizers.dates.vocabulary import BIRTH_WORDS, DAY_WORDS, MONTHS, PLACE_WORDS, any_of

__all__ = ["dates"]

_MONTH_WORDS: Final = frozenset(MONTHS.split())
_DAY: Final = rf"(?:treinta y uno|treinta|[0-3]?[0-9]|{any_of(DAY_WORDS)})"
# The year in words is rewritten to digits by the second reading; here only digits.
_YEAR: Final = (
    r"(?:[ \n]{1,3}(?:de|del)[ \n]{1,3}(?:ano[ \n]{1,3})?|,?[ \n/.-]{1,2})"
    r"(?P<year>(?:19|20)[0-9]{2}|[0-9]{2}(?![0-9:]))(?!\s?(?:am|pm|h|hrs|horas|anos|soles)\b)"
)
_WORDED: Final = re.compile(
    rf"(?<![\w/.-])(?P<day>{_DAY})[ \n/.-]{{1,3}}(?:de[ \n]{{1,3}})?(?P<month>{any_of(MONTHS)})(?![a-z0-9])(?:\.?{_YEAR})?"
)
_ROMAN: Final = re.compile(
    r"(?<![\w/.-])[0-3]?[0-9][-/ .](?:i{1,3}|iv|vi{0,3}|ix|xi{0,2})[-/ .](?:19|20)?[0-9]{2}(?![\w/-])"
)
_SHORT: Final = re.compile(r"(?<![\w/.,-])(?P<day>[0-3]?[0-9])/(?P<month>[01]?[0-9])(?![\w/]|[.,-][0-9])")
_SHORT_CUE: Final = re.compile(r"\b(?:el|dia|fecha|del|al|desde|hasta|para|cita)[: ]{1,3}$")
_BIRTH: Final = re.compile(rf"\b{any_of(BIRTH_WORDS)}(?![a-z])")
_STREET: Final = re.compile(rf"\b{any_of(PLACE_WORDS)}\.?,? {{1,2}}(?:el |la |del )?$")
# Days that are named without meaning anybody's own date: national holidays and festivities (D.Leg. 713 and later laws).
_HOLIDAYS: Final = frozenset(
    {("1", "enero"), ("1", "mayo"), ("7", "junio"), ("24", "junio"), ("29", "junio"), ("23", "julio"), ("28", "julio")}
    | {("29", "julio"), ("6", "agosto"), ("30", "agosto"), ("8", "octubre"), ("1", "noviembre"), ("8", "diciembre")}
    | {("9", "diciembre"), ("25", "diciembre"), ("2", "mayo")}
)
_DEADLINE: Final = re.compile(r"\b(?:hasta|antes de|vence|vencia|plazo|simulacro)[a-z]{0,2} {1,2}(?:el |del |al )?$")
_LOOK_BACK: Final = 42


def dates(folded: str, words: AbstractSet[str]) -> Iterator[Mention]:
    """Yield the dates of a folded view, of which all the words are given too."""
    if not _MONTH_WORDS.isdisjoint(words):
        yield from _worded(folded)
    if "/" in folded or "-" in folded or "." in folded:
        yield from _short(folded)


def _worded(folded: str) -> Iterator[Mention]:
    for match in _WORDED.finditer(folded):
        has_year = match["year"] is not None
        is_birth = _is_birth(folded, match.start())
        if _STREET.search(folded, max(0, match.start() - 24), match.start()):
            continue
        if not has_year and not is_birth and _is_general(folded, match):
            continue
        code = "day-month-year" if has_year else "day-month"
        yield Mention(match.start(), match.end(), _entity(is_birth), 0.85 if has_year else 0.6, code)


def _is_general(folded: str, match: re.Match[str]) -> bool:
    """A holiday or a deadline is nobody's own date."""
    if (match["day"].lstrip("0"), match["month"]) in _HOLIDAYS:
        return True
    return _DEADLINE.search(folded, max(0, match.start() - 20), match.start()) is not None


def _short(folded: str) -> Iterator[Mention]:
    for match in _ROMAN.finditer(folded) if "i" in folded or "v" in folded or "x" in folded else ():
        yield Mention(*match.span(), _entity(_is_birth(folded, match.start())), 0.6, "roman-month")
    for match in _SHORT.finditer(folded) if "/" in folded else ():
        is_day = 1 <= int(match["day"]) <= 31 and 1 <= int(match["month"]) <= 12
        if is_day and _SHORT_CUE.search(folded, max(0, match.start() - 16), match.start()):
            yield Mention(*match.span(), _entity(_is_birth(folded, match.start())), 0.55, "day-month-digits")


def _entity(is_birth: bool) -> str:  # noqa: FBT001 - one private question
    return "DATE_OF_BIRTH" if is_birth else "DATE_TIME"


def _is_birth(folded: str, start: int) -> bool:
    found = None
    for each in _BIRTH.finditer(folded, max(0, start - _LOOK_BACK), start):
        found = each
    # "partida de nacimiento", inscribed on that day, is no birth date
    return found is not None and not any(c in folded[found.end() + 1 : start] for c in ".;!?")
