"""Where output goes: standard output, or a file that appears whole or not at all."""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

__all__ = ["open_sink", "write_text"]


@contextmanager
def open_sink(path: str | None) -> Iterator[BinaryIO]:
    """Open the output.

    Args:
        path: a file, or None or ``-`` for standard output. The file is written beside its place under another name,
            readable by its owner alone (mode 0600), and renamed into place at the end; on any failure it is removed
            and what stood there before stays. A device or a pipe is written to directly.

    Raises:
        OSError: the output cannot be written.
    """
    if path is None or path == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    target = Path(path).resolve()
    if target.exists() and not stat.S_ISREG(target.stat().st_mode):
        with target.open("wb") as stream:
            yield stream
        return
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def write_text(stream: BinaryIO, text: str) -> None:
    """Write a text as UTF-8; what no UTF-8 can hold is written as the bytes it came from, or escaped."""
    try:
        stream.write(text.encode("utf-8", "surrogateescape"))
    except UnicodeEncodeError:
        stream.write(text.encode("utf-8", "backslashreplace"))
