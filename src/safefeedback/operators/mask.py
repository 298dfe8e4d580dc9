"""Mask: the last characters stay, the others become asterisks.

>>> Mask(keep=4).operate("987 654 321", {"entity_type": "PHONE_NUMBER"})
'*** *** 321'
"""

from __future__ import annotations

import string
import unicodedata
from dataclasses import dataclass
from typing import ClassVar, Final

from safefeedback.errors import ConfigurationError
from safefeedback.operators.base import Mention, Operator
from safefeedback.operators.value import is_dictated

__all__ = ["Mask"]

_SEPARATORS: Final = frozenset(string.punctuation + string.whitespace)


@dataclass(frozen=True, slots=True)
class Mask(Operator):
    """Show the last letters or digits, never more than a third of them; separators stay in their places.

    A number told in words becomes the label instead: the lengths of the words would tell it.

    Attributes:
        keep: how many of the last letters and digits to show at most.
        character: what stands for each hidden one; one character that is neither letter nor digit.

    Raises:
        ConfigurationError: ``keep`` is negative or ``character`` is not one such character.
    """

    keep: int = 4
    character: str = "*"

    name: ClassVar[str] = "mask"

    def __post_init__(self) -> None:
        if self.keep < 0:
            raise ConfigurationError(f"mask: expected keep to be 0 or more, got {self.keep}")
        if len(self.character) != 1 or self.character.isalnum() or self.character.isspace():
            raise ConfigurationError("mask: expected one character that is neither letter, digit nor space")

    def replace(self, mention: Mention) -> str | None:
        """Return the masked text, or None when it is a number in words."""
        if is_dictated(mention.entity, mention.text):
            return None
        hidden = [position for position, c in enumerate(mention.text) if not _is_separator(c)]
        shown = min(self.keep, len(hidden) // 3)
        masked = list(mention.text)
        for position in hidden[: len(hidden) - shown]:
            masked[position] = self.character
        return "".join(masked)


def _is_separator(character: str) -> bool:
    return character in _SEPARATORS or unicodedata.category(character)[0] in "PZ"
