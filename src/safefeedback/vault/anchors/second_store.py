"""A second database: checkpoints in the table of checkpoints of a store that keeps nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from safefeedback.errors import LedgerError
from safefeedback.ledger.checkpoint import Checkpoint

if TYPE_CHECKING:
    from safefeedback.vault.stores import RecordStore

__all__ = ["StoreSink"]


class StoreSink:
    """A store, SQLite or PostgreSQL, that other people look after.

    Args:
        store: open; who made the sink closes it.
        origins: names of the logs that are read back.
    """

    code: Final = "store"

    def __init__(self, store: RecordStore, origins: tuple[str, ...]) -> None:
        self._store = store
        self._origins = origins

    def put(self, note: bytes) -> None:
        """See ``AnchorSink``."""
        text = note.decode("utf-8", "replace").partition("\n\n")[0] + "\n"
        found = Checkpoint.from_text(text)
        kept = self._store.checkpoint(found.origin, found.size)
        if kept is not None and kept[0] == found.size and not kept[1].startswith(text.encode()):
            raise LedgerError("anchor: expected the checkpoint that is kept of this size, got another")
        self._store.seal_tree(found.origin, found.size, note, [])

    def notes(self) -> Iterator[bytes]:
        """See ``AnchorSink``."""
        for origin in self._origins:
            for _, note in self._store.checkpoints(origin):
                yield note
