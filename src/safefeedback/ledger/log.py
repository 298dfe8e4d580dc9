"""The log of an agency in one store: checkpoints, proofs, and the reading of all of it.

Leaves are not written here: who acts writes them, in the transaction of the act. A log is signed when someone asks, as
often as the agency wants; what was signed and kept elsewhere cannot be taken back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from safefeedback.errors import LedgerError
from safefeedback.ledger.checkpoint import Checkpoint, log_origin
from safefeedback.ledger.claims import read_note
from safefeedback.ledger.inspection import Inspection
from safefeedback.ledger.leaf_store import LeafStore
from safefeedback.ledger.merkle import leaf_hash, verify_consistency, verify_inclusion
from safefeedback.ledger.note import NoteVerifier, Signer, sign_note
from safefeedback.ledger.proof import Proof
from safefeedback.ledger.stored_hashes import StoredHashes
from safefeedback.ledger.tree import HashTree

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from safefeedback.ledger.verification import Verification

__all__ = ["LeafStore", "Log"]

_LOOK: Final = "run safefeedback audit verify, and keep the store as it is"


class Log:
    """One log.

    Args:
        store: where its leaves are.
        agency: whose it is.
        kind: ``records`` or ``keys``.
        signers: who signs its checkpoints, under its origin as their name; none where it is only read.
        verifiers: the keys that may have signed it; those of the signers when there are none.

    Raises:
        LedgerError: another kind, or no key under the log's origin.
    """

    def __init__(
        self,
        store: LeafStore,
        agency: str,
        kind: str,
        *,
        signers: Sequence[Signer] = (),
        verifiers: Sequence[NoteVerifier] = (),
    ) -> None:
        self.origin = log_origin(agency, kind)
        self.verifiers = tuple(verifiers) or tuple(signer.verifier() for signer in signers)
        if self.origin not in {verifier.name for verifier in self.verifiers}:
            raise LedgerError(f"ledger: expected a key under the name of the log of {kind}")
        self._store = store
        self._agency = agency
        self._signers = tuple(signers)
        self._hashes = StoredHashes(store, agency)
        self._tree = HashTree(self._hashes, 0)

    def checkpoint(self) -> bytes:
        """Return the signed note of the log as it stands: a new one, stored with its tiles, if the log grew.

        Nothing is signed that does not begin with what was signed before.

        Raises:
            LedgerError: no leaves, no signer, or a log that is not the one that was signed before.
        """
        size = self._store.size(self._agency)
        newest = self._store.checkpoint(self._agency)
        old = self._read(newest) if newest else None
        if newest and old and old.size == size:
            return newest[1]
        if size == 0 or not self._signers:
            raise LedgerError("ledger: expected a signer, and one leaf or more, for a checkpoint")
        return self._seal(size, old)

    def prove(self, index: int, checkpoint: bytes | None = None) -> Proof:
        """Return the proof that a leaf is in the log.

        Args:
            index: place of the leaf, from 0.
            checkpoint: a signed note of this log; the newest one when None, or a new one if that does not reach.

        Raises:
            LedgerError: no such leaf, a checkpoint that does not reach it, or a log that is not what was signed.
        """
        note = checkpoint or self._reaching(index)
        head = read_note(note, self.verifiers, self.origin)
        if not 0 <= index < head.size:
            raise LedgerError(f"ledger: expected one of the {head.size} leaves that the checkpoint covers")
        path = self._grown(head.size).inclusion_path(index)
        body = next(self._store.leaves(self._agency, index, index + 1), b"")
        try:
            verify_inclusion(index, head.size, leaf_hash(body), path=path, root=head.root)
        except LedgerError as error:
            raise LedgerError(str(error), hint=_LOOK) from None
        return Proof(index, path, note)

    def consistency(self, old: Checkpoint, new: Checkpoint) -> tuple[bytes, ...]:
        """Return the hashes that show that the newer log begins with the leaves of the older one.

        Raises:
            LedgerError: it does not.
        """
        path = self._grown(new.size).consistency_path(old.size)
        try:
            verify_consistency(old.size, new.size, old_root=old.root, new_root=new.root, path=path)
        except LedgerError as error:
            raise LedgerError(str(error), hint=_LOOK) from None
        return path

    def verify(self, anchors: Iterable[bytes] = (), *, told: Iterable[tuple[int, bytes]] = ()) -> Verification:
        """Read all leaves, checkpoints and tiles, and return what they stand on and what is wrong.

        Args:
            anchors: signed notes of this log that were kept where who writes to the store cannot change them.
            told: sizes and roots of checkpoints that must be among the anchors.
        """
        return Inspection(self._store, self._agency, origin=self.origin, verifiers=self.verifiers).run(anchors, told)

    def _seal(self, size: int, old: Checkpoint | None) -> bytes:
        tree = self._grown(size)
        tiles = list(tree.full_tiles(old.size if old else 0))
        self._hashes.fresh = {(level, index): hashes for level, index, hashes in tiles}
        try:
            new = Checkpoint(self.origin, size, tree.root())
            if old:
                self.consistency(old, new)
        finally:
            self._hashes.fresh = {}
        note = sign_note(new.to_text(), self._signers)
        self._store.seal_tree(self._agency, size, note, tiles)
        return note

    def _reaching(self, index: int) -> bytes:
        newest = self._store.checkpoint(self._agency)
        return newest[1] if newest and newest[0] > index else self.checkpoint()

    def _read(self, stored: tuple[int, bytes]) -> Checkpoint:
        found = read_note(stored[1], self.verifiers, self.origin)
        if found.size != stored[0]:
            raise LedgerError("ledger: expected the stored checkpoint of its own size", hint=_LOOK)
        return found

    def _grown(self, size: int) -> HashTree:
        if self._tree.size != size:
            self._tree = self._tree.grown(size)
        return self._tree
