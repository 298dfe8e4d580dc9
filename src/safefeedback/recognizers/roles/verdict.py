"""What one mention tells of a person's role."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Verdict"]


class Verdict(NamedTuple):
    """A role with how plainly the text says it.

    Attributes:
        role: ``sender``, ``third_party``, ``official`` or ``minor``.
        strength: 2 said outright, 1 likely; a plain word elsewhere in the message beats a likely one.
    """

    role: str
    strength: int
