"""The secret behind pseudonyms: who holds it can test guesses, so it is kept apart from the texts.

A Peruvian DNI has 10^8 values: with the key, all of them are tried in minutes; without it, none can be. Losing the key
breaks the link between old and new pseudonyms; nothing is decrypted with it.

The file form is 64 hexadecimal digits, with or without a line end, readable by its owner only (mode 0600).
"""

from __future__ import annotations

import hmac
import os
import secrets
import stat
from pathlib import Path
from typing import Final, NoReturn, Self

from safefeedback.errors import KeyringError

__all__ = ["KEY_BYTES", "PseudonymKey"]

KEY_BYTES: Final = 32
"""Length of the secret in bytes."""

_FILE_LIMIT: Final = 256  # bytes; a key file holds 64 digits and a line end


class PseudonymKey:
    """A 32-byte secret: ``repr`` is masked, it is not pickled or copied, it compares in constant time."""

    __slots__ = ("_secret",)
    _secret: bytes

    def __init__(self) -> None:
        raise TypeError("PseudonymKey: use from_bytes, from_file or generate")

    @classmethod
    def from_bytes(cls, secret: bytes) -> Self:
        """Return the key of 32 bytes.

        Raises:
            KeyringError: not 32 bytes.
            TypeError: not ``bytes``.
        """
        if not isinstance(secret, bytes):
            raise TypeError(f"pseudonym key: expected bytes, got {type(secret).__name__}")
        if len(secret) != KEY_BYTES:
            raise KeyringError(f"pseudonym key: expected {KEY_BYTES} bytes, got {len(secret)}")
        key = object.__new__(cls)
        key._secret = secret
        return key

    @classmethod
    def generate(cls) -> Self:
        """Return a new random key from the operating system's generator."""
        return cls.from_bytes(secrets.token_bytes(KEY_BYTES))

    @classmethod
    def from_file(cls, path: str | os.PathLike[str]) -> Self:
        """Return the key that :meth:`to_file` wrote.

        Raises:
            KeyringError: it cannot be read, is not a regular file, is readable by others (checked where the system has
                POSIX modes), or does not hold 64 hexadecimal digits. The text names neither path nor content.
        """
        try:
            with Path(path).open("rb") as file:
                _check_private(os.fstat(file.fileno()).st_mode)
                content = file.read(_FILE_LIMIT).strip()
        except OSError as error:
            raise KeyringError(f"pseudonym key: expected a readable file, got {type(error).__name__}") from None
        return cls.from_bytes(_secret_of(content))

    def to_file(self, path: str | os.PathLike[str]) -> None:
        """Write the key to a new file of mode 0600.

        Raises:
            KeyringError: the file exists or cannot be made.
        """
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except OSError as error:
            raise KeyringError(f"pseudonym key: expected to make a new file, got {type(error).__name__}") from None
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(self._secret.hex() + "\n")

    def plaintext_secret(self) -> bytes:
        """Return the 32 secret bytes: the one way to them."""
        return self._secret

    def __repr__(self) -> str:
        return "PseudonymKey(****)"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PseudonymKey) and hmac.compare_digest(self._secret, other._secret)

    __hash__ = None  # type: ignore[assignment]  # a hash of the secret would outlive it in tables

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError("PseudonymKey is not pickled or copied: pass the object or its file")


def _check_private(mode: int) -> None:
    if not stat.S_ISREG(mode):
        raise KeyringError("pseudonym key: expected a regular file, got another kind of file")
    if os.name == "posix" and mode & 0o077:
        raise KeyringError(
            f"pseudonym key: expected a file of mode 0600, got {stat.S_IMODE(mode):04o}",
            hint="run chmod 600 on the key file",
        )


def _secret_of(content: bytes) -> bytes:
    try:
        secret = bytes.fromhex(content.decode("ascii"))
    except ValueError:
        secret = b""
    if len(content) != 2 * KEY_BYTES or len(secret) != KEY_BYTES:
        raise KeyringError(
            f"pseudonym key: expected {2 * KEY_BYTES} hexadecimal digits, got {len(content)} bytes of another form",
            hint="make a key with PseudonymKey.generate().to_file(path)",
        )
    return secret
