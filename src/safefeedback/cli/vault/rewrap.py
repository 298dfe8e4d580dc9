"""``safefeedback vault rewrap``: persons' keys move under the newest month's key."""

from __future__ import annotations

from typing import Final

import click

from safefeedback.cli.options import progress_option
from safefeedback.cli.tally import tally
from safefeedback.cli.vault.access import Access, vault_options
from safefeedback.cli.vault.words import count

__all__ = ["command"]

_HELP: Final = """Wrap persons' keys under the newest key.

Each is opened and compared before it replaces the old one. An older key under which nothing lies any more is retired;
"safefeedback keys destroy" destroys it when it is due. Sealed records stay as they are.

It can be interrupted and run again.

\b
Examples:
  safefeedback vault rewrap --vault boveda
  safefeedback vault rewrap --limit 50000 --vault boveda
"""


@click.command("rewrap", help=_HELP, short_help="Wrap persons' keys under the newest key.")
@vault_options
@click.option("--limit", type=click.IntRange(1), metavar="N", help="Move no more than N keys.")
@progress_option
def command(*, access: Access, limit: int | None, progress: bool | None) -> None:
    """Rewrap."""
    with access.open() as vault, tally("claves", wanted=progress) as advance:
        done = vault.rewrap(limit=limit, progress=advance)
    click.echo(f"{count(done.rewrapped, 'clave de persona pasó', 'claves de personas pasaron')} a la clave del mes.")
    for epoch in done.retired:
        click.echo(f"La clave de {epoch} quedó retirada: nada depende de ella.")
    if done.left:
        click.echo("Faltan más: repita la orden.")
