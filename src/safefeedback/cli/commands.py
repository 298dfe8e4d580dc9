"""The group of commands. A command's module is imported when it is used, so that ``--help`` answers at once."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Any, Final

import click

__all__ = ["COMMANDS", "LazyGroup"]

COMMANDS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "demo": ("safefeedback.cli.demo", "Show what is hidden in sample messages, and why."),
        "protect": ("safefeedback.cli.protect", "Hide the personal data of messages."),
        "detect": ("safefeedback.cli.detect", "Print where the personal data of messages stands."),
        "explain": ("safefeedback.cli.explain", "Show one message with the reason for each finding."),
        "evaluate": ("safefeedback.cli.evaluate", "Measure detection on messages with marked spans."),
        "policy": ("safefeedback.cli.policy", "Show, check and compare policies."),
        "vault": ("safefeedback.cli.vault", "Keep messages sealed, and destroy them for good."),
        "reveal": ("safefeedback.cli.reveal", "Open sealed fields, leaving evidence first."),
        "approve": ("safefeedback.cli.approve", "Approve, as an officer, that a record is opened."),
        "rights": ("safefeedback.cli.rights", "Answer a person who asks for a right."),
        "audit": ("safefeedback.cli.audit", "Show the evidence of a vault."),
        "keys": ("safefeedback.cli.keys", "Look after the keys of a vault."),
    }
)
"""Command to its module, which holds it under ``command``, and its summary."""


class LazyGroup(click.Group):
    """A group whose commands are listed from a table and imported on use.

    Args:
        table: as :data:`COMMANDS`, which it is when not given.
    """

    def __init__(self, *arguments: Any, table: Mapping[str, tuple[str, str]] = COMMANDS, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.table: Final = table

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names in the order of the table."""
        return list(self.table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Import a command, or return None when there is none of that name."""
        if cmd_name not in self.table:
            return None
        command: Any = import_module(self.table[cmd_name][0]).command
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's
        """Write the list of commands without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, summary) for name, (_, summary) in self.table.items()])
