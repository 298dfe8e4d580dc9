"""A file that is only appended to: one JSON line for each checkpoint, on the disk before the call returns."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from safefeedback.errors import VaultError
from safefeedback.vault.appending import append_durably
from safefeedback.vault.refusal import reason

__all__ = ["FileSink", "append_line", "read_lines"]

_LIMIT: Final = 4 * 1024 * 1024  # bytes of a line
_MALFORMED: Final = b"no checkpoint"


class FileSink:
    """A file on another disk, or on a file system that lets nobody overwrite.

    Args:
        path: the file; its folder must be there.
    """

    code: Final = "file"

    def __init__(self, path: Path) -> None:
        self._path = path

    def put(self, note: bytes) -> None:
        """See ``AnchorSink``."""
        append_line(self._path, {"note": note})

    def notes(self) -> Iterator[bytes]:
        """See ``AnchorSink``."""
        for line in read_lines(self._path):
            yield line.get("note", _MALFORMED)


def append_line(path: Path, parts: Mapping[str, bytes]) -> None:
    """Add a line of named bytes; durable when it returns.

    Raises:
        VaultError: the file cannot be written.
    """
    line = json.dumps({name: b64encode(value).decode("ascii") for name, value in parts.items()}) + "\n"
    try:
        append_durably(path, line.encode("ascii"))
    except OSError as error:
        raise VaultError(
            f"anchor: expected a file to write to, {reason(error)}",
            hint="name another file, or free space, and repeat it",
        ) from None


def read_lines(path: Path) -> Iterator[Mapping[str, bytes]]:
    """Yield the lines of a file; nothing where there is none, and no parts where a line is not whole.

    Raises:
        VaultError: the file cannot be read.
    """
    try:
        with path.open("rb") as file:
            while line := file.readline(_LIMIT):
                yield _parts(line)
    except FileNotFoundError:
        return
    except OSError as error:
        raise VaultError(f"anchor: expected a file to read, {reason(error)}") from None


def _parts(line: bytes) -> Mapping[str, bytes]:
    try:
        found = json.loads(line)
        return {str(name): b64decode(value, validate=True) for name, value in found.items()}
    except (ValueError, TypeError, AttributeError, RecursionError):
        return {}
