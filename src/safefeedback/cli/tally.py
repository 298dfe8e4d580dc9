"""A running number on standard error, for long work whose end is not known."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

__all__ = ["tally"]

_QUIET: Final = 2.0  # seconds before anything is shown
_PAUSE: Final = 0.25  # seconds between two numbers


@contextmanager
def tally(
    noun: str, *, wanted: bool | None = None, now: Callable[[], float] = time.monotonic
) -> Iterator[Callable[[int], None]]:
    """Show how many are done while the block runs; yields what is told how many more were done.

    Args:
        noun: of what, plural, in Spanish.
        wanted: show it at once, do not, or None to decide: on a terminal, when it takes longer than two seconds.
        now: seconds of a clock.
    """
    done, shown = 0, 0
    due = now() + (0.0 if wanted else _QUIET)
    is_shown = sys.stderr.isatty() if wanted is None else wanted

    def advance(more: int) -> None:
        nonlocal done, shown, due
        done += more
        if is_shown and now() >= due:
            shown, due = done, now() + _PAUSE
            print(f"\r{done:,} {noun}".replace(",", " "), end="", file=sys.stderr, flush=True)  # noqa: T201 - a bar

    yield advance
    if shown:
        print(file=sys.stderr)  # noqa: T201 - the end of the bar
