"""Bytes in, bytes out: secrets, sealed records, wrapped keys, tags and pseudonyms.

The names are loaded when they are first used: a host that only seals never loads a class that opens.

>>> from safefeedback.crypto import SecretBytes, WrappingKey
>>> key = WrappingKey(b"subject1", SecretBytes.generate())
>>> key.unwrap_key(key.wrap_key(SecretBytes(b"secret"), b"context"), b"context").plaintext_secret()
b'secret'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from safefeedback.crypto.bundle import PublicBundle
    from safefeedback.crypto.capability import require_capabilities
    from safefeedback.crypto.header import Header
    from safefeedback.crypto.index import blind_index, plan_bits
    from safefeedback.crypto.key import KEY_BYTES, PseudonymKey
    from safefeedback.crypto.mldsa_signing import MlDsaSigningKey
    from safefeedback.crypto.mldsa_verifying import MlDsaVerifyingKey
    from safefeedback.crypto.opening import OpenedRecord, open_record, rewrap_header
    from safefeedback.crypto.passphrase import derive_passphrase_key
    from safefeedback.crypto.pseudonym import pseudonym_code, read_pseudonym_code
    from safefeedback.crypto.recipient import RecipientKey
    from safefeedback.crypto.sealed import SealedRecord
    from safefeedback.crypto.sealing import seal_record
    from safefeedback.crypto.secret import SecretBytes
    from safefeedback.crypto.signing import SigningKey
    from safefeedback.crypto.stanza import Opener, Recipient, Stanza
    from safefeedback.crypto.tag import TAG_BYTES, keyed_tag
    from safefeedback.crypto.timestamp import TimestampRequest, check_timestamp, load_roots
    from safefeedback.crypto.verifying import VerifyingKey
    from safefeedback.crypto.wrapping import WrappingKey

__all__ = [
    "KEY_BYTES",
    "TAG_BYTES",
    "Header",
    "MlDsaSigningKey",
    "MlDsaVerifyingKey",
    "OpenedRecord",
    "Opener",
    "PseudonymKey",
    "PublicBundle",
    "Recipient",
    "RecipientKey",
    "SealedRecord",
    "SecretBytes",
    "SigningKey",
    "Stanza",
    "TimestampRequest",
    "VerifyingKey",
    "WrappingKey",
    "blind_index",
    "check_timestamp",
    "derive_passphrase_key",
    "keyed_tag",
    "load_roots",
    "open_record",
    "plan_bits",
    "pseudonym_code",
    "read_pseudonym_code",
    "require_capabilities",
    "rewrap_header",
    "seal_record",
]

_MODULES = {
    "bundle": ("PublicBundle",),
    "capability": ("require_capabilities",),
    "header": ("Header",),
    "index": ("blind_index", "plan_bits"),
    "key": ("KEY_BYTES", "PseudonymKey"),
    "mldsa_signing": ("MlDsaSigningKey",),
    "mldsa_verifying": ("MlDsaVerifyingKey",),
    "opening": ("OpenedRecord", "open_record", "rewrap_header"),
    "passphrase": ("derive_passphrase_key",),
    "pseudonym": ("pseudonym_code", "read_pseudonym_code"),
    "recipient": ("RecipientKey",),
    "sealed": ("SealedRecord",),
    "sealing": ("seal_record",),
    "secret": ("SecretBytes",),
    "signing": ("SigningKey",),
    "stanza": ("Opener", "Recipient", "Stanza"),
    "timestamp": ("TimestampRequest", "check_timestamp", "load_roots"),
    "tag": ("TAG_BYTES", "keyed_tag"),
    "verifying": ("VerifyingKey",),
    "wrapping": ("WrappingKey",),
}
_HOME = {name: module for module, names in _MODULES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
