"""``safefeedback vault promote``: what a write-only host has sealed comes under persons' keys."""

from __future__ import annotations

from typing import Final

import click

from safefeedback.cli import exits
from safefeedback.cli.options import progress_option
from safefeedback.cli.tally import tally
from safefeedback.cli.vault.access import Access, vault_options
from safefeedback.cli.vault.words import count

__all__ = ["command"]

_HELP: Final = """Take over what a write-only host has sealed.

Such a host seals to a public bundle and cannot open. Here each record is opened in memory, given to its person (a new
one where no document number tells), sealed under the person's key, and made findable. Run it often: only a promoted
record is found when its person asks for erasure.

It can be interrupted and run again. Exit code 4: some records were sealed to a key that this vault does not have.

\b
Examples:
  safefeedback vault promote --vault boveda
  safefeedback vault promote --limit 10000 --passphrase-file /etc/agencia/frase --vault boveda
"""


@click.command("promote", help=_HELP, short_help="Take over what a write-only host has sealed.")
@vault_options
@click.option("--limit", type=click.IntRange(1), metavar="N", help="Look at no more than N records.")
@click.option("--again", is_flag=True, help="Also try those that could not be opened before.")
@progress_option
@click.pass_context
def command(
    context: click.Context, /, *, access: Access, limit: int | None, again: bool, progress: bool | None
) -> None:
    """Promote and leave with the exit code."""
    with access.open() as vault, tally("registros vistos", wanted=progress) as advance:
        done = vault.promote(limit=limit, again=again, progress=advance)
    if done.promoted or not done.failed:
        click.echo(f"{count(done.promoted, 'registro quedó', 'registros quedaron')} a nombre de su persona.")
    if not done.is_done:
        click.echo("Faltan más: repita la orden.")
    if done.failed:
        click.echo(
            f"{count(done.failed, 'registro no se abre', 'registros no se abren')} con las claves de esta bóveda."
        )
        click.echo("safefeedback: error: some records were sealed to a key that this vault does not have", err=True)
        context.exit(exits.ATTENTION)
