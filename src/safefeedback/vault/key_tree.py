"""The keys of an agency between the provider's root keys and the persons' keys.

::

    provider key of a month  ── wraps ──>  epoch key  ── wraps ──>  persons' keys  ── wrap ──>  record keys
                             └─ wraps ──>  ingest keys of that month (what hosts that only seal, seal to)
    provider key "side"      ── wraps ──>  blind-index, pseudonym, signing and ledger key

A month has a provider key of its own, so that destroying it makes every copy of what lies under it unreadable, in
whatever backup the copy lies.
"""

from __future__ import annotations

import datetime as dt
import secrets
from typing import TYPE_CHECKING, Any, Final

from safefeedback.crypto import SecretBytes, WrappingKey
from safefeedback.errors import KeyringError
from safefeedback.vault.clock import Clock, last_of_month, month_of
from safefeedback.vault.key_cache import KeyCache
from safefeedback.vault.stores.stored_key import StoredKey

if TYPE_CHECKING:
    from safefeedback.vault.evidence import Scribe
    from safefeedback.vault.providers.port import KeyProvider
    from safefeedback.vault.settings import VaultSettings
    from safefeedback.vault.stores.key_store import KeyStore

__all__ = ["EPOCH", "INGEST", "SIDE_KINDS", "KeyTree"]

EPOCH: Final = "epoch"
"""Kind of the keys that wrap persons' keys."""

INGEST: Final = "ingest"
"""Kind of the seeds of ingest key pairs."""

SIDE_KINDS: Final = ("blind-index", "pseudonym", "signing", "ledger")
"""Kinds of the keys that live as long as the vault."""

_KEY_ID_BYTES: Final = 8


class KeyTree:
    """Makes, finds and unwraps keys; threads may share it."""

    def __init__(
        self, settings: VaultSettings, store: KeyStore, provider: KeyProvider, *, clock: Clock, scribe: Scribe
    ) -> None:
        self.agency: Final = settings.agency
        self._settings = settings
        self._store = store
        self._provider = provider
        self._clock = clock
        self._scribe = scribe
        self._cache = KeyCache(seconds=settings.cache_seconds, most=256)
        self._side: dict[str, StoredKey] = {}

    def all(self) -> tuple[StoredKey, ...]:
        """Return the agency's keys, oldest first."""
        return self._store.keys(self.agency)

    def primary(self) -> StoredKey:
        """Return the epoch key under which new persons' keys are wrapped.

        Raises:
            KeyringError: there is none.
        """
        found = [key for key in self.all() if key.kind == EPOCH and key.state == "primary"]
        if not found:
            raise KeyringError(
                "vault: expected a primary epoch key, there is none", hint="finish it with: safefeedback vault rotate"
            )
        return found[0]

    def side(self, kind: str) -> StoredKey:
        """Return the newest key of a kind that lives as long as the vault.

        Raises:
            KeyringError: there is none.
        """
        if kind not in self._side:
            found = [key for key in self.all() if key.kind == kind and key.state == "primary"]
            if not found:
                raise KeyringError(
                    f"vault: expected a key of kind {kind}, there is none",
                    hint="finish it with: safefeedback vault init",
                )
            self._side[kind] = found[-1]
        return self._side[kind]

    def secret(self, key: StoredKey) -> SecretBytes:
        """Return the secret of a key; the caller wipes it.

        Raises:
            KeyringError, DecryptionError, VaultError: as the provider.
        """
        if not key.wrapped:
            raise KeyringError("vault: expected a key that was not destroyed, got one that was")
        found = self._cache.get(key.key_id, lambda: self._unwrapped(key))
        assert found is not None  # noqa: S101 - the loader returns a secret or raises
        return found

    def wrapping(self, key: StoredKey) -> WrappingKey:
        """Return an epoch key that wraps; the caller wipes its secret."""
        return WrappingKey(key.key_id, self.secret(key))

    def add_epoch(self, *, state: str) -> StoredKey:
        """Make this month's epoch key under a new provider key, which is due with the last backup of the month."""
        today = self._clock()
        due = last_of_month(today) + dt.timedelta(days=self._settings.backup_days)
        reference = self._provider.create(f"{self.agency}/{month_of(today)}")
        return self._add(
            EPOCH, month_of(today), SecretBytes.generate(), reference=reference, state=state, destroy_on=due
        )

    def add_ingest(self, name: str, seed: SecretBytes) -> StoredKey:
        """Keep the seed of an ingest key pair; it is destroyed with the epoch key of today."""
        primary = self.primary()
        return self._add(
            INGEST, name, seed, reference=primary.reference, state="primary", destroy_on=primary.destroy_on
        )

    def add_side(self, kind: str, name: str, reference: str) -> StoredKey:
        """Make a key that lives as long as the vault."""
        return self._add(kind, name, SecretBytes.generate(), reference=reference, state="primary", destroy_on=None)

    def forget(self) -> None:
        """Wipe what is held in memory."""
        self._cache.clear()

    def _add(self, kind: str, name: str, secret: SecretBytes, *, reference: str, **rest: Any) -> StoredKey:
        key_id = secrets.token_bytes(_KEY_ID_BYTES)
        with secret:
            wrapped = self._provider.wrap(reference, secret, self._context(kind, key_id, name))
        key = StoredKey(
            key_id, self.agency, kind, name, reference=reference, wrapped=wrapped, created=self._clock(), **rest
        )
        self._store.add_key(key, self._scribe.made(key))
        return key

    def _unwrapped(self, key: StoredKey) -> SecretBytes:
        return self._provider.unwrap(key.reference, key.wrapped, self._context(key.kind, key.key_id, key.epoch))

    def _context(self, kind: str, key_id: bytes, name: str) -> dict[str, str]:
        return {"agency": self.agency, "kind": kind, "key": key_id.hex(), "name": name}
