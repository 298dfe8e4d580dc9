"""Opening a record: a stanza gives the record key, the header's MAC proves it, then fields are read one by one."""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING, Self, TypeGuard

from safefeedback.crypto._context import agency_bytes, header_mac, record_context
from safefeedback.crypto._field import open_field
from safefeedback.crypto._refusal import refused
from safefeedback.crypto.header import Header
from safefeedback.crypto.sealing import signed_header
from safefeedback.crypto.secret import buffer_of
from safefeedback.crypto.stanza import stanza_info
from safefeedback.errors import DecryptionError, VaultError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType

    from safefeedback.crypto.sealed import SealedRecord
    from safefeedback.crypto.secret import SecretBytes
    from safefeedback.crypto.stanza import Opener, Recipient

__all__ = ["OpenedRecord", "open_record", "rewrap_header"]


class OpenedRecord:
    """A record whose header was verified; as a context manager it wipes the record key at the end."""

    __slots__ = ("_agency", "_context", "_key", "header")

    def __init__(self, header: Header, key: SecretBytes, agency: bytes) -> None:
        self.header, self._key, self._agency = header, key, agency
        self._context = record_context(agency, header.fixed)

    def field(self, name: str, ciphertext: bytes) -> bytes:
        """Return the value of one field.

        Raises:
            DecryptionError: another field, another record or changed data.
        """
        return open_field(buffer_of(self._key), self.header, self._context, name=name, ciphertext=ciphertext)

    def fields(self, sealed: SealedRecord) -> dict[str, bytes]:
        """Return every value, when no field is missing, added or out of order.

        Raises:
            DecryptionError: as above.
        """
        names = [name for name, _ in sealed.fields]
        if sealed.header != self.header.to_bytes() or not self.header.has_fields(names):
            raise refused()
        return {name: self.field(name, ciphertext) for name, ciphertext in sealed.fields}

    def rewrapped(self, recipients: Sequence[Recipient], *, keys: Sequence[Opener] = ()) -> bytes:
        """Return the header with new stanzas and a new MAC, and everything else as it was.

        Every new stanza that one of the keys opens, or the recipient itself, is opened and compared before the header
        is returned.

        Raises:
            ConfigurationError: recipients that cannot stand together.
            VaultError: a new stanza does not open to the same key.
        """
        new = signed_header(self.header.fixed, self._agency, self._key, recipients)
        if not self._opens_again(new, [*keys, *(recipient for recipient in recipients if _opens(recipient))]):
            raise VaultError("rewrap: expected the new header to open to the same key; nothing was changed")
        return new

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._key.wipe()

    def __repr__(self) -> str:
        return "OpenedRecord(****)"

    def _opens_again(self, header: bytes, openers: Sequence[Opener]) -> bool:
        same = True
        try:
            parsed = Header.parse(header)
            for opener in openers:
                if any(s.key_id == opener.key_id and s.type in opener.stanza_types for s in parsed.stanzas):
                    with _record_key(parsed, self._agency, self._context, [opener]) as again:
                        same = same and again == self._key
        except DecryptionError:
            return False
        return same


def open_record(header: bytes, *, agency: str, keys: Sequence[Opener]) -> OpenedRecord:
    """Return the record of a header that one of the keys opens.

    Raises:
        DecryptionError: no key that opens it, another agency or changed data.
    """
    parsed, owner = Header.parse(header), agency_bytes(agency)
    return OpenedRecord(parsed, _record_key(parsed, owner, record_context(owner, parsed.fixed), keys), owner)


def rewrap_header(header: bytes, *, agency: str, keys: Sequence[Opener], recipients: Sequence[Recipient]) -> bytes:
    """Return the header with new stanzas and a new MAC, as :meth:`OpenedRecord.rewrapped` does.

    Raises:
        DecryptionError: the old header does not open.
        ConfigurationError: recipients that cannot stand together.
        VaultError: a new stanza does not open to the same key.
    """
    with open_record(header, agency=agency, keys=keys) as old:
        return old.rewrapped(recipients, keys=keys)


def _opens(recipient: Recipient) -> TypeGuard[Opener]:
    """Tell who opens from who only wraps; a check of the protocol costs as much as a seal."""
    return hasattr(recipient, "unwrap")


def _record_key(header: Header, agency: bytes, context: bytes, keys: Sequence[Opener]) -> SecretBytes:
    for stanza in header.stanzas:
        for key in keys:
            if key.key_id != stanza.key_id or stanza.type not in key.stanza_types:
                continue
            try:
                found = key.unwrap(stanza.type, stanza.body, stanza_info(context, stanza.type, stanza.key_id))
            except DecryptionError:
                continue
            if len(buffer_of(found)) == 32 and hmac.compare_digest(
                header_mac(buffer_of(found), agency, header.unsigned), header.mac
            ):
                return found
            found.wipe()
    raise refused()
