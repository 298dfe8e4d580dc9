"""The header of a sealed record: who can open it, what it belongs to, and a MAC over every bit of it.

Layout in ``docs/reference/sealed-record.md``. Parsing is strict and takes time in proportion to the length.
"""

from __future__ import annotations

import hmac
import struct
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from safefeedback.crypto._derivation import TAG_BYTES
from safefeedback.crypto._prefix import length_prefixed
from safefeedback.crypto._refusal import refused
from safefeedback.crypto.stanza import CLASSICAL, HYBRID, KEY_ID_BYTES, LOCAL, Stanza

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["FIELD_LIMIT", "FIXED_BYTES", "MAC_BYTES", "STANZA_LIMIT", "Header", "are_lawful", "names_digest", "packed"]

FIXED_BYTES: Final = 56
"""Length of the fixed part in bytes."""

MAC_BYTES: Final = 32
"""Length of the MAC in bytes."""

FIELD_LIMIT: Final = 1024
"""Most fields of a record."""

STANZA_LIMIT: Final = 8
"""Most stanzas of a record."""

_FIXED: Final = struct.Struct(">4sBBHHIH16s8s16s")  # magic, version, suite, fields, schema, record version, flags, ...
_STANZA: Final = struct.Struct(">B8sH")  # type, key id, length of the body
_PREFIX: Final = (b"SREC", 1, 1)
_BODY_BYTES: Final = {LOCAL: 16 + 32 + TAG_BYTES, CLASSICAL: 32 + 32 + TAG_BYTES, HYBRID: 1120 + 32 + TAG_BYTES}


@dataclass(frozen=True, slots=True)
class Header:
    """What stands in the header; nothing in it is secret.

    Attributes:
        record_id: 16 bytes.
        record_version: 1 to 4,294,967,295.
        schema_version: 0 to 65,535.
        fields: how many fields there are, 1 to 1,024.
        names: 8 bytes of the digest of the sorted field names.
        salt: 16 bytes.
        stanzas: 1 to 8, no two of the same type and key.
        mac: 32 bytes.
    """

    record_id: bytes
    record_version: int
    schema_version: int
    fields: int
    names: bytes
    salt: bytes
    stanzas: tuple[Stanza, ...]
    mac: bytes

    @property
    def fixed(self) -> bytes:
        """The 56 bytes that a rewrap never changes."""
        numbers = (self.fields, self.schema_version, self.record_version)
        return _FIXED.pack(*_PREFIX, *numbers, 0, self.record_id, self.names, self.salt)

    @property
    def unsigned(self) -> bytes:
        """The header without its MAC."""
        return self.fixed + packed(self.stanzas)

    def to_bytes(self) -> bytes:
        """Return the header as it is stored."""
        return self.unsigned + self.mac

    def has_fields(self, names: Sequence[str]) -> bool:
        """Return whether these are the names of its fields: all of them, none else, in their order."""
        ordered = all(one < other for one, other in pairwise(names)) and all(name.isascii() for name in names)
        return ordered and len(names) == self.fields and hmac.compare_digest(names_digest(names), self.names)

    @classmethod
    def parse(cls, header: bytes) -> Header:
        """Return the parts of a header, of which nothing is verified yet.

        Raises:
            DecryptionError: anything that is not exactly a header of this version.
        """
        if len(header) < FIXED_BYTES + 1 + MAC_BYTES:
            raise refused()
        magic, version, suite, fields, schema, record, flags, record_id, names, salt = _FIXED.unpack_from(header)
        known = (magic, version, suite, flags) == (*_PREFIX, 0)
        if not known or not 1 <= fields <= FIELD_LIMIT or not record:
            raise refused()
        stanzas = _stanzas(header)
        return cls(record_id, record, schema, fields, names, salt, stanzas, header[-MAC_BYTES:])


def names_digest(names: Iterable[str]) -> bytes:
    """Return the 8 bytes that stand for the names of the fields."""
    return _digest(tuple(sorted(names)))


@lru_cache(1024)
def _digest(names: tuple[str, ...]) -> bytes:
    return sha256(length_prefixed(*[name.encode("ascii") for name in names])).digest()[:8]


def are_lawful(stanzas: Sequence[Stanza]) -> bool:
    """Return whether stanzas may stand together: none twice, and no classical one beside a hybrid one."""
    types = {stanza.type for stanza in stanzas}
    keys = {(stanza.type, stanza.key_id) for stanza in stanzas}
    return 1 <= len(stanzas) == len(keys) <= STANZA_LIMIT and not {CLASSICAL, HYBRID} <= types


def packed(stanzas: Sequence[Stanza]) -> bytes:
    """Return the stanzas as they stand in a header, after their number."""
    heads = [_STANZA.pack(stanza.type, stanza.key_id, len(stanza.body)) + stanza.body for stanza in stanzas]
    return b"".join([bytes([len(stanzas)]), *heads])


def _stanzas(header: bytes) -> tuple[Stanza, ...]:
    count, position, end = header[FIXED_BYTES], FIXED_BYTES + 1, len(header) - MAC_BYTES
    found: list[Stanza] = []
    for _ in range(min(count, STANZA_LIMIT + 1)):
        if position + 3 + KEY_ID_BYTES > end:
            raise refused()
        kind, key_id, length = _STANZA.unpack_from(header, position)
        position += _STANZA.size
        if not kind or not length or _BODY_BYTES.get(kind, length) != length:
            raise refused()
        found.append(Stanza(kind, key_id, header[position : position + length]))
        position += length
    if position != end or not are_lawful(found):
        raise refused()
    return tuple(found)
