"""Ed25519 signatures (RFC 8032): the public part."""

from __future__ import annotations

from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from safefeedback.crypto._refusal import refused
from safefeedback.errors import KeyringError

__all__ = ["VerifyingKey"]


@dataclass(frozen=True, slots=True)
class VerifyingKey:
    """Verifies; 32 public bytes.

    Raises:
        KeyringError: another length.
    """

    public_key: bytes

    def __post_init__(self) -> None:
        if len(self.public_key) != 32:
            raise KeyringError(f"verifying key: expected 32 bytes, got {len(self.public_key)}")

    def verify(self, signature: bytes, data: bytes) -> None:
        """Return when the signature is this key's.

        Raises:
            DecryptionError: it is not.
        """
        try:
            Ed25519PublicKey.from_public_bytes(self.public_key).verify(signature, data)
        except InvalidSignature:
            raise refused() from None
