"""Decorators that give a command options in groups, each group handed over as one value."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

__all__ = ["Command", "changed", "stack"]

Command = Callable[..., Any]
"""A command's function, or the command that click made of it."""


def stack(*options: Callable[[Command], Command]) -> Callable[[Command], Command]:
    """Return one decorator that adds the options in the order written."""

    def decorate(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


def changed(command: Command, change: Callable[[dict[str, Any]], None]) -> Command:
    """Return the command with its options changed into fewer values; options already attached to it stay."""

    def changing(*arguments: Any, **values: Any) -> Any:
        change(values)
        return command(*arguments, **values)

    changing.__doc__ = command.__doc__
    changing.__dict__.update(command.__dict__)
    return changing
