"""Whether a person's data are blocked while a request is decided: told by the log of keys alone.

``rights.step`` leaves that tell of the person say when a block begins (``blocked``) and ends (``unblocked``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from safefeedback.ledger.leaf import read_leaf

if TYPE_CHECKING:
    from safefeedback.vault.stores import KeyStore

__all__ = ["BLOCK", "UNBLOCK", "is_blocked"]

BLOCK: Final = "blocked"
"""The step that begins a block."""

UNBLOCK: Final = "unblocked"
"""The step that ends the block of its request."""


def is_blocked(keys: KeyStore, agency: str, subject: bytes) -> bool:
    """Tell whether a request blocks a person's data now.

    Raises:
        VaultError: the store refuses.
    """
    blocking: set[str] = set()
    for _, body in keys.leaves_about(agency, subject):
        leaf = read_leaf(body)
        if leaf.event != "rights.step":
            continue
        if leaf.fields["step"] == BLOCK:
            blocking.add(leaf.fields["req"])
        elif leaf.fields["step"] == UNBLOCK:
            blocking.discard(leaf.fields["req"])
    return bool(blocking)
