"""A secret in memory: shown nowhere, compared in constant time, overwritten when it is done with.

Overwriting is best effort: Python, OpenSSL and the operating system may hold copies (a ``bytes`` that was made of it,
a key schedule, a page on disk). It shortens the time in which a secret can be found; a key that must never be found
belongs in an HSM or a KMS.

>>> from safefeedback.crypto import SecretBytes
>>> with SecretBytes.generate() as secret:
...     secret
SecretBytes(****)
>>> secret.is_wiped
True
"""

from __future__ import annotations

import hmac
import secrets
from typing import TYPE_CHECKING, NoReturn, Self

from safefeedback.errors import KeyringError

if TYPE_CHECKING:
    from types import TracebackType

__all__ = ["SecretBytes", "buffer_of"]


class SecretBytes:
    """Secret bytes of any length but zero: ``repr`` is masked, they are not pickled, copied or hashed.

    Used as a context manager it wipes itself at the end; else when nothing refers to it any more.

    Args:
        secret: the bytes; they are copied, and the caller's own copy is the caller's to forget.

    Raises:
        KeyringError: no byte at all.
        TypeError: not bytes.
    """

    __slots__ = ("_buffer",)

    def __init__(self, secret: bytes | bytearray | memoryview) -> None:
        if not isinstance(secret, bytes | bytearray | memoryview):
            raise TypeError(f"secret: expected bytes, got {type(secret).__name__}")
        if not len(secret):
            raise KeyringError("secret: expected one byte or more, got none")
        self._buffer = bytearray(secret)

    @classmethod
    def generate(cls, n: int = 32) -> Self:
        """Return ``n`` random bytes from the operating system's generator."""
        return cls(secrets.token_bytes(n))

    @property
    def is_wiped(self) -> bool:
        """Whether the secret was overwritten; nothing can be done with it then."""
        return not self._buffer

    def plaintext_secret(self) -> bytes:
        """Return the secret bytes, a copy that cannot be wiped: the one public way to them.

        Raises:
            KeyringError: it was wiped.
        """
        return bytes(buffer_of(self))

    def wipe(self) -> None:
        """Overwrite the secret with zeros and forget its length; harmless when repeated."""
        self._buffer[:] = bytes(len(self._buffer))
        self._buffer = bytearray()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.wipe()

    def __del__(self) -> None:
        if hasattr(self, "_buffer"):  # not where the constructor refused
            self.wipe()

    def __repr__(self) -> str:
        return f"{type(self).__name__}(****)"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, SecretBytes) or self.is_wiped or other.is_wiped:
            return False  # a wiped secret equals nothing: two that are gone are not the same
        return hmac.compare_digest(self._buffer, other._buffer)

    __hash__ = None  # type: ignore[assignment]  # a hash of the secret would outlive it in tables

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError(f"{type(self).__name__} is not pickled or copied: pass the object")


def buffer_of(secret: SecretBytes) -> bytearray:
    """Return the buffer itself, for code of this package: not to be changed, not to be kept.

    Raises:
        KeyringError: it was wiped.
    """
    if secret.is_wiped:
        raise KeyringError("secret: expected a live secret, got one that was wiped")
    return secret._buffer
