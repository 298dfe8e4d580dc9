"""Telephone lines of the State and of companies: recognised, and public.

Emergency and service numbers in use in Peru, read in the citizens' messages of the corpus and in libphonenumber's
metadata (phonenumbers 9.0.43); 0800 and 0801 are the freephone and shared-cost prefixes.
"""

from __future__ import annotations

import re
from typing import Final

from safefeedback.findings import Evidence, Finding
from safefeedback.text import View

__all__ = ["freephones", "service_lines"]

_SHORT: Final = re.compile(r"(?<![\w.,/-])(?:\*?1(?:0[0-9]|1[0-9]|23)|1[38]\d\d|1[0-9]{3})(?![\w/]|[.,-][0-9])")
_FREE: Final = re.compile(r"(?<![\w-])080[01](?:[ -]{1,3}[0-9](?:[ -]{0,3}[0-9]){3,5}|[0-9]{5})(?![0-9])")
_WORD: Final = re.compile(r"[a-z]+")
_LINE_CUE: Final = frozenset(
    "linea lineas al llame llamo llamar llamamos llamen llamando marque marcar central fono numero".split()
)
_SHORT_ONLY: Final = frozenset("100 101 102 103 104 105 106 107 108 110 111 113 114 115 116 117 118 119 123".split())


def freephones(text: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of the 0800 and 0801 numbers of a view's text."""
    return tuple(match.span() for match in _FREE.finditer(text)) if "080" in text else ()


def service_lines(view: View, name: str) -> list[Finding]:
    """Return the public lines of a view."""
    found = [_finding(view, span, name, code="freephone") for span in freephones(view.folded)]
    for m in _SHORT.finditer(view.folded):
        is_long = len(m[0].lstrip("*")) == 4
        if is_long or m[0].lstrip("*") in _SHORT_ONLY:
            words = _WORD.findall(view.folded, max(0, m.start() - 30), m.start())
            if not _LINE_CUE.isdisjoint(words[-2 if is_long else -3 :]):
                found.append(_finding(view, m.span(), name, code="service-line"))
    return found


def _finding(view: View, span: tuple[int, int], name: str, *, code: str) -> Finding:
    start, end = view.span(*span)
    return Finding(start, end, "PHONE_NUMBER", 0.9, name, (Evidence("shape", code, 0.9),), public=True)
