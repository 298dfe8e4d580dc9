"""ML-DSA-44 signatures (FIPS 204): the public part."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PublicKey

from safefeedback.crypto._refusal import refused
from safefeedback.crypto.capability import ML_DSA, require
from safefeedback.errors import KeyringError

__all__ = ["MlDsaVerifyingKey"]

_KEY_BYTES: Final = 1312


@dataclass(frozen=True, slots=True)
class MlDsaVerifyingKey:
    """Verifies; 1,312 public bytes.

    Raises:
        ConfigurationError: the installed ``cryptography`` has no ML-DSA.
        KeyringError: another length.
    """

    public_key: bytes

    def __post_init__(self) -> None:
        require(ML_DSA)
        if len(self.public_key) != _KEY_BYTES:
            raise KeyringError(f"ML-DSA-44 key: expected {_KEY_BYTES} bytes, got {len(self.public_key)}")

    def verify(self, signature: bytes, data: bytes) -> None:
        """Return when the signature is this key's, with an empty context.

        Raises:
            DecryptionError: it is not.
        """
        try:
            MLDSA44PublicKey.from_public_bytes(self.public_key).verify(signature, data)
        except InvalidSignature:
            raise refused() from None
