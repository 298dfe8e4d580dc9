"""Lines at the end of a file that is only appended to, on the disk before the call returns."""

from __future__ import annotations

import os
from pathlib import Path

__all__ = ["append_durably"]


def append_durably(path: Path, lines: bytes) -> None:
    """Add whole lines; behind a line that a crash cut short, on a line of their own. A new file has mode 0600.

    Raises:
        OSError: the file cannot be written.
    """
    is_new = not path.exists()
    descriptor = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
    with os.fdopen(descriptor, "r+b", buffering=0) as file:
        torn = file.seek(0, os.SEEK_END) and _last(file.fileno()) != b"\n"
        _write(file.fileno(), (b"\n" if torn else b"") + lines)
        os.fsync(file.fileno())
    if is_new:
        _sync_folder(path.parent)


def _last(descriptor: int) -> bytes:
    return os.pread(descriptor, 1, os.lseek(descriptor, 0, os.SEEK_END) - 1)


def _write(descriptor: int, content: bytes) -> None:
    while content:
        content = content[os.write(descriptor, content) :]


def _sync_folder(folder: Path) -> None:
    """Make the name of a new file durable."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
