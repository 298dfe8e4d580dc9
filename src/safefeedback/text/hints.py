"""Cheap questions asked of every message: whether it may hold something that the second reading would undo.

An answer may be a yes in vain, not a no in vain: what :mod:`safefeedback.text.spoken` undoes, these let through. The
stems are those of the words of :mod:`safefeedback.text.numerals`, by ear; each pattern starts with a set of
characters, which the scanner of ``re`` skips to.

>>> has_numbers("son dos o tres dias"), has_numbers("al nuebe ocho siete")
(False, True)
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["has_links", "has_mailboxes", "has_numbers", "has_spelling"]

_STEM: Final = (
    "(?:[csz](?:ero|in[ckq]|e[icsz]|et[ae]|[iy]et|ien|uatr|ator|uaren|hunka|uadru)|d(?:o[szc]|ie[csxz]|oble|ois)|tre[csxz]"
    "|tre?i[en]?nt|tre|trient|triple|tunka|tawa|two|[kq](?:u?at|u?aren|in[csz]e|uin[csz]e|uinien|imsa|anc)|kwat"
    "|n(?:u[eo]?[bv]|o[bv]e)|uno(?!s)|una(?![a-z])|h(?:uno|ocho|uk)|o(?:[csx]h?[eo]|n[csze]e?|ito)|[bv](?:einti?|ient|enti)"
    "|mil(?![a-z])|isk|pi[cs][hq]|phisq|pus[ai]|s(?:[uo][qx]t|ix|even)|isq|maya|pa(?:ya|qall)|llatun|f(?:our|ive)|eight"
    "|nine)"
)
_SEPARATORS: Final = r"[\s,.\-/·*_]"
_SMALL: Final = "[yi]|luego|despues|este|eh+|em+|mm+|ya|aja|guion|raya|espacio|barra|slash|coma|punto|a ver"
_GAP: Final = rf"{_SEPARATORS}{{0,6}}(?:(?:{_SMALL}){_SEPARATORS}{{1,6}})?"
_NEAR: Final = "[^a-z0-9]{0,4}"
_OF: Final = rf"(?:(?:del?|d|el|ano)(?![a-z]){_NEAR}){{0,3}}"
_MONTH: Final = "(?:ene|feb|fev|mar|abr|avr|may|jun|jul|ago|[csz]e[pt]|o[ck]t|otu|no[bv]|di[csz])"
_LETTER_NAME: Final = "[a-z]|efe|ge|h?ache|jota|ka|ele|eme|ene|enie|erre|ere|equis|zeta|ceta|[bcptvy]e|uve|cu|ese"
_LETTER: Final = rf"(?:(?:{_LETTER_NAME})(?![a-z]){_NEAR})"
_DOOR: Final = (
    "lote|lt|mza?|manzana|n(?:ume)?ro|casa|dpto|depa|departamento|int|interior|piso|block|km|kilometro|puerta"
)

_PAIR: Final = re.compile(
    rf"[^a-z]{_STEM}(?:[a-z]*(?:{_GAP}(?:{_STEM}|\d)|{_NEAR}{_OF}(?:{_MONTH}|{_STEM}|\d)"
    rf"|{_NEAR}(?:[yi]{_NEAR}un[oa]?{_NEAR})?(?:ano|anit|mes|inv|prim|abr))|[a-z]{{0,4}}{_STEM})"
)
_AFTER_DIGIT: Final = re.compile(rf"\d(?:{_GAP}|{_NEAR}{_OF}){_STEM}")
_YEARS: Final = re.compile(rf"[^a-z]{_MONTH}[a-z]*{_NEAR}{_OF}{_STEM}")
_DOORS: Final = re.compile(rf"[^a-z](?:{_DOOR}|sector|grupo|etapa)(?![a-z]){_NEAR}(?:{_LETTER}?{_STEM}|{_LETTER})")
_AGES: Final = re.compile(rf"[^a-z](?:edad|teng|ten[ei]|tien|cumpl)[a-z]*{_NEAR}{_STEM}")
_MINUS: Final = re.compile(rf"menos[^a-z0-9]{{1,4}}(?:\d|{_STEM})")
_SPELLING: Final = re.compile(
    r" de [a-z]+[\s,.\-]{1,3}[a-z]{1,6} de [a-z]|[a-z][,\-] ?[a-z][,\-] ?[a-z][,\-] ?[a-z](?![a-z])"
)
_MAIL_SIGNS: Final = ("@", "rob", "(a", "[a", "{a", "<a", "( a", "[ a", " at ", "mail", "outlook", "yahoo", "icloud")
_LINK_SIGNS: Final = ("punt", "pto", "dot", "barra", "slash", "diagonal", " .", "(.", "[.", "{.", "/ ", "://")


def has_numbers(folded: str) -> bool:
    """Tell whether a folded text may hold numbers in words that are to be rewritten."""
    text = f" {folded}"
    return any(hint.search(text) is not None for hint in (_PAIR, _AFTER_DIGIT, _YEARS, _DOORS, _AGES, _MINUS))


def has_spelling(folded: str) -> bool:
    """Tell whether a folded text may hold letters told by words: "F de Félix, A de Ana"."""
    return _SPELLING.search(folded) is not None


def has_mailboxes(folded: str) -> bool:
    """Tell whether a folded text may hold a mailbox or an account."""
    return any(sign in folded for sign in _MAIL_SIGNS)


def has_links(folded: str) -> bool:
    """Tell whether a folded text may hold a dictated or disguised link."""
    return any(sign in folded for sign in _LINK_SIGNS)
