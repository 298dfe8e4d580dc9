"""The hashes of a stored log, for its tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safefeedback.errors import LedgerError
from safefeedback.ledger.merkle import leaf_hash

if TYPE_CHECKING:
    from collections.abc import Sequence

    from safefeedback.ledger.leaf_store import LeafStore

__all__ = ["StoredHashes"]


class StoredHashes:
    """Implements ``HashSource`` over the log of an agency; tiles that are not stored yet can be laid beside it.

    Args:
        store: where the log is.
        agency: whose it is.

    Attributes:
        fresh: tiles by level and number.
    """

    def __init__(self, store: LeafStore, agency: str) -> None:
        self._store = store
        self._agency = agency
        self.fresh: dict[tuple[int, int], bytes] = {}

    def leaf_hashes(self, start: int, stop: int) -> Sequence[bytes]:
        """See ``HashSource``."""
        found = [leaf_hash(body) for body in self._store.leaves(self._agency, start, stop)]
        if len(found) != stop - start:
            raise LedgerError(
                f"ledger: expected {stop - start} leaves from {start} on, got {len(found)}",
                hint="leaves are missing: run safefeedback audit verify",
            )
        return found

    def tile(self, level: int, index: int) -> bytes | None:
        """See ``HashSource``."""
        return self.fresh.get((level, index)) or self._store.tile(self._agency, level, index)
