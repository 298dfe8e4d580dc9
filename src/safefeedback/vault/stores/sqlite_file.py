"""Making a database file that only its owner can read, and whose name survives a power cut."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from safefeedback.vault.stores.fault import Fault

__all__ = ["make_file"]

_FULL: Final = (errno.ENOSPC, errno.EDQUOT)


def make_file(path: Path) -> None:
    """Make an empty file of mode 0600 unless there is one; SQLite gives its log files the same mode.

    Raises:
        VaultError: the directory is missing, read-only or full.
    """
    with suppress(FileExistsError):
        try:
            os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
            _sync_directory(path.parent)
        except FileExistsError:
            raise
        except OSError as error:
            fault = Fault.FULL if error.errno in _FULL else Fault.READ_ONLY
            raise fault.error(errno.errorcode.get(error.errno or 0, type(error).__name__)) from None


def _sync_directory(directory: Path) -> None:
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
