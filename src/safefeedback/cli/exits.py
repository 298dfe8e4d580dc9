"""Exit codes of the command line (``docs/reference/cli.md``)."""

from __future__ import annotations

from typing import Final

__all__ = ["ATTENTION", "BROKEN_PIPE", "DONE", "FAILED", "INTERRUPTED", "TERMINATED", "USAGE", "WITHHELD"]

DONE: Final = 0
"""Everything asked for was done."""

FAILED: Final = 1
"""The machine failed: a disk, a file that vanished, a fault of the program."""

USAGE: Final = 2
"""The command, a file or a policy must be changed first; nothing was done."""

WITHHELD: Final = 3
"""Done, but some messages could not be read or checked and were withheld."""

ATTENTION: Final = 4
"""Done, but something is left for a person: weaknesses, persons on hold, records that no key opens."""

INTERRUPTED: Final = 130
"""Ctrl-C; no output file was written."""

BROKEN_PIPE: Final = 141
"""Whoever read the output stopped reading."""

TERMINATED: Final = 143
"""Told to end (SIGTERM); no output file was written."""
