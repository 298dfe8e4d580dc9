"""The errors that several providers raise, each written once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from safefeedback.errors import DecryptionError, KeyringError, SafeFeedbackError, VaultError

__all__ = ["no_answer", "no_key", "not_allowed", "not_opened", "stripped"]


_Answer = TypeVar("_Answer")


def stripped(call: Callable[[], _Answer]) -> _Answer:
    """Return what a call returns, and let our errors pass without what they were made of.

    The errors of client libraries refer to the request that failed, and the frames below to what was sent: both hold
    keys in the clear, and whoever logs an error with its context or its local variables would write them down.
    """
    try:
        return call()
    except SafeFeedbackError as error:
        error.__context__ = None
        raise error.with_traceback(None)  # noqa: B904 - the context is what must go


def not_opened() -> DecryptionError:
    """Return the one error for a wrong key, a wrong context and changed data."""
    return DecryptionError("cannot be opened: wrong key, wrong context or changed data")


def no_key(provider: str) -> KeyringError:
    """Return the error for a reference that the provider does not know, or whose key cannot be used any more."""
    return KeyringError(
        f"{provider}: expected an enabled key, got a reference that is unknown, disabled or destroyed",
        hint="run safefeedback keys list",
    )


def not_allowed(provider: str, reason: str) -> KeyringError:
    """Return the error for a refused login or a missing permission; the reason is the provider's own code."""
    return KeyringError(f"{provider}: expected permission, got {reason}")


def no_answer(provider: str, reason: str) -> VaultError:
    """Return the error for a provider that fails or cannot be reached; the reason is a code or a class name."""
    return VaultError(f"{provider}: expected an answer, got {reason}", hint="nothing was changed; try again")
