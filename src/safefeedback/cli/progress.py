"""A progress bar on standard error: messages done, messages a second, time left."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, Protocol

__all__ = ["Advance", "progress_bar"]

_LONG: Final = 256 * 2**10


class Advance(Protocol):
    """Called after each message."""

    def __call__(self, position: int, /) -> None:
        """Tell how many bytes of the input are done."""
        ...


@contextmanager
def progress_bar(size: int | None, *, wanted: bool | None = None, shares_terminal: bool = False) -> Iterator[Advance]:
    """Show a bar while the block runs.

    Args:
        size: bytes of the input, or None when not known: the bar then has no end and no time left.
        wanted: show it, do not, or None to decide: on a terminal, for an input that is long.
        shares_terminal: the output goes to the same terminal, where a bar would disturb it.
    """
    if wanted is None:
        wanted = sys.stderr.isatty() and not shares_terminal and (size is None or size >= _LONG)
    if not wanted:
        yield _ignore
        return
    from rich.console import Console  # noqa: PLC0415 - loaded only where a bar is shown
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415 - the same

    columns = (
        TextColumn("{task.completed:,} bytes" if size is None else "{task.percentage:>3.0f} %"),
        BarColumn(),
        TextColumn("{task.fields[messages]:,} mensajes · {task.fields[rate]} por segundo"),
        TextColumn("quedan"),
        TimeRemainingColumn(),
    )
    console = Console(file=sys.stderr)
    with Progress(*(columns if size else columns[:3]), console=console, refresh_per_second=4) as progress:
        task = progress.add_task("", total=size, messages=0, rate="-")
        done = 0

        def advance(position: int) -> None:
            nonlocal done
            done += 1
            elapsed = progress.tasks[0].elapsed or 0.0
            rate = f"{done / elapsed:,.0f}" if elapsed else "-"
            progress.update(task, completed=position, messages=done, rate=rate)

        yield advance


def _ignore(_position: int) -> None:
    """Show nothing."""
