"""What the vault answers when it has stored a message."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Receipt"]


@dataclass(frozen=True, slots=True)
class Receipt:
    """Proof for the caller that a message was sealed and is stored durably; nothing in it is secret.

    Attributes:
        record_id: 32 hexadecimal digits, random: it tells nothing of the message.
        version: version of the record, from 1.
        digest: SHA-256 over header and ciphertexts, 64 hexadecimal digits.
        leaf: place of the evidence in the agency's log of records, from 0.
    """

    record_id: str
    version: int
    digest: str
    leaf: int
