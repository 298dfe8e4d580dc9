"""Positions on the map: decimal pairs, one coordinate after its label, degrees with minutes, plus codes.

A pair without signs, letters or labels counts when it lies in Peru with its signs put in (``identifiers.coordinates``).
Plus codes: Open Location Code, 20-letter alphabet.
"""

from __future__ import annotations

import re
from typing import Final

from safefeedback.findings import Evidence
from safefeedback.identifiers.coordinates import is_in_peru
from safefeedback.recognizers._online_hit import Hit, cue, shape
from safefeedback.text import View

__all__ = ["decimal_at", "degrees_at", "labelled_hits", "plus_code_at"]

_SIGN: Final = r"(?:menos\s|[-\u2212\u2013\u2014]\s?|negativo\s)?"
_HEMI: Final = r"(?:\s?[\u00b0\u00ba]?\s?(?:sur|norte|oeste|este|[nsewo])(?![a-z0-9]))?"
_LAT: Final = r"lat(?:itud)?"
_LONG: Final = r"lon(?:gitud|g)?|lng|log"
_SEP: Final = rf"\s{{0,3}}(?:[,;/|]|coma\s|y\s|e\s|\u2013)?\s{{0,3}}(?:(?:{_LONG}|{_LAT})\.?\s?[:=]?\s?(?:es\s|de\s)?)?"
_PAIR: Final = re.compile(
    rf"(?P<s1>{_SIGN})(?P<n1>[0-9]{{1,3}}[.,][0-9ol]{{2,12}}(?![0-9]))(?P<h1>{_HEMI})(?=[^0-9.])"
    rf"{_SEP}(?P<s2>{_SIGN})(?P<n2>[0-9]{{1,3}}[.,][0-9ol]{{2,12}})(?P<h2>{_HEMI})(?![0-9])"
)
_SINGLE: Final = re.compile(
    rf"{_SIGN}[0-9]{{1,3}}[.,][0-9ol]{{2,12}}(?:\s?[\u00b0\u00ba]?\s?[nsw](?![a-z0-9]))?(?![0-9])"
)
_LENGTH: Final = re.compile(r"\s{0,2}(?:k?m|km2|m2|ml|mts?|cms?|metros?|kilometros?|centimetros?)(?![a-z0-9])")
_BEFORE: Final = re.compile(r"(?P<sign>(?:menos|negativo)\s|[-\u2212\u2013\u2014]\s?)\Z")
_LABEL: Final = re.compile(rf"(?<![a-z0-9])(?P<label>{_LAT}|{_LONG})\.?\s?[:=]?\s?(?:es\s|de\s)?\Z")
_LABELLED: Final = re.compile(
    rf"(?<![a-z0-9])(?P<label>lat(?:itud)?)\.?\s?[:=]?\s?(?:es\s|de\s|sur\s)?(?={_SIGN}[0-9])"
)
_CUE: Final = re.compile(
    r"(?<![a-z])(?:coordenadas?|cordenadas?|gps|ubicacion|uvicacion|ubicasion|pin|punto|mapa|maps|satelite|geo\w{0,12}"
    r"|localizacion|posicion)(?![a-z])"
)
_DEGREE: Final = (
    r"[0-9]{1,3}\s?[\u00b0\u00ba]\s?(?:[0-9]{1,2}(?:[.,][0-9]{1,6})?\s?['\u2019\u2032\u00b4]\s?"
    r"(?:[0-9]{1,2}(?:[.,][0-9]{1,6})?\s?(?:[\"\u201d\u2033]|''|\u2019\u2019|\u2032\u2032)?\s?)?)(?:sur|norte|oeste|este|[nsewo](?![a-z]))?"
)
_DEGREES: Final = re.compile(
    rf"(?P<first>{_DEGREE})(?:\s{{0,2}}[,;/]?\s{{0,2}}(?:(?:{_LONG})\.?:?\s)?(?P<second>{_DEGREE}))?"
)
_SECONDS: Final = re.compile(r"['\u2019\u2032\u00b4]\s?[0-9]|[a-z]")
_PLUS: Final = re.compile(
    r"(?<![a-z0-9+])([2-9cfghjmpqrvwx]{4}|[2-9cfghjmpqrvwx]{6}|[2-9cfghjmpqrvwx]{8})\+[2-9cfghjmpqrvwx]{2,3}(?![a-z0-9+])"
)
_REACH: Final = 60


def decimal_at(view: View, at: int, *, floor: int = 0) -> Hit | None:
    """Return the pair, or the labelled coordinate, whose first decimal point stands at a position of a view."""
    folded = view.folded
    window = folded[max(floor, at - 4) : at]
    digits = at - len(window) + len(window.rstrip("0123456789"))
    if digits == at or at - digits > 3 or (digits > floor and folded[digits - 1] in ".,"):
        return None
    sign = _BEFORE.search(folded, max(floor, digits - 9), digits)
    start = sign.start() if sign else digits
    if start > floor and folded[start - 1].isalnum():
        return None
    label = _LABEL.search(folded, max(floor, start - 16), start)
    pair = _PAIR.match(folded, start)
    if pair is not None:
        return _pair(view, pair, label=label, floor=floor)
    return _single(folded, start, label)


