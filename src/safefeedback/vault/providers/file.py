"""Root keys in a keyring file: for one host, a trial, or an agency without HSM or key service.

``file:PATH`` is locked by a passphrase; ``file:PATH?credential=PATH`` by the content of a credential file that systemd
or Kubernetes hands to the service (a name without ``/`` is looked for in ``$CREDENTIALS_DIRECTORY``).
``insecure-file:PATH`` has no lock: who reads the file has the keys.

An old copy of the file still holds the keys that were destroyed since: back it up apart, and keep few copies.
"""

from __future__ import annotations

import datetime as dt
import secrets
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace as changed
from functools import partial
from pathlib import Path
from typing import Final

from safefeedback.crypto import SecretBytes
from safefeedback.errors import DecryptionError, KeyringError
from safefeedback.vault.providers.credential import read_credential
from safefeedback.vault.providers.envelope import disclose, enclose
from safefeedback.vault.providers.keyring import Keyring, Lock
from safefeedback.vault.providers.location import Location
from safefeedback.vault.providers.naming import checked_name
from safefeedback.vault.providers.port import Capabilities, Destruction, ProviderKey
from safefeedback.vault.providers.refusal import no_key
from safefeedback.vault.providers.root_key import made, moved, opened, seal, unseal
from safefeedback.vault.providers.writing import needed_system, only_writer, read_private, replace

__all__ = ["SHORTEST_PASSPHRASE", "FileProvider"]

SHORTEST_PASSPHRASE: Final = 12
"""Bytes that the passphrase of a new keyring has at least."""


