"""Sealing a record. Nothing here opens one, and nothing that opens one is imported."""

from __future__ import annotations

import hmac
import re
import secrets
from typing import TYPE_CHECKING, Final

from safefeedback.crypto._context import agency_bytes, header_mac, record_context
from safefeedback.crypto._field import VALUE_LIMIT, padded, seal_fields
from safefeedback.crypto._prefix import length_prefixed
from safefeedback.crypto.header import FIELD_LIMIT, STANZA_LIMIT, Header, are_lawful, names_digest, packed
from safefeedback.crypto.sealed import SealedRecord
from safefeedback.crypto.secret import SecretBytes, buffer_of
from safefeedback.crypto.stanza import Stanza, stanza_info
from safefeedback.errors import ConfigurationError, InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from safefeedback.crypto.stanza import Recipient

__all__ = ["seal_record", "signed_header"]

_NAMES_START: Final = 32  # where the digest of the names begins in the fixed part; the salt follows
_SALT_BYTES: Final = 16
_NAME: Final = re.compile(r"[A-Za-z0-9._-]{1,100}", re.ASCII)


def seal_record(
    fields: Mapping[str, bytes],
    *,
    agency: str,
    record_id: bytes | None = None,
    record_version: int = 1,
    schema_version: int = 1,
    recipients: Sequence[Recipient],
) -> SealedRecord:
    """Return the sealed record of named values.

    Raises:
        InputError: no field, too many, a name or a value outside its limits, an id or version outside its range.
        ConfigurationError: an agency or recipients that cannot be used.
    """
    random = secrets.token_bytes
    chosen = random(16) if record_id is None else record_id
    blank = Header(chosen, record_version, schema_version, len(fields), bytes(8), bytes(16), (), b"")
    return _seal_record(fields, agency, blank, recipients, random=random)


def _seal_record(
    fields: Mapping[str, bytes],
    agency: str,
    blank: Header,
    recipients: Sequence[Recipient],
    *,
    random: Callable[[int], bytes],
) -> SealedRecord:
    _check(fields, blank)
    owner = agency_bytes(agency)
    texts = {name: padded(fields[name]) for name in sorted(fields)}
    unsalted = blank.fixed[:_NAMES_START] + names_digest(texts)
    record_key, salt = _hedged(owner, unsalted + bytes(_SALT_BYTES), texts, random)
    with record_key:
        header = signed_header(unsalted + salt, owner, record_key, recipients)
        context = record_context(owner, unsalted + salt)
        return SealedRecord(header, seal_fields(buffer_of(record_key), salt, context, texts))


def signed_header(fixed: bytes, agency: bytes, record_key: SecretBytes, recipients: Sequence[Recipient]) -> bytes:
    """Return a header of its 56 fixed bytes, a stanza for each recipient and the MAC.

    Raises:
        ConfigurationError: none, more than 8, one twice, or a classical one beside a hybrid one.
    """
    context = record_context(agency, fixed)
    stanzas = [_stanza(recipient, record_key, context) for recipient in recipients]
    if not are_lawful(stanzas):
        raise ConfigurationError(
            f"recipients: expected 1 to {STANZA_LIMIT} different ones, and no X25519 beside MLKEM768-X25519"
        )
    unsigned = b"".join([fixed, packed(stanzas)])
    return unsigned + header_mac(buffer_of(record_key), agency, unsigned)


def _stanza(recipient: Recipient, record_key: SecretBytes, context: bytes) -> Stanza:
    kind, key_id = recipient.stanza_type, recipient.key_id
    return Stanza(kind, key_id, recipient.wrap(record_key, stanza_info(context, kind, key_id)))


def _hedged(
    agency: bytes, fixed: bytes, texts: Mapping[str, bytes], random: Callable[[int], bytes]
) -> tuple[SecretBytes, bytes]:
    """Return record key and salt: randomness mixed with what is sealed, so a stuck generator leaks equality only."""
    parts = [part for name, text in texts.items() for part in (name.encode("ascii"), text)]
    root = hmac.digest(random(32), length_prefixed(b"srec/1 hedge", agency, fixed, *parts), "sha256")
    key = SecretBytes(hmac.digest(root, b"srec/1 record key", "sha256"))
    return key, hmac.digest(root, b"srec/1 salt", "sha256")[:_SALT_BYTES]


def _check(fields: Mapping[str, bytes], header: Header) -> None:
    if not 1 <= len(fields) <= FIELD_LIMIT:
        raise InputError(f"record: expected 1 to {FIELD_LIMIT} fields, got {len(fields)}")
    if len(header.record_id) != 16:
        raise InputError(f"record: expected an id of 16 bytes, got {len(header.record_id)}")
    if not 1 <= header.record_version < 1 << 32 or not 0 <= header.schema_version < 1 << 16:
        raise InputError("record: expected a record version of 32 bits from 1 and a schema version of 16 bits")
    for position, (name, value) in enumerate(fields.items()):
        if not _NAME.fullmatch(name):
            raise InputError(f"record: expected a name of 1 to 100 letters, digits, '.', '_', '-' at field {position}")
        if len(value) > VALUE_LIMIT:
            raise InputError(f"record: expected at most {VALUE_LIMIT} bytes, got {len(value)} at field {position}")
