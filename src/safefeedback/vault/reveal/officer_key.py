"""The key with which an officer signs approvals: a private file, wrapped under the officer's passphrase.

The file is JSON: salt and cost of Argon2id, the wrapped seed of an Ed25519 key, and the public key in the clear.
"""

from __future__ import annotations

import json
import os
import secrets
from base64 import b64decode, b64encode
from pathlib import Path
from typing import Any, Final

from safefeedback.crypto import SecretBytes, SigningKey, WrappingKey, derive_passphrase_key
from safefeedback.errors import DecryptionError, KeyringError
from safefeedback.vault.providers.writing import read_private

__all__ = ["create_officer_key", "open_officer_key"]

_SCHEMA: Final = "safefeedback/officer-key/1"
_COST: Final = {"time": 3, "memory_kib": 65_536, "lanes": 4}
_KEY_ID: Final = b"officer1"
_CONTEXT: Final = b"safefeedback officer key/1"
_WHAT: Final = "officer key"


def create_officer_key(path: Path, passphrase: bytes) -> bytes:
    """Make a key, write it to a new file of mode 0600, and return its public part (32 bytes).

    Raises:
        ConfigurationError: an empty passphrase.
        KeyringError: the file is there, or cannot be written.
    """
    salt, seed = secrets.token_bytes(16), SecretBytes.generate()
    public = SigningKey(seed).verifying_key().public_key
    with _wrapping(passphrase, salt, _COST).secret as key:
        wrapped = WrappingKey(_KEY_ID, key).wrap_key(seed, _CONTEXT + public)
    seed.wipe()
    texts = {"salt": salt, "wrapped": wrapped, "public": public}
    content = {"schema": _SCHEMA, **_COST, **{name: b64encode(value).decode("ascii") for name, value in texts.items()}}
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(json.dumps(content, indent=1).encode("ascii") + b"\n")
            file.flush()
            os.fsync(file.fileno())
    except FileExistsError:
        raise KeyringError(f"{_WHAT}: expected a new file, there is one") from None
    except OSError as error:
        raise KeyringError(f"{_WHAT}: expected a file that can be written, got {type(error).__name__}") from None
    return public


def open_officer_key(path: Path, passphrase: bytes) -> SigningKey:
    """Return the key of a file.

    Raises:
        KeyringError: no such file, one that others may use, something else, or another passphrase.
    """
    content = read_private(path, what=_WHAT)
    if content is None:
        raise KeyringError(f"{_WHAT}: expected a file, there is none", hint="make one with: keys create-officer")
    try:
        found: dict[str, Any] = json.loads(content)
        salt, wrapped, public = (b64decode(found[name], validate=True) for name in ("salt", "wrapped", "public"))
        cost = {name: int(found[name]) for name in _COST}
        is_ours = found["schema"] == _SCHEMA
    except (KeyError, TypeError, ValueError, RecursionError):
        is_ours = False
    if not is_ours:
        raise KeyringError(f"{_WHAT}: expected the file that keys create-officer wrote, got something else")
    try:
        with _wrapping(passphrase, salt, cost).secret as key:
            return SigningKey(WrappingKey(_KEY_ID, key).unwrap_key(wrapped, _CONTEXT + public))
    except DecryptionError:
        raise KeyringError(f"{_WHAT}: expected the passphrase of this key, got another") from None


def _wrapping(passphrase: bytes, salt: bytes, cost: dict[str, int]) -> WrappingKey:
    return WrappingKey(_KEY_ID, derive_passphrase_key(passphrase, salt=salt, **cost))
