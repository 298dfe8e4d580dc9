"""``safefeedback audit``: the evidence of a vault: checkpoints, proofs, verification."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import click

from safefeedback.cli.commands import LazyGroup

__all__ = ["command"]

_HELP: Final = """Show what was done, and that nobody changed the record of it.

A vault keeps two logs: "records" (messages sealed, deleted, opened) and "keys" (keys, persons, erasures). A checkpoint
signs a log as it stands; kept elsewhere, it shows later whether the log was changed, cut or replaced.

\b
Examples:
  safefeedback audit checkpoint --output puntos --vault boveda
  safefeedback audit verify --anchor puntos/records-20261126.note --vault boveda
  safefeedback audit prove 5f0c… --output constancia.txt --vault boveda

Exit codes: 0 all done, 2 usage, 4 done, but something is wrong with a log.
"""

_COMMANDS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "checkpoint": ("safefeedback.cli.audit.checkpoint", "Sign both logs as they stand."),
        "verify": ("safefeedback.cli.audit.verify", "Read both logs and name everything that is wrong."),
        "prove": ("safefeedback.cli.audit.prove", "Prove that the evidence of a record is in the log."),
    }
)


@click.group("audit", cls=LazyGroup, table=_COMMANDS, help=_HELP, short_help="Show the evidence of a vault.")
def command() -> None:
    """Group the commands on evidence; the help stands above."""
