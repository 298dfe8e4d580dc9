"""A wrong argument, with what to do about it."""

from __future__ import annotations

import click

__all__ = ["UsageError"]


class UsageError(click.UsageError):
    """A command cannot run as given; the exit code is 2.

    Attributes:
        hint: what to change.
    """

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.hint = hint
