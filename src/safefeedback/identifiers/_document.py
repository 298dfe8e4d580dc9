"""The national document of another country: its entity, its written form and its check."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from safefeedback.identifiers._validity import accepts

__all__ = ["GAP", "NationalDocument"]

GAP = "[ .-]?"
"""What people write between the groups of a number, in a pattern."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalDocument:
    """One kind of number that a country issues.

    Attributes:
        entity: a name of ``entities.COUNTRY_ENTITIES``.
        country: ISO 3166 alpha-2 code.
        pattern: regular expression of a candidate in upper case without accents; bounded, no nested quantifiers.
        validate: written number to its canonical form, or an ``IdentifierError``.
        rate: share of random strings of that shape that ``validate`` accepts, in ``(0, 1]``, as measured by
            ``tests/identifiers/latam/test_rates.py``; 1 where nothing is checked.
        cues: words that announce it, in lower case without accents.
    """

    entity: str
    country: str
    pattern: str
    validate: Callable[[str], str]
    rate: float
    cues: tuple[str, ...]

    @property
    def has_check(self) -> bool:
        """Tell whether a check character, a date or a code inside has to agree."""
        return self.rate < 1

    def is_valid(self, number: str) -> bool:
        """Tell whether the number is one, as far as its characters tell."""
        return accepts(self.validate, number)
