"""Long work in batches: bounded memory, and a place to stop after each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TypeVar

from safefeedback.errors import InputError

__all__ = ["Progress", "check_limit", "in_batches"]

Progress = Callable[[int], None]
"""Is told how many were done since it was last told."""

_Item = TypeVar("_Item")


def check_limit(limit: int | None) -> int | None:
    """Return how many at most; None: all.

    Raises:
        InputError: less than one: who repeats it until all is done would never end.
    """
    if limit is not None and limit < 1:
        raise InputError(f"vault: expected a limit of at least 1, got {limit}")
    return limit


def in_batches(items: Iterable[_Item], size: int) -> Iterator[list[_Item]]:
    """Yield lists of ``size`` items, the last one shorter."""
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch
