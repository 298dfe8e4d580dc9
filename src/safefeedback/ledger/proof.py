"""That a leaf is in a log, in a text that is checked without the log (C2SP tlog-proof): what a receipt holds."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from safefeedback.errors import LedgerError
from safefeedback.ledger._base64 import read_base64
from safefeedback.ledger.merkle import HASH_BYTES, leaf_hash, verify_inclusion
from safefeedback.ledger.note import open_checkpoint

if TYPE_CHECKING:
    from collections.abc import Sequence

    from safefeedback.ledger.checkpoint import Checkpoint
    from safefeedback.ledger.note import NoteVerifier

__all__ = ["Proof"]

_FIRST: Final = "c2sp.org/tlog-proof@v1"
_INDEX: Final = re.compile(r"index (0|[1-9][0-9]{0,18})")
_PATH_LIMIT: Final = 63


@dataclass(frozen=True, slots=True)
class Proof:
    """The place of a leaf in a log that was signed.

    Attributes:
        index: place of the leaf, from 0.
        path: hashes from its sibling to below the root.
        checkpoint: the signed note.
        extra: anything else, or None; nothing vouches for it.
    """

    index: int
    path: tuple[bytes, ...]
    checkpoint: bytes
    extra: bytes | None = None

    def to_text(self) -> str:
        """Return the text, for a file ``*.tlog-proof``."""
        lines = [_FIRST]
        if self.extra is not None:
            lines.append(f"extra {b64encode(self.extra).decode()}")
        lines += [f"index {self.index}", *(b64encode(one).decode() for one in self.path)]
        return "\n".join(lines) + "\n\n" + self.checkpoint.decode()

    @classmethod
    def from_text(cls, text: str) -> Proof:
        """Return the proof of a text.

        Raises:
            LedgerError: another form; the checkpoint is only read by ``verify``.
        """
        head, gap, checkpoint = text.partition("\n\n")
        first, *lines = head.split("\n")
        extra = None
        if lines and lines[0].startswith("extra "):
            extra = read_base64(lines.pop(0).removeprefix("extra "), "proof: expected extra data")
        index = _INDEX.fullmatch(lines[0]) if lines else None
        if first != _FIRST or not gap or index is None or len(lines) > _PATH_LIMIT + 1:
            raise LedgerError(f"proof: expected {_FIRST}, an index, hashes, an empty line and a checkpoint")
        path = tuple(read_base64(line, "proof: expected a hash") for line in lines[1:])
        if any(len(one) != HASH_BYTES for one in path):
            raise LedgerError(f"proof: expected hashes of {HASH_BYTES} bytes")
        return cls(int(index[1]), path, checkpoint.encode("utf-8", "surrogatepass"), extra)

    def verify(self, body: bytes, verifiers: Sequence[NoteVerifier]) -> Checkpoint:
        """Return the checkpoint of the log that holds this leaf at this place.

        Args:
            body: the bytes of the leaf.
            verifiers: the known keys of the log.

        Raises:
            LedgerError: the checkpoint is not signed by its log, or the leaf is not at this place.
        """
        found = open_checkpoint(self.checkpoint, verifiers)
        verify_inclusion(self.index, found.size, leaf_hash(body), path=self.path, root=found.root)
        return found
