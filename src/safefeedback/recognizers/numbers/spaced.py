"""Codes of letters and digits that people write with spaces inside, and cards with their middle hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from safefeedback.recognizers.numbers.options import Option

__all__ = ["NOT_PLATES", "spaced_codes"]

# Three letters and three digits that name papers, courses, roads and products, not vehicles.
NOT_PLATES: Final = frozenset(
    "ptp cpp cex exp rec reg inf res ley dec ord oca cas sec art doc nro num tel cel ruc dni cmp cal cip hoj fut mod aul pab lot mes "
    "vol tom ver iso ntp snip pip cas cap plz mes dia ano of av jr urb km sut fon box csv pdf usb "
    "en de el la al lo un es ha no se si mi tu su ya ni los las del con por que una fue".split()
)

_SPACED: Final = re.compile(
    r"(?<![\w-])(?:"
    r"(?P<card>[0-9]{4}[ -]?(?:[0-9]{2})?[*xX]{2,8}[ -]?(?:[*xX]{4}[ -]?){0,2}[0-9]{4}|(?:[xX*]{4}[ -]?){1,3}[0-9]{4})"
    r"|(?P<file>(?:EXP|RV|HT|CUT|REG|RECL|exp|rv|ht|cut|reg|recl)[. -]{1,3}[0-9]{4}[ -][0-9]{4,8})"
    r"|(?P<licence>[A-Za-z][ -]{0,3}[0-9](?:[ .\n-]{0,2}[0-9]){7})"
    r"|(?P<cedula>[VEve][-. ]{0,2}[0-9]{1,2}[. ]?[0-9]{3}[. ]?[0-9]{3}(?:-[0-9])?)"
    r"|(?P<plate>[A-Za-z][A-Za-z0-9]{2}[ -]{1,3}[0-9]{3,4}|[0-9]{4}[ -]{1,3}(?:[A-Za-z0-9][A-Za-z]|[A-Za-z][0-9])|[A-Za-z]{2}[ -]{1,3}[0-9]{4}"
    r"|[A-Za-z](?:[ -]{1,3}[A-Za-z0-9]){2}(?:[ -]{1,3}[0-9]){3,4})"
    r")(?![\w-])"
)
_CEDULA: Final = Option("PE_FOREIGNER_ID", 0.34, "cedula")
_OPTIONS: Final = {
    "card": (Option("CREDIT_CARD", 0.7, "masked-card"),),
    "file": (Option("CASE_NUMBER", 0.6, "file-prefix"),),
    "licence": (Option("PE_DRIVER_LICENSE", 0.3, "letter-eight-digits"),),
    "cedula": (_CEDULA,),
    "plate": (Option("PE_VEHICLE_PLATE", 0.12, "plate-spaced"),),
}


def spaced_codes(text: str, zones: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, tuple[Option, ...]]]:
    """Yield ``(start, end, options)`` of the codes in the zones of a text."""
    for start, end in zones:
        for match in _SPACED.finditer(text, start, end):
            options = _options(match, text)
            if options:
                yield match.start(), match.end(), options


def _options(match: re.Match[str], text: str) -> tuple[Option, ...]:
    kind = match.lastgroup or ""
    is_dotted = match.start() > 0 and text[match.start() - 1] == "."  # the E of "C.E. 123"
    if kind == "plate" and match[0].split(" ")[0].lower() in NOT_PLATES:
        return ()
    if kind == "licence" and match[0][0] in "VEve":
        return _OPTIONS[kind] if is_dotted else (*_OPTIONS[kind], _CEDULA)
    return () if kind == "cedula" and is_dotted else _OPTIONS[kind]
