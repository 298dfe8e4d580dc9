"""Why the system refused a file, in words: a full disk is told from a missing right. Nothing of a path is told."""

from __future__ import annotations

import errno
from types import MappingProxyType
from typing import Final

__all__ = ["reason"]

_REASONS: Final = MappingProxyType(
    {
        errno.ENOSPC: "the disk is full",
        errno.EDQUOT: "the quota of the disk is used up",
        errno.EFBIG: "the file may not grow",
        errno.EROFS: "the file system is read-only",
        errno.EACCES: "the right is missing",
        errno.EPERM: "the right is missing",
        errno.ENOENT: "its folder is not there",
        errno.ENOTDIR: "its folder is not there",
        errno.EISDIR: "a folder is in its place",
    }
)


def reason(error: OSError) -> str:
    """Return the reason and the system's name of it, such as ``the disk is full (ENOSPC)``."""
    name = errno.errorcode.get(error.errno or 0, type(error).__name__)
    return f"{_REASONS.get(error.errno or 0, 'the system refused')} ({name})"
