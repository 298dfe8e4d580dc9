"""A secret that the system hands to a service as a file, such as a systemd credential or a Kubernetes secret."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from safefeedback.errors import KeyringError
from safefeedback.vault.providers.writing import read_private

__all__ = ["as_text", "read_credential"]

_GROUP_MAY_READ: Final = 0o040  # Kubernetes gives a secret to the group of the pod


def as_text(secret: bytes, *, what: str) -> str:
    """Return a PIN or a token as text.

    Raises:
        KeyringError: not UTF-8; nothing of it hangs on the error.
    """
    found = _decoded(secret)
    if found is None:
        raise KeyringError(f"{what} in UTF-8")
    return found


def _decoded(secret: bytes) -> str | None:
    try:
        return secret.decode()
    except UnicodeDecodeError:
        return None


def read_credential(name: str) -> bytes:
    """Return the content without the line end; it is read at every need and never kept.

    Args:
        name: a path; without ``/`` it is looked for in ``$CREDENTIALS_DIRECTORY``, where systemd puts credentials.

    Raises:
        KeyringError: there is no such file, it is empty, or others than the owner and its group may use it.
    """
    path = Path(name) if "/" in name else Path(os.environ.get("CREDENTIALS_DIRECTORY", "/nonexistent")) / name
    content = (read_private(path, what="credential", shared_with=_GROUP_MAY_READ) or b"").rstrip(b"\r\n")
    if not content:
        raise KeyringError(
            "credential: expected a file with content, got none", hint="without / it is a systemd credential"
        )
    return content
