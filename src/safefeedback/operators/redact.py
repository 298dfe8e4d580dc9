"""Redact: a numbered Spanish label instead of the value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from safefeedback.operators.base import Mention, Operator, label

__all__ = ["Redact"]


@dataclass(frozen=True, slots=True)
class Redact(Operator):
    """Write ``[PERSONA_1]``: the same number for the same value of one message, first come first.

    Attributes:
        numbered: False writes ``[PERSONA]`` for all, which also hides who is mentioned twice.
    """

    numbered: bool = True

    name: ClassVar[str] = "redact"
    reads_value: ClassVar[bool] = False

    def replace(self, mention: Mention) -> str | None:
        """Return the label without number, or None for the runner's."""
        return None if self.numbered else label(mention.entity)
