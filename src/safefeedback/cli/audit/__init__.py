"""``safefeedback audit``: the evidence of a vault: checkpoints, proofs, verification, reports, samples."""

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
  safefeedback audit report --from 2026-10-01 --to 2026-12-31 --output informe --vault boveda

Exit codes: 0 all done, 2 usage, 4 done, but something is wrong with a log or the messages changed.
"""

_COMMANDS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "checkpoint": ("safefeedback.cli.audit.checkpoint", "Sign both logs as they stand."),
        "anchor": ("safefeedback.cli.audit.anchor", "Bring signed checkpoints to places that keep them."),
        "verify": ("safefeedback.cli.audit.verify", "Read both logs and name everything that is wrong."),
        "export": ("safefeedback.cli.audit.export", "Write both logs into a folder, for an auditor."),
        "report": ("safefeedback.cli.audit.report", "Make the audit report of a period."),
        "sample": ("safefeedback.cli.audit.sample", "Draw protected messages for people to read."),
        "judge": ("safefeedback.cli.audit.judge", "Read a sheet of verdicts back."),
        "drift": ("safefeedback.cli.audit.drift", "Tell whether the messages changed."),
        "processing": ("safefeedback.cli.audit.processing", "Write the record of processing activities."),
        "incident": ("safefeedback.cli.audit.incident", "Write the file of an incident."),
        "prove": ("safefeedback.cli.audit.prove", "Prove that the evidence of a record is in the log."),
    }
)


@click.group("audit", cls=LazyGroup, table=_COMMANDS, help=_HELP, short_help="Show the evidence of a vault.")
def command() -> None:
    """Group the commands on evidence; the help stands above."""
