"""Codes with letters and digits: plates, licences, file numbers, documents, serials."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from safefeedback.identifiers.pe import dni
from safefeedback.recognizers.numbers.cue_table import CODE
from safefeedback.recognizers.numbers.options import Option
from safefeedback.recognizers.numbers.spaced import NOT_PLATES, spaced_codes

__all__ = ["Code", "codes", "norms", "tokens"]

_CUED: Final = 0.22
# Letters and digits with at most eight joints; the lookahead keeps plain words out before any counting starts.
_TOKEN: Final = re.compile(
    r"(?<![\w.-])(?=[A-Za-z]{0,14}(?:-[A-Za-z]{1,6}){0,2}[-./]?[0-9])[A-Za-z0-9]{1,24}(?:[-./][A-Za-z0-9]{1,24}){0,8}(?![\w])"
)
_JUDICIAL: Final = re.compile(r"[0-9]{3,6}-[0-9]{4}-[0-9]{1,3}-[0-9]{3,4}-[A-Z]{2}-[A-Z]{2}-[0-9]{1,3}", re.IGNORECASE)
_COURT: Final = re.compile(r"[0-9]{3,5}-[0-9]{4}-(?:PA|PHC|PHD|HC|HD|AA|AC|PC|AI)/TC", re.IGNORECASE)
_FILED: Final = re.compile(
    r"(EXP|RV|HT|CUT|REG|RECL|REC|TK|TKT|TICKET|INC|SOL|DEN|CF|SINAREC|SGD|MPV|STD|HR|CASO|DP|QJ)-?(?:[0-9]{4}[-/])?[0-9]{3,10}(?:-[0-9]{4})?",
    re.IGNORECASE,
)
_LETTERED: Final = re.compile(r"[A-Z]{1,3}-?[0-9]{5,9}", re.IGNORECASE)
_NORM: Final = re.compile(r"[0-9]{1,6}-[0-9]{2,4}-[A-Z]{2,}(?:[-/][A-Z0-9]+)*", re.IGNORECASE)
# Public tenders as the procurement register numbers them, and norms with their office behind.
_TENDER: Final = re.compile(
    r"(?:AS|LP|CP|CD|SIE|AMC|ADP|ADS|PEC|SCI|CE|DU|CDLP)-[A-Z]{1,4}-[0-9]{1,5}-[0-9]{4}(?:-[A-Z0-9/]{1,16}){0,4}",
    re.IGNORECASE,
)
_CAR: Final = re.compile(r"[A-Z][A-Z0-9]{2}-?[0-9]{3}", re.IGNORECASE)
_CAR_SEVEN: Final = re.compile(r"[A-Z]{3}-?[0-9]{4}", re.IGNORECASE)
_MOTORCYCLE: Final = re.compile(r"[0-9]{4}-?(?:[A-Z0-9][A-Z]|[A-Z][0-9])", re.IGNORECASE)
_OLD_PLATE: Final = re.compile(r"[A-Z]{2}-?[0-9]{4}", re.IGNORECASE)
_LICENCE: Final = re.compile(r"[A-Z]-?[0-9]{8}", re.IGNORECASE)
_DNI_LETTER: Final = re.compile(r"[0-9]{8}-?[A-K]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Code:
    """A code of letters and digits, ``[start, end)`` in the view, and what it can be."""

    start: int
    end: int
    options: tuple[Option, ...]


def tokens(text: str, zones: Sequence[tuple[int, int]]) -> tuple[re.Match[str], ...]:
    """Return the runs of letters and digits in the zones of a text that hold both, in order."""
    return tuple(m for start, end in zones for m in _TOKEN.finditer(text, start, end) if not m[0].isdigit())


def codes(text: str, zones: Sequence[tuple[int, int]], found: Sequence[re.Match[str]]) -> Iterator[Code]:
    """Yield the codes of a text, in time linear to the length of its zones.

    Args:
        text: the text of a view.
        zones: where to look.
        found: the :func:`tokens` of the zones.
    """
    for token in found:
        options = () if _TENDER.fullmatch(token[0]) else tuple(_read(token[0]))
        if options and any(c.isalpha() for c in token[0]):
            yield Code(token.start(), token.end(), options)
    for start, end, options in spaced_codes(text, zones):
        yield Code(start, end, options)


def norms(found: Sequence[re.Match[str]]) -> tuple[tuple[int, int], ...]:
    """Return the spans of tender numbers and of norms with their office (``016-2024-JUS``) among the tokens."""
    joined = (token for token in found if "-" in token[0])
    return tuple(token.span() for token in joined if _TENDER.fullmatch(token[0]) or _NORM.fullmatch(token[0]))


def _read(token: str) -> Iterator[Option]:
    yield from _files(token)
    yield from _plates(token)
    yield from _documents(token)


def _files(token: str) -> Iterator[Option]:
    if _JUDICIAL.fullmatch(token):
        yield Option("CASE_NUMBER", 0.9, "judicial-file", is_checked=True)
    elif _COURT.fullmatch(token):
        yield Option("CASE_NUMBER", 0.6, "constitutional-court")
    elif found := _FILED.fullmatch(token):
        is_known = found[1].upper() in ("EXP", "RV", "RECL", "SINAREC")
        yield Option("CASE_NUMBER", 0.7 if is_known else 0.5, "file-prefix", is_checked=is_known)
    elif _NORM.fullmatch(token):
        yield Option("CASE_NUMBER", 0.0, "number-year-office")
    elif sum(c.isdigit() for c in token) >= 3:
        yield Option("CASE_NUMBER", 0.12, "file-code")


def _plates(token: str) -> Iterator[Option]:
    joined = "-" in token
    if _CAR.fullmatch(token) and token[:3].lower() not in NOT_PLATES:
        is_mixed = not token[:3].isalpha()
        yield Option("PE_VEHICLE_PLATE", (0.55 if is_mixed else 0.4) if joined else (0.32 if is_mixed else 0.26), "car")
    elif _MOTORCYCLE.fullmatch(token):
        yield Option("PE_VEHICLE_PLATE", 0.5 if joined else 0.2, "motorcycle")
    elif (_CAR_SEVEN.fullmatch(token) or _OLD_PLATE.fullmatch(token)) and token[:3].lower() not in NOT_PLATES:
        yield Option("PE_VEHICLE_PLATE", 0.2 if joined else 0.1, "plate-letters-four-digits")


def _documents(token: str) -> Iterator[Option]:
    digits = sum(c.isdigit() for c in token)
    if _LICENCE.fullmatch(token):
        yield Option("PE_DRIVER_LICENSE", 0.66, "letter-eight-digits")
    if _DNI_LETTER.fullmatch(token):
        is_checked = dni.is_valid(token)
        yield Option("PE_DNI", 0.6 if is_checked else 0.2, "check-letter", is_checked=is_checked)
    if _LETTERED.fullmatch(token):
        yield Option("PASSPORT", _CUED, "lettered")
        yield Option("PE_FOREIGNER_ID", 0.15, "lettered")
    if digits >= 3 and 5 <= len(token) <= 18:
        yield Option("OTHER_ID", 0.2, "code")
        yield Option("OTHER_ID", 0.1, "code", cue=CODE)
        yield Option("SERVICE_ACCOUNT", 0.1, "code")
        yield Option("HEALTH_ID", 0.2, "code")
        if len(token) >= 8:
            yield Option("DEVICE_ID", 0.1, "serial")
