"""The one error of everything that does not open: it does not say why, because the reason helps who probes."""

from __future__ import annotations

from safefeedback.errors import DecryptionError

__all__ = ["refused"]


def refused() -> DecryptionError:
    """Return the error for a wrong key, a wrong context and changed data; raise it ``from None``."""
    return DecryptionError("cannot be opened: wrong key, wrong context or changed data")
