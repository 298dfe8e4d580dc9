"""Keys of notes (C2SP signed-note and tlog-cosignature): a name, an id of four bytes, and Ed25519 or ML-DSA-44.

Ed25519 (type 1) signs the text. ML-DSA-44 (type 6) signs what a checkpoint means, with the name of the key and the time
of signing.

>>> NoteVerifier.from_text("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW").name
'PeterNeumann'
"""

from __future__ import annotations

import re
import time
from base64 import b64encode
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, Final, Protocol

from safefeedback.crypto import MlDsaVerifyingKey, VerifyingKey
from safefeedback.errors import DecryptionError, KeyringError, LedgerError
from safefeedback.ledger._base64 import read_base64
from safefeedback.ledger.checkpoint import Checkpoint

if TYPE_CHECKING:
    from collections.abc import Callable

    from safefeedback.crypto import MlDsaSigningKey, SigningKey

__all__ = ["KEY_ID_BYTES", "Cosigner", "NoteError", "NoteSigner", "NoteVerifier", "Signer"]

KEY_ID_BYTES: Final = 4
"""Length of the id that stands before a signature."""

_OPAQUE: Final = 255
_TIME_BYTES: Final = 8
_LAST: Final = (2**63 - 1).to_bytes(_TIME_BYTES, "big")
_NAME: Final = re.compile(r"[^+\s]+")
_KEY: Final = re.compile(r"([^+\s]+)\+([0-9a-f]{8})\+([0-9A-Za-z+/=]+)")


class NoteError(LedgerError):
    """A note cannot be trusted.

    Attributes:
        fault: ``malformed``, ``unknown-key``, ``bad-signature`` or ``foreign``.
    """

    def __init__(self, fault: str, message: str) -> None:
        super().__init__(f"note: {message}")
        self.fault = fault


class Signer(Protocol):
    """Signs notes under a name."""

    def sign(self, text: str, /) -> bytes:
        """Return the signature of a note's text, as it stands in the note behind the key's id."""

    def verifier(self) -> NoteVerifier:
        """Return the public part."""


@dataclass(frozen=True, slots=True)
class NoteVerifier:
    """A name and its public key.

    Attributes:
        name: who signs; of a log, its origin.
        key: Ed25519 or ML-DSA-44.

    Raises:
        LedgerError: an empty name, or one with a space or a plus.
    """

    name: str
    key: VerifyingKey | MlDsaVerifyingKey

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.name):
            raise LedgerError("note: expected a name of a key without spaces and plus")

    @property
    def key_id(self) -> bytes:
        """Four bytes that tell keys of one name apart; not a secret and not a proof of anything."""
        return sha256(self.name.encode() + b"\n" + self._typed_key()).digest()[:KEY_ID_BYTES]

    def to_text(self) -> str:
        """Return ``name+id+key``, as other tools of transparency logs read it."""
        return f"{self.name}+{self.key_id.hex()}+{b64encode(self._typed_key()).decode()}"

    @classmethod
    def from_text(cls, text: str) -> NoteVerifier:
        """Return the verifier of ``name+id+key``.

        Raises:
            ConfigurationError: an ML-DSA key, and the installed ``cryptography`` has none.
            LedgerError: another form, an unknown type of key, or an id that is not this key's.
        """
        parts = _KEY.fullmatch(text)
        if parts is None:
            raise LedgerError("note: expected a key as name+id+key")
        content = read_base64(parts[3], "note: expected the key")
        found = cls(parts[1], _read_key(content[0], content[1:]))
        if found.key_id.hex() != parts[2]:
            raise LedgerError("note: expected the id of this key under this name")
        return found

    def verify(self, text: str, signature: bytes) -> None:
        """Return when the signature is this key's.

        Raises:
            NoteError: it is not.
        """
        try:
            if isinstance(self.key, VerifyingKey):
                self.key.verify(signature, text.encode())
            else:
                when, rest = signature[:_TIME_BYTES], signature[_TIME_BYTES:]
                self.key.verify(rest, _cosigned(self.name, when, text))
        except (DecryptionError, LedgerError):
            raise NoteError("bad-signature", "a signature under a known key is not that key's") from None

    def _typed_key(self) -> bytes:
        return bytes([1 if isinstance(self.key, VerifyingKey) else 6]) + self.key.public_key


@dataclass(frozen=True, slots=True)
class NoteSigner:
    """Signs any text with Ed25519.

    Attributes:
        name: who signs; of a log, its origin.
        key: the private key.
    """

    name: str
    key: SigningKey

    def sign(self, text: str) -> bytes:
        """See ``Signer``."""
        return self.key.sign(text.encode())

    def verifier(self) -> NoteVerifier:
        """See ``Signer``."""
        return NoteVerifier(self.name, self.key.verifying_key())


@dataclass(frozen=True, slots=True)
class Cosigner:
    """Signs checkpoints with ML-DSA-44: that this was, at this time, the largest log that it knew.

    Attributes:
        name: who signs; of a log, its origin; at most 255 bytes.
        key: the private key.
        clock: Unix time in seconds.
    """

    name: str
    key: MlDsaSigningKey
    clock: Callable[[], float] = field(default=time.time, repr=False)

    def sign(self, text: str) -> bytes:
        """See ``Signer``.

        Raises:
            LedgerError: the text is no checkpoint, or the name or the origin is longer than 255 bytes.
        """
        when = int(self.clock()).to_bytes(_TIME_BYTES, "big")
        return when + self.key.sign(_cosigned(self.name, when, text))

    def verifier(self) -> NoteVerifier:
        """See ``Signer``."""
        return NoteVerifier(self.name, self.key.verifying_key())


def _read_key(kind: int, content: bytes) -> VerifyingKey | MlDsaVerifyingKey:
    if kind not in {1, 6}:
        raise LedgerError("note: expected a key of type 1 (Ed25519) or 6 (ML-DSA-44)")
    try:
        return VerifyingKey(content) if kind == 1 else MlDsaVerifyingKey(content)
    except KeyringError as error:
        raise LedgerError(f"note: {error}") from None


def _cosigned(name: str, when: bytes, text: str) -> bytes:
    """Return what an ML-DSA key signs: a whole tree, from leaf 0 to its size (C2SP tlog-cosignature)."""
    checkpoint = Checkpoint.from_text(text)
    named, origin = name.encode(), checkpoint.origin.encode()
    if max(len(named), len(origin)) > _OPAQUE or when > _LAST:
        raise LedgerError(f"note: expected a name and an origin of at most {_OPAQUE} bytes, and a time of 63 bits")
    return b"".join(
        (
            b"subtree/v1\n\0",
            bytes([len(named)]) + named,
            when,
            bytes([len(origin)]) + origin,
            bytes(8),
            checkpoint.size.to_bytes(8, "big"),
            checkpoint.root,
        )
    )
