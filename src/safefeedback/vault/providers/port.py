"""The port of root keys: what wraps the epoch keys and never leaves the place that keeps it.

A provider keeps root keys (a file, an HSM, a key service). One root key stands for one agency and month, so that
destroying it makes every backup copy of what it wrapped unreadable. A provider is called once per epoch key and cache
period, never once per message.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from safefeedback.crypto import SecretBytes

__all__ = ["Capabilities", "Destruction", "KeyProvider", "ProviderKey"]


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What a provider adds to what every provider promises.

    Attributes:
        binds_context: the provider itself checks the context too (its own log shows it). The library binds it in any
            case.
        destroys: a destroyed key is gone for whoever holds a copy of the provider's files. False for keyring files: an
            older copy of the file still holds the key.
        hardware: the keys lie in an HSM.
        waiting_days: for how many days at most a destroyed key can still be brought back.
    """

    binds_context: bool
    destroys: bool
    hardware: bool
    waiting_days: int = 0


@dataclass(frozen=True, slots=True)
class ProviderKey:
    """A root key as its provider lists it.

    Attributes:
        reference: what :meth:`KeyProvider.create` returned.
        created: the day (UTC) on which it was made, or None where the provider does not keep it.
        state: ``enabled``; ``disabled`` (cannot be used now, could come back: a waiting window); ``destroyed`` (gone).
    """

    reference: str
    created: dt.date | None
    state: str


@dataclass(frozen=True, slots=True)
class Destruction:
    """A key that was destroyed.

    Attributes:
        reference: the key.
        effective: the day (UTC) from which nobody can bring it back; later than today where the provider makes it wait.
    """

    reference: str
    effective: dt.date


class KeyProvider(Protocol):
    """Where root keys live.

    Every method raises ``KeyringError`` (the key is unknown, disabled, destroyed, or may not be used),
    ``DecryptionError`` (wrong key, wrong context or changed data) or ``VaultError`` (no answer now; try again).
    """

    @property
    def uri(self) -> str:
        """Where it is, without secrets."""
        ...

    @property
    def capabilities(self) -> Capabilities:
        """What it adds to the common guarantees."""
        ...

    def create(self, name: str) -> str:
        """Make a root key and return its reference; each call makes another key.

        Args:
            name: what it is for, such as ``<agency>/2026-11``; 1 to 300 code points, shown by the provider's own tools.
        """
        ...

    def wrap(self, reference: str, key: SecretBytes, context: Mapping[str, str]) -> bytes:
        """Return a blob that opens with the same reference and context alone. It was opened once before it is returned.

        Args:
            reference: a key of this provider.
            key: the secret to wrap.
            context: what the secret is for. It is authenticated, not hidden: providers write it into their logs.
        """
        ...

    def unwrap(self, reference: str, blob: bytes, context: Mapping[str, str]) -> SecretBytes:
        """Return the secret that :meth:`wrap` wrapped."""
        ...

    def destroy(self, reference: str) -> Destruction:
        """Destroy a root key.

        Again for a destroyed key: the same answer where the provider keeps a trace of it, else ``KeyringError``.
        """
        ...

    def keys(self) -> Iterator[ProviderKey]:
        """Return the provider's keys that this library made, oldest first where the provider knows their order."""
        ...
