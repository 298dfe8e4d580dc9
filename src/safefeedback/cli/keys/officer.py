"""``safefeedback keys create-officer``: the key with which an officer approves that a record is opened."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from safefeedback.cli.passphrase import new_passphrase
from safefeedback.cli.vault.access import passphrase_option
from safefeedback.ledger.kind import is_lawful

__all__ = ["command"]

_HELP: Final = """Make the key with which an officer signs approvals.

FILE is new, of mode 0600, and wrapped under a passphrase that the officer alone knows. The line that is printed goes
into reveal.toml beside vault.toml, on the custodian's host: only who is listed there can approve.

\b
Examples:
  safefeedback keys create-officer odp-1 mi-clave.json
"""


@click.command("create-officer", help=_HELP, short_help="Make the key with which an officer approves.")
@click.argument("officer", metavar="ID")
@click.argument("file", metavar="FILE")
@passphrase_option
def command(*, officer: str, file: str, passphrase_file: str | None) -> None:
    """Make a key and print its public part."""
    if not is_lawful("who", officer):
        raise click.BadParameter("expected a code", param_hint="ID")
    from safefeedback.vault.reveal.officer_key import create_officer_key  # noqa: PLC0415 - loaded for this command

    public = create_officer_key(Path(file), new_passphrase(passphrase_file)())
    click.echo("Añada estas líneas a reveal.toml, en el equipo del custodio:")
    click.echo(f'\nschema = 1\n[officers]\n"{officer}" = "{public.hex()}"')
