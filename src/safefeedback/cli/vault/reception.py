"""Opening what a write-only host has: a bundle and the address of the records. Nothing here opens a record."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from safefeedback.cli.usage import UsageError
from safefeedback.crypto.bundle import PublicBundle
from safefeedback.vault.reception import SealOnly

__all__ = ["reception"]

_KEY_BYTES: Final = 32


def reception(bundle: str, records: str, custodian: str) -> SealOnly:
    """Return what seals and stores, and cannot open.

    Args:
        bundle: its file.
        records: the address of the record store.
        custodian: the pinned public key, 64 hexadecimal digits.

    Raises:
        UsageError: no such file, or a key of another form.
        KeyringError: the file holds no bundle, another custodian signed it, or its last day is over.
        VaultError: the record store cannot be opened.
    """
    try:
        pinned = bytes.fromhex(custodian)
    except ValueError:
        pinned = b""
    if len(pinned) != _KEY_BYTES:
        raise UsageError(f"--custodian: expected {2 * _KEY_BYTES} hexadecimal digits, got {len(custodian)} characters")
    path = Path(bundle)
    if not path.is_file():
        raise UsageError("--bundle: expected a file", hint="make it with safefeedback keys create-bundle")
    return SealOnly(PublicBundle.from_bytes(path.read_bytes()), records, custodian=pinned)
