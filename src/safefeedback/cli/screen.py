"""The console on which views and tables are shown."""

from __future__ import annotations

import sys
from typing import Final

from rich.console import Console

__all__ = ["WIDTH", "make_console"]

WIDTH: Final = 100
"""Columns when the output is no terminal, or a wider one."""


def make_console(*, width: int | None = None, most: int = WIDTH) -> Console:
    """Return a console on standard output; colours only on a terminal, and not when ``NO_COLOR`` is set.

    Args:
        width: columns, or None for the terminal's own up to ``most``.
        most: the widest that reads well; also the width when the output is no terminal.
    """
    console = Console(file=sys.stdout, highlight=False, markup=False, emoji=False)
    wanted = width or (min(console.width, most) if console.is_terminal else most)
    console.width = wanted
    return console
