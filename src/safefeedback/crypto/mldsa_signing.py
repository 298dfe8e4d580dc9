"""ML-DSA-44 signatures (FIPS 204), which a quantum computer does not forge: the private part, from a 32-byte seed."""

from __future__ import annotations

from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PrivateKey

from safefeedback.crypto.capability import ML_DSA, require
from safefeedback.crypto.mldsa_verifying import MlDsaVerifyingKey
from safefeedback.crypto.secret import SecretBytes, buffer_of
from safefeedback.errors import KeyringError

__all__ = ["MlDsaSigningKey"]


class MlDsaSigningKey:
    """Signs; ``repr`` is masked. Two signatures of the same data differ: signing is hedged.

    Raises:
        ConfigurationError: the installed ``cryptography`` has no ML-DSA.
        KeyringError: the seed has not 32 bytes.
    """

    __slots__ = ("_seed",)

    def __init__(self, seed: SecretBytes) -> None:
        require(ML_DSA)
        if len(buffer_of(seed)) != 32:
            raise KeyringError(f"ML-DSA-44 key: expected a seed of 32 bytes, got {len(buffer_of(seed))}")
        self._seed = seed

    def sign(self, data: bytes) -> bytes:
        """Return the 2,420-byte signature, with an empty context."""
        return self._private().sign(data)

    def verifying_key(self) -> MlDsaVerifyingKey:
        """Return the public part."""
        return MlDsaVerifyingKey(self._private().public_key().public_bytes_raw())

    def __repr__(self) -> str:
        return "MlDsaSigningKey(****)"

    def _private(self) -> MLDSA44PrivateKey:
        return MLDSA44PrivateKey.from_seed_bytes(buffer_of(self._seed))
