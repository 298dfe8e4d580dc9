"""Addresses: half of them the old one with other names and numbers, half built anew in its style."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Final

from safefeedback.text import fold

from .address_lists import DOORS, NUMBER_HEADS, REFERENCES, STREET_HEADS, ZONE_HEADS
from .drawing import Drawer, pick, rows
from .numerals import in_words, spoken
from .place_tables import PlaceTables
from .places import STREET_HEAD, ZONE_HEAD
from .style import Style, cased

__all__ = ["Addresses"]

_NAME: Final = r"(?:(?:\d{1,2} de )?[^\W\d_][\w'’.]*)(?:\s+(?:de |del |la |las |los )*[^\W\d_]\w*)*?"
_STOP: Final = (
    r"(?=\s*(?:$|[,;()\n]|\d|\bmz\b|\bmza\b|\bmanzana\b|\blt\b|\blte\b|\blote\b|\bn[°ºro]|\bs/n|\bs\.n\b|#|-|\bint\b|\bdpto\b|\bpiso\b|\bkm\b"
    r"|\bfrente\b|\bal\b|\ba\b|\bcostado\b|\bcerca\b|\bpor\b|\bjunto\b|\besquina\b|\bcasa\b|\bcuadra\b|\bcdra\b|\balt(?:ura)?\b|\bref\b"
    r"|\burb\b|\baahh\b|\baa\b|\basoc\b|\bsector\b|\betapa\b|\bgrupo\b|\bblock\b))"
)
_NAMED: Final = re.compile(
    rf"(?P<head>\b(?:(?P<street>{STREET_HEAD})|{ZONE_HEAD})\s*(?:de(?:l| la)? )?)(?P<name>{_NAME}){_STOP}",
    re.IGNORECASE,
)
_LOT: Final = re.compile(
    r"(?P<head>\b(?:mz|mza|manzana|mzna)\b\.?\s*[\"“]?)(?P<lot>[A-ZÑa-zñ]{1,2}\d?|\d{1,2})(?![^\W_])", re.IGNORECASE
)
_PLOT: Final = re.compile(r"(?P<head>\b(?:lt|lte|lote)\b\.?\s*)(?P<plot>\d{1,2}|[^\W\d_]{3,})", re.IGNORECASE)
_LONG_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_NUMBER: Final = re.compile(r"(?<![\w.])\d{2,4}(?![\w°º])")
_TEMPLATES: Final = Drawer(
    {
        template.strip(): float(weight)
        for template, _, weight in (
            line.rpartition(" ")
            for line in """
                {street} {number} 30
                {street} {number}{sep}{zone} 12
                {street} {number}{sep}{door} 9
                {street} {number}{sep}{place} 7
                {street} {number}{sep}{door}{sep}{zone} 3
                {street} {number}{sep}{reference} 9
                {street} {number}{sep}{zone}{sep}{place} 4
                {street} {spoken} 3
                {street} s/n 3
                {street} S/N{sep}{zone} 2
                {street} {lot} 4
                {street} cdra {d} 3
                {street} cuadra {d}{sep}{reference} 2
                {street} con {street} 1
                {lot}{sep}{zone} 20
                {zone}{sep}{lot} 10
                {lot} 4
                {lot} {street} 2
                {lot}{sep}{zone}{sep}{reference} 6
                {zone}{sep}{lot}{sep}{place} 4
                {zone}{sep}{street} {number} 4
                {zone} casa {d} 1
                {zone}{sep}{reference} 1
                {road} km {km} 4
                km {km} {road} 2
                {bare} {number} 6
                {bare} {lot} 1
                {raw} 14
            """.strip().splitlines()
        )
    }
)
_LOTS: Final = (
    "Mz. {} Lt. {}|Mz. {} Lt. {}|Mz {} Lt {}|Mz. {}, Lt. {}|Mza. {} Lote {}|manzana {} lote {}|Mz {} lote {}"
    '|mz. {} lt.{}|MZ {} LT {}|Mz-{} Lt-{}|Mz. "{}" Lt. {}|Mz.{} Lte.{}|Mzna {} Lt {}|Lt. {1} Mz. {0}|mz {} lt {}'
).split("|")
_ROADS: Final = (
    "Carretera Central|Panamericana Norte|Panamericana Sur|Carretera Marginal|Carretera Federico Basadre"
    "|Carretera Interoceánica|Carretera Iquitos Nauta|Carretera Fernando Belaunde Terry"
).split("|")
_FIELD: Final = re.compile(r"\{(\w+)\}")
_RAW: Final = re.compile(r"(?=.*\d)[A-ZÑÁÉÍÓÚ][\w .,#°º/\-Ñ]{9,64}")


class Addresses:
    """Invents addresses."""

    def __init__(self, data: Path, places: PlaceTables) -> None:
        self._places = places
        found = rows(data, "pe_institutional_addresses")
        self._raw = list(
            dict.fromkeys(row[0].rstrip(" .") for row in found if _RAW.fullmatch(row[0]) and " Y " not in row[0])
        )
        self._fields: dict[str, Callable[[Random], str]] = {
            "street": self._street,
            "number": self._number,
            "zone": self._zone,
            "door": self._door,
            "lot": self._lot,
            "place": places.any_place,
            "reference": lambda random: pick(REFERENCES, random),
            "road": self._road,
            "km": self._km,
            "raw": self._raw_line,
            "bare": places.street_names,
            "d": lambda random: str(1 + int(random.random() * 9)),
            "spoken": lambda random: in_words(100 + int(random.random() * 2900)),
        }

    def value(self, surface: str, random: Random) -> str:
        """Return another address."""
        style = Style.of(surface, random)
        if random.random() < 0.5:
            changed = self._changed(surface, style, random)
            if changed != surface:
                return changed
        return self._built(surface, style, random)

    def _changed(self, surface: str, style: Style, random: Random) -> str:
        text = _NAMED.sub(lambda found: self._renamed(found, style, random), surface)
        text = _LOT.sub(lambda found: found["head"] + cased(self._places.lot(random), found["lot"]), text)
        text = _PLOT.sub(lambda found: found["head"] + _plot(found["plot"], random), text)
        text = _NUMBER.sub(lambda number: _like_number(number[0], random), text)
        return _LONG_WORD.sub(lambda word: spoken(word[0], random), text)

    def _renamed(self, found: re.Match[str], style: Style, random: Random) -> str:
        name = found["name"]
        if all(spoken(word, random) != word for word in name.split()):
            return found[0]
        new = (self._places.street_names if found["street"] else self._places.zone_names)(random)
        if style.case in ("mixed", "first"):
            new = style.marked(new if name.lower() != name else new.lower())
        else:
            new = style(new)
        return found["head"] + new

    def _built(self, surface: str, style: Style, random: Random) -> str:
        sep = pick([", ", ", ", " ", " ", " - "] if "," in surface else [" ", " ", " ", ", "], random)
        text = _FIELD.sub(
            lambda field: sep if field[1] == "sep" else self._fields[field[1]](random), _TEMPLATES(random)
        )
        if style.case in ("first", "mixed"):
            return style.marked(text)
        return style(text)

    def _street(self, random: Random) -> str:
        return f"{pick(STREET_HEADS, random)} {self._places.street_names(random)}"

    def _zone(self, random: Random) -> str:
        head = pick(ZONE_HEADS, random)
        draw = self._places.hamlet if fold(head)[0] == "c" and random.random() < 0.6 else self._places.zone_names
        return f"{head} {draw(random)}"

    def _number(self, random: Random) -> str:
        return pick(NUMBER_HEADS, random) + str(int(10 ** (2 + random.random() * 1.5)) + int(random.random() * 9))

    def _door(self, random: Random) -> str:
        number, digit = 101 + int(random.random() * 1100), 2 + int(random.random() * 8)
        return pick(DOORS, random).format(n=number, d=digit, l=pick("ABCDEFGH", random))

    def _lot(self, random: Random) -> str:
        block, plot = self._places.lot(random), 1 + int(random.random() * 45)
        if random.random() < 0.06:
            return f"manzana {block} lote {in_words(plot)}"
        return pick(_LOTS, random).format(block, plot)

    def _road(self, random: Random) -> str:
        if random.random() < 0.5:
            return pick(_ROADS, random)
        return f"Carretera {self._places.province(random)} - {self._places.district(random)}"

    def _km(self, random: Random) -> str:
        return pick(["{:.1f}", "{:.0f}", "{:.0f}", "{:.2f}"], random).format(1 + random.random() * 900)

    def _raw_line(self, random: Random) -> str:
        words = pick(self._raw, random).split()
        return " ".join(word if len(word) < 3 or not word.isalpha() else word.capitalize() for word in words)


def _plot(old: str, random: Random) -> str:
    if old.isdecimal():
        return str(1 + int(random.random() * (9 if len(old) == 1 else 60)))
    return spoken(old, random)


def _like_number(old: str, random: Random) -> str:
    size = len(old)
    return str(10 ** (size - 1) + int(random.random() * 9 * 10 ** (size - 1)))
