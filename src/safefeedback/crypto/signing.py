"""Ed25519 signatures (RFC 8032): the private part, from a 32-byte seed."""

from __future__ import annotations

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from safefeedback.crypto.secret import SecretBytes, buffer_of
from safefeedback.crypto.verifying import VerifyingKey
from safefeedback.errors import KeyringError

__all__ = ["SigningKey"]


class SigningKey:
    """Signs; ``repr`` is masked.

    Raises:
        KeyringError: the seed has not 32 bytes.
    """

    __slots__ = ("_seed",)

    def __init__(self, seed: SecretBytes) -> None:
        if len(buffer_of(seed)) != 32:
            raise KeyringError(f"signing key: expected a seed of 32 bytes, got {len(buffer_of(seed))}")
        self._seed = seed

    def sign(self, data: bytes) -> bytes:
        """Return the 64-byte signature."""
        return self._private().sign(data)

    def verifying_key(self) -> VerifyingKey:
        """Return the public part."""
        return VerifyingKey(self._private().public_key().public_bytes_raw())

    def __repr__(self) -> str:
        return "SigningKey(****)"

    def _private(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(buffer_of(self._seed))
