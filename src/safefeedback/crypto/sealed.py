"""A sealed record as it is stored, sent and digested."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from safefeedback.crypto._prefix import length_prefixed

__all__ = ["SealedRecord"]


@dataclass(frozen=True, slots=True)
class SealedRecord:
    """Header and ciphertexts; nothing in it is secret.

    Attributes:
        header: the header's bytes.
        fields: name and ciphertext, in the order of the names.
    """

    header: bytes
    fields: tuple[tuple[str, bytes], ...]

    @property
    def digest(self) -> bytes:
        """The 32 bytes of SHA-256 over header, names and ciphertexts, each with its length before it."""
        parts = (part for name, ciphertext in self.fields for part in (name.encode(), ciphertext))
        return sha256(length_prefixed(b"srec/1 digest", self.header, *parts)).digest()
