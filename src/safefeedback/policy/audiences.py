"""The readers of a message, closed: who sees what is the policy's business, who there is is not."""

from __future__ import annotations

from typing import Final

__all__ = ["AUDIENCES", "EVERY"]

AUDIENCES: Final[tuple[str, ...]] = ("storage", "officer", "reply", "statistics", "publication")
EVERY: Final = "every"
"""In a policy, the audiences that an entity does not name."""
