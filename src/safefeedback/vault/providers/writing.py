"""A small private file that is replaced whole or not at all, by one writer at a time.

Writing: a temporary file of mode 0600 beside it, fsync, rename, fsync of the folder. What a killed writer left is
removed by the next one, because it may hold a key that was destroyed meanwhile. Readers need no lock: they see the old
file or the new one.
"""

from __future__ import annotations

import os
import secrets
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path
from typing import Final

from safefeedback.errors import ConfigurationError, KeyringError, VaultError
from safefeedback.vault.refusal import reason

__all__ = ["needed_system", "only_writer", "read_private", "replace"]

_LIMIT: Final = 1 << 24  # bytes
_NO_LINK: Final = getattr(os, "O_NOFOLLOW", 0)
_NO_WAIT: Final = getattr(os, "O_NONBLOCK", 0)  # a pipe is refused, not waited for
_PAUSE: Final = 0.02  # seconds between two tries to get the lock


def read_private(path: Path, *, what: str, shared_with: int = 0) -> bytes | None:
    """Return the content of a file that only its owner can use, or None if there is no such file.

    Args:
        path: a file; a symbolic link is refused unless ``shared_with`` is given.
        what: its name in errors, which hold no path.
        shared_with: permission bits that are allowed beside the owner's, such as 0o040.

    Raises:
        KeyringError: it cannot be read, is longer than 16 MiB, is no regular file, or others may use it.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | (_NO_WAIT if shared_with else _NO_WAIT | _NO_LINK))
        with os.fdopen(descriptor, "rb") as file:
            _check_private(os.fstat(file.fileno()).st_mode, what=what, allowed=0o700 | shared_with)
            content = file.read(_LIMIT + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise KeyringError(f"{what}: expected a readable file, got {type(error).__name__}") from None
    if len(content) > _LIMIT:
        raise KeyringError(f"{what}: expected at most {_LIMIT} bytes, got more")
    return content


def _check_private(mode: int, *, what: str, allowed: int) -> None:
    if not stat.S_ISREG(mode):
        raise KeyringError(f"{what}: expected a regular file, got another kind of file")
    if stat.S_IMODE(mode) & 0o777 & ~allowed:
        raise KeyringError(
            f"{what}: expected a file of mode 0600, got {stat.S_IMODE(mode):04o}",
            hint=f"run chmod 600 on the {what} file",
        )


def replace(path: Path, content: bytes) -> None:
    """Put the content in the place of the file; call it as the only writer.

    Raises:
        VaultError: it could not be written (full disk, read-only folder); the file has its old content, whole.
    """
    temporary = path.with_name(f"{_prefix(path)}{secrets.token_hex(8)}")
    try:
        _remove_leftovers(path)
        _write_new(temporary, content)
        temporary.replace(path)
        _sync_folder(path.parent)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise VaultError(
            f"keyring: expected to write the file, {reason(error)}",
            hint="free space or make the folder writable; the keyring file is whole",
        ) from None


@contextmanager
def only_writer(path: Path, *, wait_seconds: float = 10.0) -> Iterator[None]:
    """Hold the lock file beside the file; another process waits.

    Raises:
        VaultError: the lock cannot be made, or another process held it for the whole time.
    """
    try:
        descriptor = os.open(path.with_name(f"{path.name}.lock"), os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise VaultError(
            f"keyring: expected to make the lock file, {reason(error)}",
            hint="free space or make the folder writable; the keyring file is whole",
        ) from None
    try:
        _wait_for(descriptor, until=time.monotonic() + wait_seconds)
        yield
    finally:
        os.close(descriptor)


def _wait_for(descriptor: int, *, until: float) -> None:
    locks = import_module("fcntl")  # not on every system: see needed_system
    while True:
        try:
            return locks.flock(descriptor, locks.LOCK_EX | locks.LOCK_NB)  # type: ignore[no-any-return]  # returns None
        except BlockingIOError:
            if time.monotonic() >= until:
                raise VaultError("keyring: another process is writing it", hint="try again") from None
            time.sleep(_PAUSE)


def needed_system() -> None:
    """Raise ConfigurationError where there are no POSIX modes and locks."""
    if os.name != "posix":
        raise ConfigurationError(
            "keyring: expected a system with POSIX modes and locks", hint="use a key service or an HSM"
        )


def _prefix(path: Path) -> str:
    return f".{path.name}.new-"


def _remove_leftovers(path: Path) -> None:
    for each in path.parent.iterdir():
        if each.name.startswith(_prefix(path)):
            each.unlink(missing_ok=True)


def _write_new(path: Path, content: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
