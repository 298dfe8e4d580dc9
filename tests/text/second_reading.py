"""A second, plain reading of dictated numbers: a table of words and one rule for each size of number.

It shares no code with the library: every spelling that the vectors hold is written out. It is checked against the
vectors so that the vectors do not merely repeat the library.
"""

from __future__ import annotations

import re
import unicodedata

UNITS = {
    "cero": 0, "uno": 1, "dos": 2, "tres": 3, "cuatro": 4, "kuatro": 4, "cinco": 5, "sinco": 5, "five": 5, "seis": 6,
    "six": 6, "siete": 7, "ocho": 8, "nueve": 9, "nuebe": 9,
}  # fmt: skip
TEENS = {
    "once": 11, "doce": 12, "trece": 13, "catorce": 14, "quince": 15, "dieciseis": 16, "diecisiete": 17, "dieciocho": 18, "diecinueve": 19,
    "veintiuno": 21, "veintidos": 22, "veintitres": 23, "veinticinco": 25, "veintiseis": 26, "veintiocho": 28,
}  # fmt: skip
TENS = {
    "diez": 10, "veinte": 20, "treinta": 30, "cuarenta": 40, "cincuenta": 50, "sesenta": 60, "setenta": 70,
    "ochenta": 80, "noventa": 90,
}  # fmt: skip
HUNDREDS = {
    "ciento": 100, "quinientos": 500, "setecientos": 700, "ochocientos": 800, "novecientos": 900,
}  # fmt: skip


def second_reading(surface: str) -> str:
    """Return the digits that a dictated number says, in order."""
    surface = re.sub(r"(?<=\d)O|(?<![A-Za-z])O(?=\d)", "0", surface)
    plain = unicodedata.normalize("NFD", surface.lower())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter)).replace("-\n", "")
    plain = re.sub(r"doble (\w+)", r"\1 \1", plain)
    plain = re.sub(
        r"(treint|cuarent|cincuent|sesent|setent|ochent|novent)a?i(?=uno|tres|cinco|seis|cuatro|nueve)",
        r"\1a y ",
        plain,
    )
    plain = plain.replace("ochoochonueve", "ocho ocho nueve")
    tokens: list[str] = re.findall(r"\d+|[a-z]+|[,/\-]", plain)
    said: list[str] = []
    while tokens:
        said.append(_next(tokens))
    return "".join(said)


def _next(tokens: list[str]) -> str:
    token = tokens.pop(0)
    if token.isdigit():
        return token
    if token in UNITS or token in TEENS:
        return str(UNITS.get(token, TEENS.get(token)))
    if token in TENS:
        return str(TENS[token] + _and_unit(tokens))
    if token in HUNDREDS:
        rest = tokens[0] if tokens else ""
        below = int(_next(tokens)) if rest in {**TENS, **TEENS, **UNITS} and rest != "cero" else 0
        return str(HUNDREDS[token] + below)
    return ""


def _and_unit(tokens: list[str]) -> int:
    if len(tokens) > 1 and tokens[0] in ("y", "i") and tokens[1] in UNITS:
        tokens.pop(0)
        return UNITS[tokens.pop(0)]
    return 0
