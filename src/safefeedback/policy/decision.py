"""What a policy says of one finding."""

from __future__ import annotations

from dataclasses import dataclass

from safefeedback.operators import Operator

__all__ = ["Decision"]


@dataclass(frozen=True, slots=True)
class Decision:
    """The operator for a finding and audience, with the policy's reason in its own language (may be empty)."""

    operator: Operator
    reason: str

    @property
    def is_kept(self) -> bool:
        """The value stays as it is."""
        return self.operator.name == "keep"
