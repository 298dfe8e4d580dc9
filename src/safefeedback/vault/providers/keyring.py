"""The keyring file: JSON with a lock, the root keys wrapped under it, and a MAC over everything.

The lock says how the master key is made: by Argon2id from a passphrase, or (kind ``insecure``) read from the file
itself. A destroyed key stays as a line without secret, so that its reference is never used again.
"""

from __future__ import annotations

import datetime as dt
import hmac
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Self

from safefeedback.crypto import SecretBytes, derive_passphrase_key
from safefeedback.errors import KeyringError
from safefeedback.vault.providers.refusal import not_opened

__all__ = ["Entry", "Keyring", "Lock"]

_FORMAT: Final = "safefeedback keyring"
_VERSION: Final = 1
_MAC_DOMAIN: Final = b"safefeedback keyring/1 mac"
_LOWEST: Final = {"time": 3, "memory_kib": 65_536, "lanes": 4}  # RFC 9106, second recommended option
_HIGHEST: Final = {"time": 64, "memory_kib": 4_194_304, "lanes": 64}


@dataclass(frozen=True, slots=True)
class Lock:
    """How the master key is made.

    Attributes:
        kind: ``argon2id`` or ``insecure``.
        salt: 16 bytes for Argon2id; the 32 bytes of the master key itself where the kind is ``insecure``.
        time: Argon2id passes.
        memory_kib: Argon2id memory in KiB.
        lanes: Argon2id lanes.
    """

    kind: str
    salt: bytes
    time: int = 3
    memory_kib: int = 65_536
    lanes: int = 4

    def master(self, passphrase: bytes) -> SecretBytes:
        """Return the master key; the passphrase is not used where the kind is ``insecure``."""
        if self.kind == "insecure":
            return SecretBytes(self.salt)
        return derive_passphrase_key(
            passphrase, salt=self.salt, time=self.time, memory_kib=self.memory_kib, lanes=self.lanes
        )

    def __repr__(self) -> str:
        return f"Lock({self.kind})"


@dataclass(frozen=True, slots=True)
class Entry:
    """One root key.

    Attributes:
        reference: its name and a unique part.
        created: the day (UTC) on which it was made.
        wrapped: the key under the master key; empty when destroyed.
        destroyed: the day (UTC) on which it was destroyed, or None.
    """

    reference: str
    created: dt.date
    wrapped: bytes
    destroyed: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Keyring:
    """The content of the file; entries in the order in which they were made."""

    lock: Lock
    entries: tuple[Entry, ...]
    mac: bytes = b""

    @classmethod
    def parse(cls, content: bytes) -> Self:
        """Read the file; :meth:`verify` must follow.

        Raises:
            KeyringError: another form, or Argon2id costs outside the allowed range.
        """
        found = cls._parsed(content)
        if found is None:
            raise KeyringError(
                "keyring: expected a keyring file of version 1, got another form", hint="restore it from its backup"
            )
        return found

    @classmethod
    def _parsed(cls, content: bytes) -> Self | None:
        try:
            tree = json.loads(content)
            entries = tuple(_entry(each) for each in tree["keys"])
            return cls(_lock(tree["lock"]), entries, _bytes(tree["mac"], 32)).checked(tree)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return None  # the errors quote the file, which may hold a key in the clear

    def checked(self, tree: Mapping[str, Any]) -> Self:
        """Return the keyring if it says all that the tree says; ValueError if not."""
        said = json.loads(self._body()) | {"mac": self.mac.hex()}
        if said != tree or len({each.reference for each in self.entries}) < len(self.entries):
            raise ValueError
        return self

    def sealed(self, master: SecretBytes) -> bytes:
        """Return the content of the file with its MAC, as UTF-8 JSON and a line end."""
        body = json.loads(self._body())
        return json.dumps(body | {"mac": self._tag(master).hex()}, ensure_ascii=False, indent=1).encode() + b"\n"

    def verify(self, master: SecretBytes) -> None:
        """Check the MAC.

        Raises:
            DecryptionError: wrong passphrase or changed file.
        """
        if not hmac.compare_digest(self.mac, self._tag(master)):
            raise not_opened()

    def entry(self, reference: str) -> Entry | None:
        """Return the entry of a reference, or None."""
        return next((each for each in self.entries if each.reference == reference), None)

    def _tag(self, master: SecretBytes) -> bytes:
        key = hmac.digest(master.plaintext_secret(), _MAC_DOMAIN, "sha256")
        return hmac.digest(key, self._body(), "sha256")

    def _body(self) -> bytes:
        tree = {"format": _FORMAT, "version": _VERSION, "lock": _lock_tree(self.lock), "keys": _key_trees(self.entries)}
        return json.dumps(tree, sort_keys=True, ensure_ascii=True).encode()


def _lock_tree(lock: Lock) -> dict[str, object]:
    if lock.kind == "insecure":
        return {"kind": lock.kind, "plaintext_key": lock.salt.hex()}
    costs = {name: getattr(lock, name) for name in _LOWEST}
    return {"kind": lock.kind, "salt": lock.salt.hex()} | costs


def _key_trees(entries: Sequence[Entry]) -> list[dict[str, str]]:
    return [_key_tree(each) for each in entries]


def _key_tree(entry: Entry) -> dict[str, str]:
    tree = {"reference": entry.reference, "created": entry.created.isoformat()}
    if entry.destroyed:
        return tree | {"destroyed": entry.destroyed.isoformat()}
    return tree | {"wrapped": entry.wrapped.hex()}


def _lock(tree: Mapping[str, Any]) -> Lock:
    if tree["kind"] == "insecure":
        return Lock("insecure", _bytes(tree["plaintext_key"], 32))
    if tree["kind"] != "argon2id":
        raise ValueError
    return Lock("argon2id", _bytes(tree["salt"], 16), *(_cost(tree[name], name) for name in _LOWEST))


def _cost(value: object, name: str) -> int:
    if type(value) is not int or not _LOWEST[name] <= value <= _HIGHEST[name]:
        raise ValueError
    return value


def _entry(tree: Mapping[str, Any]) -> Entry:
    destroyed = tree.get("destroyed")
    return Entry(
        str(tree["reference"]),
        dt.date.fromisoformat(tree["created"]),
        b"" if destroyed else _bytes(tree["wrapped"]),
        dt.date.fromisoformat(destroyed) if destroyed else None,
    )


def _bytes(text: str, length: int | None = None) -> bytes:
    value = bytes.fromhex(text)
    if length is not None and len(value) != length:
        raise ValueError
    return value
