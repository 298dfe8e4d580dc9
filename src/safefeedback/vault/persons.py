"""Persons' keys: made, unwrapped and wrapped anew. Destroying one erases all that is sealed under it."""

from __future__ import annotations

import secrets
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from safefeedback.crypto import SecretBytes, WrappingKey
from safefeedback.errors import KeyringError, VaultError
from safefeedback.vault.key_cache import KeyCache
from safefeedback.vault.stores.stored_key import StoredKey, StoredSubject, SubjectChange

if TYPE_CHECKING:
    from safefeedback.vault.evidence import Scribe
    from safefeedback.vault.key_tree import KeyTree
    from safefeedback.vault.stores.key_store import KeyStore

__all__ = ["SUBJECT_BYTES", "Person", "Persons"]

SUBJECT_BYTES: Final = 16
"""Length of the random id of a person."""

_KEY_ID_BYTES: Final = 8

Person = tuple[bytes, WrappingKey]
"""The id of a person and the key under which the person's records are sealed; who got it wipes its secret."""


class Persons:
    """The persons' keys of an agency; threads may share it."""

    def __init__(self, tree: KeyTree, store: KeyStore, scribe: Scribe, *, cache_seconds: int) -> None:
        self._tree = tree
        self._scribe = scribe
        self._store = store
        self._cache = KeyCache(seconds=cache_seconds)

    def add(self, count: int) -> list[Person]:
        """Make the keys of new persons, in one transaction, under the primary epoch key."""
        if not count:
            return []
        primary = self._tree.primary()
        epoch = self._tree.wrapping(primary)
        made: list[Person] = []
        rows: list[StoredSubject] = []
        with epoch.secret:
            for _ in range(count):
                subject, secret = secrets.token_bytes(SUBJECT_BYTES), SecretBytes.generate()
                rows.append(
                    StoredSubject(subject, self._tree.agency, primary.key_id, self._wrapped(epoch, subject, secret))
                )
                made.append((subject, WrappingKey(subject[:_KEY_ID_BYTES], secret)))
        self._store.add_subjects(rows, self._scribe.leaf("subject.added", n=count))
        return made

    def get(self, subject: bytes) -> WrappingKey | None:
        """Return the key of a person, or None where it was destroyed or never made.

        The store is asked every time, so that who was erased elsewhere is not sealed for again.
        """
        row = self._store.subject(subject)
        if row is None or row.agency != self._tree.agency:
            self._cache.forget(subject)
            return None
        secret = self._cache.get(subject, lambda: self._unwrapped(row))
        return None if secret is None else WrappingKey(subject[:_KEY_ID_BYTES], secret)

    def rewrap(self, rows: list[StoredSubject], old: StoredKey, new: StoredKey) -> int:
        """Wrap persons' keys under another epoch key; each is opened and compared before it is written.

        Returns:
            how many were changed: those whose blob nobody changed meanwhile.

        Raises:
            DecryptionError: one does not open; nothing of the batch was changed.
        """
        before, after = self._tree.wrapping(old), self._tree.wrapping(new)
        with before.secret, after.secret:
            changes = [self._change(row, before, after) for row in rows]
        return self._store.swap_subjects(changes, lambda count: self._scribe.rewrapped(count, new.key_id))

    def forget(self, subjects: list[bytes] | None = None) -> None:
        """Wipe what is held in memory: of some persons, or all."""
        if subjects is None:
            self._cache.clear()
        for subject in subjects or ():
            self._cache.forget(subject)

    def _change(self, row: StoredSubject, before: WrappingKey, after: WrappingKey) -> SubjectChange:
        context = self._context(row.subject)
        with before.unwrap_key(row.wrapped, context) as secret:
            wrapped = after.wrap_key(secret, context)
            with after.unwrap_key(wrapped, context) as again:
                if again != secret:
                    raise VaultError("rewrap: expected the new blob to open to the same key; nothing was changed")
        return SubjectChange(row.subject, sha256(row.wrapped).digest(), after.key_id, wrapped)

    def _unwrapped(self, row: StoredSubject) -> SecretBytes:
        by_id = {key.key_id: key for key in self._tree.all()}
        if row.epoch_key not in by_id:
            raise KeyringError("vault: expected the epoch key of a person's key, there is none in the key store")
        epoch = self._tree.wrapping(by_id[row.epoch_key])
        with epoch.secret:
            return epoch.unwrap_key(row.wrapped, self._context(row.subject))

    def _wrapped(self, epoch: WrappingKey, subject: bytes, secret: SecretBytes) -> bytes:
        return epoch.wrap_key(secret, self._context(subject))

    def _context(self, subject: bytes) -> bytes:
        return b"safefeedback person key/1\0" + subject + self._tree.agency.encode()
