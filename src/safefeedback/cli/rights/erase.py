"""``safefeedback rights erase``: the person of a request is erased."""

from __future__ import annotations

from typing import Final

import click

from safefeedback.cli import exits
from safefeedback.cli.question import is_agreed
from safefeedback.cli.rights.asked import request_argument, spanish_day
from safefeedback.cli.vault.access import Access, vault_options
from safefeedback.cli.vault.words import count
from safefeedback.rights import Register
from safefeedback.rights.finding import records_of

__all__ = ["command"]

_HELP: Final = """Erase the person of a cancellation, for good, and answer the request.

The person's key is destroyed: nothing that is sealed under it can be opened any more. A person on hold is left, the
request stays open, and the exit code is 4. Public bodies may have to keep records (Ley 27806 art. 21): decide that
first.

\b
Examples:
  safefeedback rights erase 5f0c1d2e --actor staff:odp --vault boveda
"""


@click.command("erase", help=_HELP, short_help="Erase the person, and answer the request.")
@request_argument
@click.option("--yes", is_flag=True, help="Do not ask.")
@vault_options
@click.pass_context
def command(context: click.Context, /, *, access: Access, request: str, yes: bool) -> None:
    """Erase and leave with the exit code."""
    with access.open() as vault:
        register = Register(vault)
        found = register.get(request)
        held = 0 if found.subject is None else len(records_of(vault, found.subject))
        click.echo(f"Por suprimir: una persona y {count(held, 'mensaje', 'mensajes')}.")
        if not yes and not is_agreed("No se puede deshacer.", "suprimir"):
            click.echo("No se suprimió nada.")
            context.exit(exits.DONE)
        done = register.erase(found)
    if done.held:
        click.echo("A resguardo: no se suprimió. La solicitud sigue abierta.")
        context.exit(exits.ATTENTION)
    click.echo(f"Suprimida: {count(done.records, 'mensaje', 'mensajes')}.")
    if done.backups_dead_on is not None:
        click.echo(f"Desde el {spanish_day(done.backups_dead_on)} tampoco se abre en una copia de seguridad.")