def labelled_hits(view: View) -> list[Hit]:
    """Return pairs that follow the label *latitud*, however few decimals they have."""
    hits = []
    for label in _LABELLED.finditer(view.folded):
        pair = _PAIR.match(view.folded, label.end())
        hit = _pair(view, pair, label=label, floor=0) if pair is not None else None
        if hit is not None:
            hits.append(hit)
    return hits


def degrees_at(view: View, at: int, *, floor: int = 0) -> Hit | None:
    """Return degrees with minutes, one or a pair, whose first degree sign stands at a position of a view."""
    folded = view.folded
    window = folded[max(floor, at - 5) : at].rstrip(" ")
    start = max(floor, at - 5) + len(window.rstrip("0123456789"))
    match = _DEGREES.match(folded, start)
    if match is None:
        return None
    end = match.end("second") if match["second"] else match.end("first")
    end = start + len(folded[start:end].rstrip())
    score = 0.95 if match["second"] else 0.7 if _SECONDS.search(match["first"]) else 0.4
    return Hit(start, end, "COORDINATES", score, (shape("degrees", score),))


def plus_code_at(view: View, at: int, *, floor: int = 0) -> Hit | None:
    """Return the plus code that has its plus sign at a position of a view, or None."""
    folded = view.folded
    window = folded[max(floor, at - 9) : at]
    start = at - len(window) + len(window.rstrip("23456789cfghjmpqrvwx"))
    match = _PLUS.match(folded, start)
    if match is None or not any(c.isalpha() for c in match[1]) or not view.text[start:at].isupper():
        return None
    return Hit(start, match.end(), "COORDINATES", 0.75, (shape("plus-code", 0.75),))


def _pair(view: View, pair: re.Match[str], *, label: re.Match[str] | None, floor: int) -> Hit | None:
    first, second = _number(pair["n1"]), _number(pair["n2"])
    if first is None or second is None or not _on_earth(first, second):
        return None
    has_marks = bool(pair["s1"] and pair["s2"]) or bool(pair["h1"].strip() and pair["h2"].strip())
    said = _cue_before(view.folded, pair.start(), floor)
    decimals = min(len(pair["n1"]), len(pair["n2"])) - 3
    score = _pair_score(is_marked=has_marks, is_labelled=label is not None, is_said=said is not None, decimals=decimals)
    if score < 0.5 or (not has_marks and label is None and not _in_peru(first, second)):
        return None
    start = pair.start() if label is None or not _names_both(pair, view.folded) else label.start("label")
    evidence = (shape("decimal-pair", score),) + ((said,) if said else ())
    end = pair.end() if pair["h1"].strip() or pair["h2"].strip() not in ("o", "e") else pair.end("n2")
    return Hit(start, _stop(view.folded, pair.start(), end), "COORDINATES", score, evidence)


def _pair_score(*, is_marked: bool, is_labelled: bool, is_said: bool, decimals: int) -> float:
    if is_labelled or (is_marked and (decimals >= 2 or is_said)):
        return 0.95
    if is_said and decimals >= 2:
        return 0.85
    return 0.6 if decimals >= 3 else 0.3


def _single(folded: str, start: int, label: re.Match[str] | None) -> Hit | None:
    if label is None:
        return None
    match = _SINGLE.match(folded, start)
    if match is None or _LENGTH.match(folded, match.end()):
        return None
    is_marked = not match[0][0].isdigit() or match[0][-1].isalpha()
    if not is_marked and len(re.split("[.,]", match[0])[1]) < 4:
        return None
    evidence = (cue("latitude-longitude", 0.5, label.span("label"), distance=0), shape("decimal", 0.3))
    return Hit(start, _stop(folded, start, match.end()), "COORDINATES", 0.85, evidence)


def _stop(folded: str, start: int, end: int) -> int:
    return start + len(folded[start:end].rstrip())


def _names_both(pair: re.Match[str], folded: str) -> bool:
    return re.search(_LONG, folded[pair.end("n1") : pair.start("n2")]) is not None


def _number(written: str) -> float | None:
    if written.count("o") + written.count("l") > 2:
        return None
    return float(written.replace(",", ".").replace("o", "0").replace("l", "1"))


def _on_earth(first: float, second: float) -> bool:
    return (first <= 90 and second <= 180) or (first <= 180 and second <= 90)


def _in_peru(first: float, second: float) -> bool:
    low, high = sorted((first, second))
    return is_in_peru((-low, -high))


def _cue_before(folded: str, start: int, floor: int) -> Evidence | None:
    last = None
    lowest = max(floor, start - _REACH)
    for match in _CUE.finditer(folded, lowest, start):
        last = match
    if last is None:
        return None
    return cue("place", 0.3, last.span(), distance=len(folded[last.end() : start].split()))
