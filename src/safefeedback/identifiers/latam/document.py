"""A national document of a country: which entity it is, how it is checked, which words announce it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from safefeedback.identifiers._validity import accepts

__all__ = ["NationalDocument"]


@dataclass(frozen=True, slots=True)
class NationalDocument:
    """One kind of document.

    Attributes:
        entity: its name in ``entities``.
        country: ISO 3166-1 alpha-2 code.
        validate: written number to canonical number; raises an IdentifierError.
        has_check: the number carries a check character, so that a random one rarely passes. Without it the words
            around the number must decide.
        cues: words that announce the number, in lower case without accents.
        is_personal: it stands for a natural person, at least for some of its numbers.
    """

    entity: str
    country: str
    validate: Callable[[str], str]
    has_check: bool
    cues: tuple[str, ...]
    is_personal: bool = True

    def is_valid(self, number: str) -> bool:
        """Tell whether ``validate`` accepts the number."""
        return accepts(self.validate, number)
