"""A symmetric key that wraps other keys: a subject key, an epoch key or a root key of our own.

Two forms, under separate labels: the stanza of a sealed record (``wrap``, ``unwrap``) and the free-standing blob
(``wrap_key``, ``unwrap_key``); ``docs/reference/sealed-record.md`` has both. The blob::

    0x01 || salt (16) || commitment (32) || AES-256-GCM ciphertext and tag
    commitment || key || nonce = HKDF-Expand(wrapping key, lp("srec/1 wrap", salt, context), 76)
    salt = HMAC-SHA-256(HKDF-Expand(wrapping key, lp("srec/1 wrap salt")), lp(random 16, context, secret))[:16]

The salt mixes randomness with what is wrapped, so a stuck generator reveals only that the same key was wrapped again
under the same context. The commitment makes a blob that opens under two wrapping keys as hard to find as a collision of
SHA-256.

The body of a stanza is a salt (16), then ciphertext and tag. Its salt is made of the record key too, because whoever
seals for somebody else chooses both record key and header: without it, a record key of theirs could be wrapped under
the one-time key of another record, and the two bodies together would give the other record key away.

>>> from safefeedback.crypto import SecretBytes, WrappingKey
>>> key = WrappingKey(b"epoch-01", SecretBytes.generate())
>>> subject = SecretBytes.generate()
>>> key.unwrap_key(key.wrap_key(subject, b"muni-puno"), b"muni-puno") == subject
True
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, ClassVar, Final

from safefeedback.crypto._derivation import CIPHER_BYTES, TAG_BYTES, decrypt_once, encrypt_once, expand
from safefeedback.crypto._prefix import length_prefixed
from safefeedback.crypto._refusal import refused
from safefeedback.crypto.secret import SecretBytes, buffer_of
from safefeedback.crypto.stanza import KEY_ID_BYTES, LOCAL
from safefeedback.errors import KeyringError

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["WrappingKey"]

_KEY_BYTES: Final = 32
_VERSION: Final = b"\x01"
_SALT_BYTES: Final = 16
_COMMITMENT_BYTES: Final = 32
_HEAD_BYTES: Final = 1 + _SALT_BYTES + _COMMITMENT_BYTES
_BODY_BYTES: Final = _SALT_BYTES + _KEY_BYTES + TAG_BYTES


@dataclass(frozen=True, slots=True)
class WrappingKey:
    """Both directions of wrapping under one 32-byte key.

    Attributes:
        key_id: 8 bytes that name the key; public.
        secret: the 32 bytes; whoever made them wipes them.

    Raises:
        KeyringError: another length of either.
    """

    stanza_type: ClassVar[int] = LOCAL
    stanza_types: ClassVar[tuple[int, ...]] = (LOCAL,)

    key_id: bytes
    secret: SecretBytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.key_id) != KEY_ID_BYTES:
            raise KeyringError(f"wrapping key: expected an id of {KEY_ID_BYTES} bytes, got {len(self.key_id)}")
        if len(buffer_of(self.secret)) != _KEY_BYTES:
            raise KeyringError(
                f"wrapping key: expected a secret of {_KEY_BYTES} bytes, got {len(buffer_of(self.secret))}"
            )

    def wrap(self, record_key: SecretBytes, info: bytes) -> bytes:
        """Return the body of a stanza: the record key under a key that ``info`` and the record key make unique."""
        plaintext = buffer_of(record_key)
        salt = self._salt(b"srec/1 local salt", length_prefixed(info) + plaintext)
        return salt + encrypt_once(self._stanza_cipher(salt, info), plaintext, info)

    def unwrap(self, stanza_type: int, body: bytes, info: bytes) -> SecretBytes:
        """Return the record key of a stanza.

        Raises:
            DecryptionError: another type of stanza, wrong key, wrong context or changed data.
        """
        if stanza_type != LOCAL or len(body) != _BODY_BYTES:
            raise refused()
        salt, ciphertext = body[:_SALT_BYTES], body[_SALT_BYTES:]
        return SecretBytes(decrypt_once(self._stanza_cipher(salt, info), ciphertext, info))

    def wrap_key(self, secret: SecretBytes, context: bytes) -> bytes:
        """Return the blob of a secret of any length, bound to its context; 65 bytes longer than the secret."""
        return _wrap_key(self, secret, context, secrets.token_bytes)

    def unwrap_key(self, blob: bytes, context: bytes) -> SecretBytes:
        """Return the secret of a blob.

        Raises:
            DecryptionError: wrong key, wrong context or changed data.
        """
        if len(blob) <= _HEAD_BYTES + TAG_BYTES or blob[:1] != _VERSION:
            raise refused()
        salt, commitment = blob[1 : 1 + _SALT_BYTES], blob[1 + _SALT_BYTES : _HEAD_BYTES]
        expected, cipher = self._blob_cipher(salt, context)
        if not hmac.compare_digest(expected, commitment):
            cipher[:] = bytes(CIPHER_BYTES)
            raise refused()
        return SecretBytes(decrypt_once(cipher, blob[_HEAD_BYTES:], context))

    def _salt(self, label: bytes, mixed: bytes) -> bytes:
        key = expand(buffer_of(self.secret), length_prefixed(label), _KEY_BYTES)
        salt = hmac.digest(key, mixed, "sha256")[:_SALT_BYTES]
        key[:] = bytes(_KEY_BYTES)
        return salt

    def _stanza_cipher(self, salt: bytes, info: bytes) -> bytearray:
        label = length_prefixed(b"srec/1 local", salt, sha256(info).digest())
        return expand(buffer_of(self.secret), label, CIPHER_BYTES)

    def _blob_cipher(self, salt: bytes, context: bytes) -> tuple[bytes, bytearray]:
        label = length_prefixed(b"srec/1 wrap", salt, context)
        derived = expand(buffer_of(self.secret), label, _COMMITMENT_BYTES + CIPHER_BYTES)
        commitment, cipher = bytes(derived[:_COMMITMENT_BYTES]), derived[_COMMITMENT_BYTES:]
        derived[:] = bytes(len(derived))
        return commitment, cipher


def _wrap_key(key: WrappingKey, secret: SecretBytes, context: bytes, random: Callable[[int], bytes]) -> bytes:
    """As ``wrap_key``, with a generator of one's own: for tests and vectors only."""
    plaintext = buffer_of(secret)
    salt = key._salt(b"srec/1 wrap salt", length_prefixed(random(_SALT_BYTES), context) + plaintext)
    commitment, cipher = key._blob_cipher(salt, context)
    return _VERSION + salt + commitment + encrypt_once(cipher, plaintext, context)
