"""The public bundle: what a host needs to seal for an agency, and nothing that opens. JSON, signed with Ed25519."""

from __future__ import annotations

import datetime as dt
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

from safefeedback.crypto._context import agency_bytes
from safefeedback.crypto._prefix import length_prefixed
from safefeedback.crypto.capability import HPKE, HYBRID_KEM, require
from safefeedback.crypto.secret import SecretBytes, buffer_of
from safefeedback.crypto.stanza import CLASSICAL, HYBRID, KEY_ID_BYTES
from safefeedback.errors import KeyringError

if TYPE_CHECKING:
    from safefeedback.crypto.verifying import VerifyingKey

__all__ = ["KEMS", "PublicBundle", "bundle_key_id", "hpke_suite", "require_kem"]

KEMS: Final = {"MLKEM768-X25519": HYBRID, "X25519": CLASSICAL}
"""The key encapsulations and the types of their stanzas."""

_FORM: Final = "safefeedback public bundle/1"
_KEY_BYTES: Final = {"MLKEM768-X25519": 1216, "X25519": 32}
_MLKEM_BYTES: Final = 1184
_LIMIT: Final = 16_384  # bytes


@dataclass(frozen=True, slots=True)
class PublicBundle:
    """The public key of an agency's reception.

    Attributes:
        agency: whose it is.
        kem: ``MLKEM768-X25519`` or ``X25519``.
        public_key: 1,216 or 32 bytes.
        not_after: the last day on which it is used.
        signature: 64 bytes, or none yet.

    Raises:
        KeyringError: another encapsulation or length.
        ConfigurationError: an agency outside its limits, or an encapsulation that the installed cryptography lacks.
    """

    agency: str
    kem: str
    public_key: bytes
    not_after: dt.date
    signature: bytes = b""

    def __post_init__(self) -> None:
        if len(self.public_key) != _KEY_BYTES.get(self.kem):
            raise KeyringError("public bundle: expected MLKEM768-X25519 with 1216 bytes or X25519 with 32")
        agency_bytes(self.agency)
        require_kem(self.kem)

    @property
    def key_id(self) -> bytes:
        """The 8 bytes that name the key."""
        return bundle_key_id(self.kem, self.public_key)

    @property
    def stanza_type(self) -> int:
        """The type of the stanzas that it makes."""
        return KEMS[self.kem]

    @property
    def signed_bytes(self) -> bytes:
        """What the signature covers."""
        day = self.not_after.isoformat().encode()
        return length_prefixed(b"srec/1 bundle", agency_bytes(self.agency), self.kem.encode(), self.public_key, day)

    def with_signature(self, signature: bytes) -> PublicBundle:
        """Return the same bundle, signed."""
        return replace(self, signature=signature)

    def verify(self, key: VerifyingKey) -> None:
        """Return when the custodian signed it.

        Raises:
            DecryptionError: the signature is not the key's.
        """
        key.verify(self.signature, self.signed_bytes)

    def wrap(self, record_key: SecretBytes, info: bytes) -> bytes:
        """Return the body of a stanza: HPKE in base mode (RFC 9180).

        Raises:
            KeyringError: bytes that are no public key.
        """
        try:
            return hpke_suite(self.kem).encrypt(buffer_of(record_key), _public_key(self.kem, self.public_key), info)
        except ValueError:
            raise KeyringError("public bundle: expected a public key, got other bytes of its length") from None

    def to_bytes(self) -> bytes:
        """Return the JSON of the bundle."""
        texts = {"form": _FORM, "agency": self.agency, "kem": self.kem, "not_after": self.not_after.isoformat()}
        coded = {"public_key": self.public_key, "key_id": self.key_id, "signature": self.signature}
        return json.dumps(texts | {name: urlsafe_b64encode(value).decode() for name, value in coded.items()}).encode()

    @classmethod
    def from_bytes(cls, content: bytes) -> PublicBundle:
        """Return the bundle of a JSON text; it is not verified yet.

        Raises:
            KeyringError: anything else than what ``to_bytes`` writes.
        """
        try:
            found = json.loads(content if len(content) <= _LIMIT else b"")
            day = dt.date.fromisoformat(found["not_after"])
            key, signature = urlsafe_b64decode(found["public_key"]), urlsafe_b64decode(found["signature"])
            parts = str(found["agency"]), str(found["kem"]), key, day, signature
        except (ValueError, KeyError, TypeError, RecursionError):
            parts = None  # what was read does not hang on the error
        bundle = None if parts is None else cls(*parts)
        if bundle is None or bundle.to_bytes() != content:
            raise KeyringError("public bundle: expected the JSON of a bundle, got another content")
        return bundle


def require_kem(kem: str) -> None:
    """Return when the installed cryptography has the encapsulation.

    Raises:
        ConfigurationError: it has not; nothing weaker takes its place.
    """
    require(HPKE, *([HYBRID_KEM] if KEMS[kem] == HYBRID else []))


def bundle_key_id(kem: str, public_key: bytes) -> bytes:
    """Return the 8 bytes that name a public key."""
    return sha256(length_prefixed(b"srec/1 key id", kem.encode(), public_key)).digest()[:KEY_ID_BYTES]


def hpke_suite(kem: str) -> hpke.Suite:
    """Return HPKE with the encapsulation, HKDF-SHA256 and AES-256-GCM."""
    chosen = hpke.KEM.MLKEM768_X25519 if KEMS[kem] == HYBRID else hpke.KEM.X25519
    return hpke.Suite(chosen, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)


def _public_key(kem: str, key: bytes) -> X25519PublicKey | hpke.MLKEM768X25519PublicKey:
    if KEMS[kem] == CLASSICAL:
        return X25519PublicKey.from_public_bytes(key)
    mlkem = MLKEM768PublicKey.from_public_bytes(key[:_MLKEM_BYTES])
    return hpke.MLKEM768X25519PublicKey(mlkem, X25519PublicKey.from_public_bytes(key[_MLKEM_BYTES:]))
