"""The private part of an agency's reception: opens what was sealed to its public bundle.

The 32-byte seed of MLKEM768-X25519 is expanded as X-Wing does: SHAKE256(seed, 96) is the seed of ML-KEM (64) and the
key of X25519 (32).
"""

from __future__ import annotations

from hashlib import shake_256
from typing import TYPE_CHECKING, Final, NoReturn, TypeAlias

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from safefeedback.crypto._refusal import refused
from safefeedback.crypto.bundle import KEMS, PublicBundle, bundle_key_id, hpke_suite, require_kem
from safefeedback.crypto.secret import SecretBytes, buffer_of
from safefeedback.crypto.stanza import HYBRID
from safefeedback.errors import KeyringError

if TYPE_CHECKING:
    import datetime as dt

    from safefeedback.crypto.signing import SigningKey

__all__ = ["RecipientKey"]

_SEED_BYTES: Final = 32
_Private: TypeAlias = X25519PrivateKey | hpke.MLKEM768X25519PrivateKey


class RecipientKey:
    """Opens stanzas of type 3 or 4; ``repr`` is masked.

    It keeps the expanded private key (expanding costs more than opening) until its seed is wiped and it is used again.

    Raises:
        KeyringError: a seed of another length than 32, or an unknown encapsulation.
        ConfigurationError: an encapsulation that the installed cryptography lacks.
    """

    __slots__ = ("_kem", "_private", "_public", "_seed")

    def __init__(self, seed: SecretBytes, kem: str) -> None:
        if len(buffer_of(seed)) != _SEED_BYTES or kem not in KEMS:
            raise KeyringError(f"recipient key: expected {_SEED_BYTES} bytes and one of {', '.join(KEMS)}")
        require_kem(kem)
        self._seed, self._kem = seed, kem
        self._private: _Private | None
        self._private, self._public = (_hybrid if KEMS[kem] == HYBRID else _classical)(buffer_of(seed))

    @classmethod
    def generate(cls, *, kem: str = "MLKEM768-X25519") -> RecipientKey:
        """Return a new key."""
        return cls(SecretBytes.generate(_SEED_BYTES), kem)

    @classmethod
    def from_seed(cls, seed: SecretBytes, *, kem: str = "MLKEM768-X25519") -> RecipientKey:
        """Return the key of a 32-byte seed."""
        return cls(seed, kem)

    @property
    def key_id(self) -> bytes:
        """The 8 bytes that name the key."""
        return bundle_key_id(self._kem, self._public)

    @property
    def stanza_types(self) -> tuple[int, ...]:
        """The one type that it opens."""
        return (KEMS[self._kem],)

    def bundle(self, agency: str, not_after: dt.date, signing_key: SigningKey) -> PublicBundle:
        """Return the signed public part."""
        bundle = PublicBundle(agency, self._kem, self._public, not_after)
        return bundle.with_signature(signing_key.sign(bundle.signed_bytes))

    def unwrap(self, stanza_type: int, body: bytes, info: bytes) -> SecretBytes:
        """Return the record key of a stanza.

        Raises:
            DecryptionError: another type, wrong key, wrong context or changed data.
        """
        if stanza_type not in self.stanza_types:
            raise refused()
        try:
            return SecretBytes(hpke_suite(self._kem).decrypt(body, self._live(), info))
        except (InvalidTag, ValueError):
            raise refused() from None

    def __repr__(self) -> str:
        return "RecipientKey(****)"

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError("RecipientKey is not pickled or copied: pass the object or its seed")

    def _live(self) -> _Private:
        if self._private is None or self._seed.is_wiped:
            self._private = None
            raise KeyringError("recipient key: expected a live seed, got one that was wiped")
        return self._private


def _classical(seed: bytearray) -> tuple[_Private, bytes]:
    key = X25519PrivateKey.from_private_bytes(seed)
    return key, key.public_key().public_bytes_raw()


def _hybrid(seed: bytearray) -> tuple[_Private, bytes]:
    both = shake_256(seed).digest(96)
    mlkem, x25519 = MLKEM768PrivateKey.from_seed_bytes(both[:64]), X25519PrivateKey.from_private_bytes(both[64:])
    public = mlkem.public_key().public_bytes_raw() + x25519.public_key().public_bytes_raw()
    return hpke.MLKEM768X25519PrivateKey(mlkem, x25519), public
