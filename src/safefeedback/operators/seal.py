"""Seal: a numbered label in the text, and the value as a field of the vault's record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from safefeedback.operators.base import Mention, Operator

__all__ = ["Seal"]


@dataclass(frozen=True, slots=True)
class Seal(Operator):
    """Write ``[CUENTA_1]``, as redact does; a pipeline that stores puts the value into the record.

    The operator itself keeps nothing: :meth:`~safefeedback.Pipeline.protect_and_store` does.
    """

    name: ClassVar[str] = "seal"
    reads_value: ClassVar[bool] = False
    is_sealing: ClassVar[bool] = True

    def replace(self, mention: Mention) -> str | None:  # noqa: ARG002 - the runner counts labels
        """Return None: the runner's label stands."""
        return None
