"""``safefeedback vault rotate``: a new month's key."""

from __future__ import annotations

from typing import Final

import click

from safefeedback.cli.vault.access import Access, vault_options
from safefeedback.cli.vault.words import day

__all__ = ["command"]

_HELP: Final = """Begin a new month's key.

From then on new persons' keys lie under it. Run it on the first day of each month; on other days it does nothing. Then
"rewrap" moves the older persons' keys, and "safefeedback keys destroy" destroys the old month's key when its last
backup is over. Messages can be sealed meanwhile.

\b
Examples:
  safefeedback vault rotate --vault boveda
  safefeedback vault rotate --now --vault boveda
"""


@click.command("rotate", help=_HELP, short_help="Begin a new month's key.")
@vault_options
@click.option("--now", is_flag=True, help="Also when the month has a key already, such as after a loss.")
def command(*, access: Access, now: bool) -> None:
    """Rotate."""
    with access.open() as vault:
        done = vault.rotate(now=now)
    if not done.is_new:
        click.echo(f"La clave de {done.epoch} ya está en uso; no se hizo nada.")
        return
    click.echo(f"La clave de {done.epoch} está en uso.")
    if done.due is not None:
        click.echo(f"Se podrá destruir desde el {day(done.due)}.")
    click.echo("Siga con: safefeedback vault rewrap")
