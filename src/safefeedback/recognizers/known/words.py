"""Other known values in a text: handles, e-mail addresses, street addresses, and whatever else, by their words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from safefeedback.recognizers.known.hit import Hit
from safefeedback.text import View, fold

__all__ = ["pattern_of", "word_hits"]

_SHORTEST: Final = 4
_SHORTEST_LOCAL: Final = 5
_WORD: Final = re.compile(r"[^\W_]+")
_WAYS: Final = frozenset(
    "av avenida avda jr jiron calle ca psje pasaje mz manzana lt lote urb urbanizacion dpto piso".split()
)


def pattern_of(entity: str, value: str) -> re.Pattern[str] | None:
    """Return a pattern for the folded text, or None when the value is too short to look for.

    Words of the value may be separated by anything short that is no letter; a handle may lose its ``@``, an e-mail
    its domain, an address its kind of way.
    """
    folded = fold(value)
    if entity == "EMAIL_ADDRESS" and "@" in folded:
        local, _, domain = folded.partition("@")
        tail = rf"(?:\s{{0,2}}@\s{{0,2}}{_loose(domain)})?"
        return _bounded(_loose(local) + tail) if len(local) >= _SHORTEST_LOCAL else _bounded(_loose(folded))
    if entity == "USERNAME":
        return _bounded("@?" + _loose(folded.removeprefix("@"))) if len(folded) >= _SHORTEST else None
    parts = _WORD.findall(folded)
    if entity == "STREET_ADDRESS":
        parts = [part for part in parts if part not in _WAYS][:4]
    if sum(map(len, parts)) < _SHORTEST:
        return None
    return _bounded(r"[\W_]{0,3}".join(map(re.escape, parts)))


def _loose(text: str) -> str:
    return r"\s?".join(re.escape(c) if not c.isspace() else "" for c in text)


def _bounded(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_]){pattern}(?![^\W_])")


def word_hits(pattern: re.Pattern[str], view: View) -> Iterator[Hit]:
    """Yield the places where the value stands."""
    for match in pattern.finditer(view.folded):
        yield Hit(match.start(), match.end(), 0.95, "words")
