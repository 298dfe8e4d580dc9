"""Keep: the value stays as written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from safefeedback.operators.base import Mention, Operator

__all__ = ["Keep"]


@dataclass(frozen=True, slots=True)
class Keep(Operator):
    """Leave the characters as they are."""

    name: ClassVar[str] = "keep"
    reads_value: ClassVar[bool] = False

    def replace(self, mention: Mention) -> str | None:
        """Return the text itself."""
        return mention.text
