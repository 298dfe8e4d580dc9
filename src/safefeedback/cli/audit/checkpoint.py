"""``safefeedback audit checkpoint``: both logs are signed as they stand."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from safefeedback.cli.vault.access import Access, vault_options
from safefeedback.cli.vault.words import count
from safefeedback.ledger.checkpoint import LOGS
from safefeedback.ledger.note import open_checkpoint

__all__ = ["command"]

_HELP: Final = """Sign both logs as they stand.

With --output FOLDER the signed notes are also written there, one file for each log and size, such as
records-1204.note. Take them to another machine: "audit verify --anchor FILE" compares the log with them. The key that
signs is printed: an auditor needs it to check the notes without the vault.

\b
Examples:
  safefeedback audit checkpoint --vault boveda
  safefeedback audit checkpoint --output /mnt/otro/puntos --vault boveda
"""


@click.command("checkpoint", help=_HELP, short_help="Sign both logs as they stand.")
@click.option("--output", "-o", metavar="FOLDER", help="Also write the signed notes into this folder.")
@vault_options
def command(*, access: Access, output: str | None) -> None:
    """Sign, and write the notes."""
    folder = None if output is None else Path(output)
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
    with access.open() as vault:
        for kind in LOGS:
            log = vault.log(kind)
            note = log.checkpoint()
            size = open_checkpoint(note, log.verifiers).size
            click.echo(f"{kind}: {count(size, 'anotación firmada', 'anotaciones firmadas')}.")
            for verifier in log.verifiers:
                click.echo(f"  clave {verifier.to_text()}")
            if folder is not None:
                file = folder / f"{kind}-{size}.note"
                if not file.exists():
                    file.write_bytes(note)
                click.echo(f"  {file.name}")