class FileProvider:
    """The keyring file as a provider; every call reads the file, so that several processes may share it."""

    capabilities: Final = Capabilities(binds_context=True, destroys=False, hardware=False)

    def __init__(self, path: Path, *, uri: str, passphrase: Callable[[], bytes] | None) -> None:
        """Do not touch the file yet; without passphrase it is an insecure keyring."""
        self.uri: Final = uri
        self._path = path
        self._passphrase = passphrase
        self._mutex = threading.RLock()
        self._master: tuple[Lock, SecretBytes] | None = None

    @classmethod
    def open(cls, uri: str, passphrase: Callable[[], bytes] | None) -> FileProvider:
        """Return the provider of a ``file:`` or ``insecure-file:`` address; the file is not touched.

        Raises:
            ConfigurationError: no path, unknown options, or a system without POSIX modes and locks.
            KeyringError: neither passphrase nor credential for ``file:``.
        """
        needed_system()
        location = Location.parse(uri)
        path = Path(location.needed_place())
        if location.scheme == "insecure-file":
            location.allow()
            return cls(path, uri=uri, passphrase=None)
        location.allow("credential")
        credential = location.option("credential")
        asking = partial(read_credential, credential) if credential else passphrase
        if asking is None:
            raise KeyringError("keyring: expected a passphrase or a credential file", hint="file:PATH?credential=PATH")
        return cls(path, uri=uri, passphrase=asking)

    def create(self, name: str) -> str:
        """Make a root key; the keyring file is made with the first one."""
        return self._create(checked_name(name), _today())

    def _create(self, name: str, on: dt.date) -> str:
        with self._mutex, only_writer(self._path):
            keyring = self._read() or Keyring(_new_lock(self._passphrase), ())
            reference = f"{name}#{secrets.token_hex(8)}"
            entry = made(reference, on, master=self._master_of(keyring.lock))
            self._write(changed(keyring, entries=(*keyring.entries, entry)))
        return reference

    def wrap(self, reference: str, key: SecretBytes, context: Mapping[str, str]) -> bytes:
        """Return the blob of a key."""
        with self._root(reference) as root:
            return enclose(
                key, reference=reference, context=context, seal=partial(seal, root), unseal=partial(unseal, root)
            )

    def unwrap(self, reference: str, blob: bytes, context: Mapping[str, str]) -> SecretBytes:
        """Return the key of a blob."""
        with self._root(reference) as root:
            return disclose(blob, reference=reference, context=context, unseal=partial(unseal, root))

    def destroy(self, reference: str) -> Destruction:
        """Remove a root key from the file; its reference stays, with the day."""
        return self._destroy(reference, _today())

    def _destroy(self, reference: str, on: dt.date) -> Destruction:
        with self._mutex, only_writer(self._path):
            keyring = self._existing()
            entry = keyring.entry(reference)
            if entry is None:
                raise no_key("keyring")
            if entry.destroyed is None:
                gone = changed(entry, wrapped=b"", destroyed=on)
                self._write(
                    changed(keyring, entries=tuple(gone if each is entry else each for each in keyring.entries))
                )
            return Destruction(reference, entry.destroyed or on)

    def keys(self) -> Iterator[ProviderKey]:
        """Return the keys of the file in the order in which they were made, destroyed ones too."""
        with self._mutex:
            keyring = self._read()
        for each in keyring.entries if keyring else ():
            yield ProviderKey(each.reference, each.created, "destroyed" if each.destroyed else "enabled")

    def change_passphrase(self, new: Callable[[], bytes]) -> None:
        """Lock the file with another passphrase; other processes need it at their next call.

        Raises:
            KeyringError: the keyring is insecure or missing, or the new passphrase is shorter than 12 bytes.
            VaultError: the file could not be written; the old passphrase stands.
        """
        if self._passphrase is None:
            raise KeyringError("keyring: expected a keyring with a passphrase, got an insecure one")
        with self._mutex, only_writer(self._path):
            old = self._existing()
            lock = _new_lock(new)
            master = lock.master(new())
            entries = tuple(moved(each, old=self._master_of(old.lock), new=master) for each in old.entries)
            replace(self._path, Keyring(lock, entries).sealed(master))
            self._passphrase, self._master = new, (lock, master)

    def _root(self, reference: str) -> SecretBytes:
        with self._mutex:
            keyring = self._existing()
            entry = keyring.entry(reference)
            if entry is None or entry.destroyed:
                raise no_key("keyring")
            return opened(entry, master=self._master_of(keyring.lock))

    def _existing(self) -> Keyring:
        keyring = self._read()
        if keyring is None:
            raise KeyringError("keyring: expected a keyring file, got none", hint="run safefeedback vault init")
        return keyring

    def _read(self) -> Keyring | None:
        content = read_private(self._path, what="keyring")
        if content is None:
            return None
        keyring = Keyring.parse(content)
        if (keyring.lock.kind == "insecure") != (self._passphrase is None):
            raise KeyringError(
                f"keyring: expected the kind of lock that the address names, got {keyring.lock.kind}",
                hint="file: is for keyrings with a passphrase, insecure-file: for those without",
            )
        try:
            keyring.verify(self._master_of(keyring.lock))
        except DecryptionError:
            self._master = None  # the next call asks for the passphrase again
            raise
        return keyring

    def _write(self, keyring: Keyring) -> None:
        replace(self._path, keyring.sealed(self._master_of(keyring.lock)))

    def _master_of(self, lock: Lock) -> SecretBytes:
        if self._master is None or self._master[0] != lock:
            self._master = lock, lock.master(self._passphrase() if self._passphrase else b"")
        return self._master[1]


def _new_lock(passphrase: Callable[[], bytes] | None) -> Lock:
    if passphrase is None:
        return Lock("insecure", secrets.token_bytes(32))
    length = len(passphrase())
    if length < SHORTEST_PASSPHRASE:
        raise KeyringError(f"keyring: expected a passphrase of at least {SHORTEST_PASSPHRASE} bytes, got {length}")
    return Lock("argon2id", secrets.token_bytes(16))


def _today() -> dt.date:
    return dt.datetime.now(tz=dt.UTC).date()
