"""Small and read-only disks for a forked process of a test: mounts of its own, which end with it and nobody else sees.

A user without special rights may make them too where the system allows user namespaces (``unshare`` of Linux).
"""

from __future__ import annotations

import ctypes
import functools
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from tests.vault.fault_site import in_child

__all__ = ["PAGE", "are_mounts_allowed", "filled", "own_mounts", "read_only", "small_disk"]

_NEW_MOUNTS: Final = 0x00020000
_NEW_USER: Final = 0x10000000
PAGE: Final = 4096


@functools.cache
def are_mounts_allowed() -> bool:
    """Return whether a forked process may have mounts of its own here."""
    if sys.platform != "linux" or shutil.which("mount") is None:
        return False
    try:
        return in_child(own_mounts) == ""
    except AssertionError:
        return False


def own_mounts() -> None:
    """Leave the mounts of the others; call it in a forked process."""
    user, group = os.geteuid(), os.getegid()
    if ctypes.CDLL(None, use_errno=True).unshare(_NEW_MOUNTS | (_NEW_USER if user else 0)):
        raise OSError(ctypes.get_errno(), "unshare")
    if user:
        for name, content in (("setgroups", "deny"), ("uid_map", f"0 {user} 1"), ("gid_map", f"0 {group} 1")):
            Path(f"/proc/self/{name}").write_text(content, encoding="ascii")
    mount("--make-rprivate", "/")


def mount(*arguments: str) -> None:
    subprocess.run(["mount", *arguments], check=True, capture_output=True)


@contextmanager
def small_disk(place: Path, options: str) -> Iterator[Path]:
    """Put a disk in memory in the place of a folder; ``options`` such as ``size=1m`` or ``nr_inodes=5``."""
    place.mkdir(exist_ok=True, parents=True)
    mount("-t", "tmpfs", "-o", f"mode=0700,{options}", "none", str(place))
    yield place
    subprocess.run(["umount", str(place)], check=True, capture_output=True)


@contextmanager
def filled(disk: Path, *, free: int) -> Iterator[None]:
    """Fill a disk up to ``free`` bytes, rounded down to pages; what fills it is taken away at the end."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        left = os.statvfs(disk)
        os.posix_fallocate(file.fileno(), 0, left.f_bavail * left.f_frsize - free // PAGE * PAGE)
    yield
    ballast.unlink()


@contextmanager
def read_only(place: Path) -> Iterator[None]:
    """Make a folder a file system of its own that cannot be written."""
    mount("--bind", str(place), str(place))
    mount("-o", "remount,ro,bind", str(place))
    yield
    subprocess.run(["umount", str(place)], check=True, capture_output=True)
