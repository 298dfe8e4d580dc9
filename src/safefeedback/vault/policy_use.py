"""Under which policy messages are protected: a leaf where it begins, and where it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from safefeedback.ledger.kind import is_lawful
from safefeedback.ledger.leaf import read_leaf

if TYPE_CHECKING:
    from safefeedback.vault.evidence import Scribe
    from safefeedback.vault.stores import RecordStore

__all__ = ["note_policy"]

_ABOUT: Final = b"policy in use\0\0\0"
"""Under which the leaves are found again; 16 bytes, as ids are."""

_UNNAMED: Final = "unnamed"


def note_policy(records: RecordStore, scribe: Scribe, digest: str, *, name: str, version: str) -> None:
    """Write ``policy.used`` unless the last one is of the same digest; a name that is no code is left unsaid.

    Raises:
        LedgerError: a digest or version that no leaf can hold.
        VaultError: the store refuses.
    """
    told = name if is_lawful("code", name) else _UNNAMED
    leaf = scribe.leaf("policy.used", _ABOUT, pol=digest, name=told, ver=version)
    last = None
    for _, body in records.leaves_about(scribe.agency, _ABOUT):
        last = body
    if last is None or read_leaf(last).fields["pol"] != digest:
        records.append([leaf])
