"""A known number in a text, however it is grouped, with or without prefix."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from safefeedback.recognizers.known.hit import Hit
from safefeedback.recognizers.numbers.runs import runs
from safefeedback.text import View

__all__ = ["digit_forms", "digit_hits"]

_SHORTEST: Final = 5
_MOBILE: Final = 9


def digit_forms(entity: str, value: str) -> tuple[str, ...]:
    """Return the digit strings that stand for a value, longest first: with and without prefix or check digit."""
    digits = "".join(c for c in value if c.isdigit())
    forms = {digits}
    if entity == "PHONE_NUMBER":
        forms |= {digits.removeprefix("00").removeprefix("51"), digits.removeprefix("0")}
        if len(digits) > _MOBILE and digits.endswith(digits[-_MOBILE:]) and digits[-_MOBILE] == "9":
            forms.add(digits[-_MOBILE:])
    if entity == "PE_DNI" and len(digits) == _MOBILE:
        forms.add(digits[:8])
    if entity == "PE_RUC" and digits.startswith("10"):
        forms.add(digits[2:10])
    return tuple(sorted((form for form in forms if len(form) >= _SHORTEST), key=lambda form: (-len(form), form)))


def digit_hits(forms: tuple[str, ...], view: View) -> Iterator[Hit]:
    """Yield the places where one of the digit strings stands, whole groups only."""
    for run in runs(view.text):
        digits = "".join(run.digits)
        edges = {0}
        for group in run.digits:
            edges.add(max(edges) + len(group))
        for form in forms:
            position = digits.find(form)
            while position >= 0:
                if position in edges and position + len(form) in edges:
                    yield Hit(*_span(run.digits, [g.start for g in run.groups], position, len(form)), 0.97, "digits")
                position = digits.find(form, position + 1)


def _span(groups: tuple[str, ...], starts: list[int], position: int, size: int) -> tuple[int, int]:
    """The view span of a stretch of the run's digits."""
    passed, first, last = 0, starts[0], starts[0]
    for group, start in zip(groups, starts, strict=True):
        if passed <= position < passed + len(group):
            first = start + position - passed
        if passed < position + size <= passed + len(group):
            last = start + position + size - passed
        passed += len(group)
    return first, last
