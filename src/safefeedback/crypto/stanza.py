"""A stanza: the record key of a sealed record, wrapped for one recipient; and who can make and open one.

Types (``docs/reference/sealed-record.md``): 1 a symmetric key, 3 HPKE with X25519, 4 HPKE with MLKEM768-X25519. 2 and 5
are reserved for a provider's own blob and for the shares of approvers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol, runtime_checkable

from safefeedback.crypto._prefix import length_prefixed

if TYPE_CHECKING:
    from safefeedback.crypto.secret import SecretBytes

__all__ = ["CLASSICAL", "HYBRID", "KEY_ID_BYTES", "LOCAL", "Opener", "Recipient", "Stanza", "stanza_info"]

KEY_ID_BYTES: Final = 8
"""Length of the name of a key in bytes."""

LOCAL: Final = 1
"""The type of a stanza under a symmetric key; its body has 64 bytes."""

CLASSICAL: Final = 3
"""The type of a stanza for an X25519 key (HPKE); its body has 80 bytes."""

HYBRID: Final = 4
"""The type of a stanza for an MLKEM768-X25519 key (HPKE); its body has 1,168 bytes."""


@dataclass(frozen=True, slots=True)
class Stanza:
    """One wrapped record key.

    Attributes:
        type: 1 to 255.
        key_id: the 8 bytes that name the key that opens it.
        body: the wrapped key; 1 to 65,535 bytes.
    """

    type: int
    key_id: bytes
    body: bytes


class Recipient(Protocol):
    """Who a record can be sealed for."""

    @property
    def key_id(self) -> bytes:
        """The 8 bytes that name the key."""
        ...

    @property
    def stanza_type(self) -> int:
        """The type of the stanzas that it makes."""
        ...

    def wrap(self, record_key: SecretBytes, info: bytes) -> bytes:
        """Return the body of a stanza that is bound to ``info``."""
        ...


@runtime_checkable
class Opener(Protocol):
    """Who can open stanzas of some types."""

    @property
    def key_id(self) -> bytes:
        """The 8 bytes that name the key."""
        ...

    @property
    def stanza_types(self) -> tuple[int, ...]:
        """The types of the stanzas that it opens."""
        ...

    def unwrap(self, stanza_type: int, body: bytes, info: bytes) -> SecretBytes:
        """Return the record key.

        Raises:
            DecryptionError: wrong key, wrong context or changed data.
        """
        ...


def stanza_info(context: bytes, stanza_type: int, key_id: bytes) -> bytes:
    """Return what a stanza is bound to: the record's context (agency and fixed header), its own type and key id."""
    return length_prefixed(b"srec/1 stanza", context, bytes([stanza_type]), key_id)
