"""``safefeedback vault restore``: after a backup was put back, who was erased since is erased again."""

from __future__ import annotations

from typing import Final

import click

from safefeedback.cli import exits
from safefeedback.cli.options import progress_option
from safefeedback.cli.tally import tally
from safefeedback.cli.vault.access import Access, vault_options
from safefeedback.cli.vault.words import count

__all__ = ["command"]

_HELP: Final = """Erase again, after a backup was put back.

A backup brings back persons who were erased after it was made. Put back the databases, then run this before anything is
served: the erasures on the list outside (erasures in vault.toml) and in the key store are made again. It can be
repeated at any time.

Exit code 4: a hold of the backup keeps somebody; lift it with "hold --lift" and repeat.

\b
Example:
  safefeedback vault restore --vault boveda
"""


@click.command("restore", help=_HELP, short_help="Erase again, after a backup was put back.")
@vault_options
@progress_option
@click.pass_context
def command(context: click.Context, /, *, access: Access, progress: bool | None) -> None:
    """Replay the erasures and leave with the exit code."""
    is_listed = bool(access.settings().erasures)
    with access.open() as vault, tally("supresiones", wanted=progress) as advance:
        done = vault.restore(progress=advance)
    click.echo(f"{count(done.listed, 'supresión anotada', 'supresiones anotadas')}.")
    persons = count(done.erased_again, "persona había vuelto y se suprimió", "personas habían vuelto y se suprimieron")
    click.echo(f"{persons} otra vez, con {count(done.records, 'registro', 'registros')}.")
    if not is_listed:
        click.echo("Ninguna lista fuera de las bases: no se sabe de las supresiones posteriores a la copia de claves.")
    if done.held:
        click.echo(f"A resguardo según la copia, no se suprimen: {count(done.held, 'persona', 'personas')}.")
        context.exit(exits.ATTENTION)
