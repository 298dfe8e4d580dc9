"""What a root key of a keyring file does: it seals the keys that are used once."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Final

from safefeedback.crypto import SecretBytes, WrappingKey
from safefeedback.vault.providers.envelope import length_prefixed
from safefeedback.vault.providers.keyring import Entry

__all__ = ["made", "moved", "opened", "seal", "unseal"]

_KEY_ID: Final = bytes(8)  # the reference names the key
_SEAL: Final = length_prefixed("safefeedback keyring/1 seal")


def made(reference: str, on: dt.date, *, master: SecretBytes) -> Entry:
    """Return the entry of a new root key."""
    with SecretBytes.generate() as key:
        return Entry(reference, on, WrappingKey(_KEY_ID, master).wrap_key(key, _context(reference, on)))


def opened(entry: Entry, *, master: SecretBytes) -> SecretBytes:
    """Return the root key of an entry that is not destroyed.

    Raises:
        DecryptionError: another master key, or a changed entry.
    """
    return WrappingKey(_KEY_ID, master).unwrap_key(entry.wrapped, _context(entry.reference, entry.created))


def moved(entry: Entry, *, old: SecretBytes, new: SecretBytes) -> Entry:
    """Return the entry under another master key."""
    if entry.destroyed:
        return entry
    with opened(entry, master=old) as key:
        wrapped = WrappingKey(_KEY_ID, new).wrap_key(key, _context(entry.reference, entry.created))
    return replace(entry, wrapped=wrapped)


def seal(root: SecretBytes, once: SecretBytes) -> bytes:
    """Return a key that is used once, under the root key."""
    return WrappingKey(_KEY_ID, root).wrap_key(once, _SEAL)


def unseal(root: SecretBytes, sealed: bytes) -> SecretBytes:
    """Return the key that :func:`seal` sealed.

    Raises:
        DecryptionError: another root key or changed data.
    """
    return WrappingKey(_KEY_ID, root).unwrap_key(sealed, _SEAL)


def _context(reference: str, created: dt.date) -> bytes:
    return length_prefixed("safefeedback keyring/1 entry", reference, created.isoformat())
