"""Telephone lines of the State and of companies: recognised, and public.

Emergency and service numbers in use in Peru, read in the citizens' messages of the corpus and in libphonenumber's
metadata (phonenumbers 9.0.43); 0800 and 0801 are the freephone and shared-cost prefixes.
"""

from __future__ import annotations

import re
from typing import Final

from safefeedback.findings import Evidence, Finding
from safefeedback.recognizers.numbers.cues import Surroundings
from safefeedback.text import View

__all__ = ["service_lines"]

_SHORT: Final = re.compile(r"(?<![\w.,/-])(?:\*?1(?:0[0-9]|1[0-9]|23)|1[38]\d\d|1[0-9]{3})(?![\w/]|[.,-][0-9])")
_FREE: Final = re.compile(r"(?<![\w-])080[01](?:[ -]{0,3}[0-9]){4,6}(?![0-9])")
_LINE_CUE: Final = frozenset("linea lineas al llame llamo llamar llamamos llamen llamando marque marcar central fono numero".split())
_SHORT_ONLY: Final = frozenset("100 101 102 103 104 105 106 107 108 110 111 113 114 115 116 117 118 119 123".split())


def service_lines(view: View, around: Surroundings, name: str) -> list[Finding]:
    """Return the public lines of a view."""
    found = [_finding(view, m.start(), m.end(), "freephone", 0.9, name) for m in _FREE.finditer(view.folded)]
    for m in _SHORT.finditer(view.folded):
        if m[0].lstrip("*") in _SHORT_ONLY or len(m[0]) == 4:
            before = around.before(m.start(), 3)
            if any(token.text in _LINE_CUE for token in before[: 2 if len(m[0]) == 4 else 3]):
                found.append(_finding(view, m.start(), m.end(), "service-line", 0.75, name))
    return found


def _finding(view: View, start: int, end: int, code: str, score: float, name: str) -> Finding:
    first, last = view.span(start, end)
    return Finding(first, last, "PHONE_NUMBER", score, name, (Evidence("shape", code, score),), public=True)
