"""``safefeedback rights find``: what is held of a person, without opening it."""

from __future__ import annotations

from typing import Final

import click

from safefeedback.audit import words
from safefeedback.cli.rights.asked import request_argument, show, spanish_day
from safefeedback.cli.vault.access import Access, vault_options
from safefeedback.cli.vault.words import count
from safefeedback.rights import Register
from safefeedback.rights.finding import records_of

__all__ = ["command"]

_HELP: Final = """Say what is held of the person of a request. Nothing is opened.

\b
Examples:
  safefeedback rights find 5f0c1d2e --vault boveda
"""


@click.command("find", help=_HELP, short_help="Say what is held of the person, without opening it.")
@request_argument
@vault_options
def command(*, access: Access, request: str) -> None:
    """List what is held."""
    with access.open() as vault:
        vault.promote()
        found = Register(vault).get(request)
        held = () if found.subject is None else records_of(vault, found.subject)
    show(found)
    click.echo(f"{count(len(held), 'mensaje guardado', 'mensajes guardados')}.")
    for each in held:
        day = spanish_day(each.received) if each.received else "sin fecha"
        kinds = ", ".join(f"{words.entity(name)} {number}" for name, number in each.counts)
        click.echo(f"  {each.record_id}  {day}  {words.word(each.channel or 'unknown')}  {kinds}".rstrip())
