"""The command line: ``safefeedback --help``, or ``docs/reference/cli.md``."""

from safefeedback.cli.app import main

__all__ = ["main"]
