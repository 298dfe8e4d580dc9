"""The port of places that keep checkpoints."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

__all__ = ["AnchorSink"]


class AnchorSink(Protocol):
    """Keeps signed checkpoints, and never takes one back."""

    @property
    def code(self) -> str:
        """What the log calls such a place: ``file``, ``store`` or ``tsa``."""
        ...

    def put(self, note: bytes) -> None:
        """Keep a signed checkpoint; it is kept when this returns.

        Raises:
            VaultError: the place refuses, or cannot be reached.
            LedgerError: the authority's answer is not one that its roots stand for.
        """
        ...

    def notes(self) -> Iterator[bytes]:
        """Yield everything that is kept, oldest first; what is not whole is yielded too, so that it is named.

        Raises:
            VaultError: the place cannot be read.
        """
        ...
