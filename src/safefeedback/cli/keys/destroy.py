"""``safefeedback keys destroy``: keys whose day has come are destroyed."""

from __future__ import annotations

from typing import Final

import click

from safefeedback.cli.keys.listing import key_table
from safefeedback.cli.vault.access import Access, vault_options

__all__ = ["command"]

_HELP: Final = """Destroy the keys that are due.

A month's key is due when nothing in the vault depends on it any more (rotate, then rewrap) and its backups are over.
With it every copy of what lay under it becomes unreadable, in whatever backup: what was erased before is gone for good.

Without --yes nothing is changed: the keys that are due are listed.

\b
Examples:
  safefeedback keys destroy --vault boveda
  safefeedback keys destroy --yes --passphrase-file /etc/agencia/frase --vault boveda
"""


@click.command("destroy", help=_HELP, short_help="Destroy the keys that are due.")
@vault_options
@click.option("--yes", is_flag=True, help="Do it.")
def command(*, access: Access, yes: bool) -> None:
    """Destroy what is due, or list it."""
    with access.open() as vault:
        due = vault.destroy_keys(dry_run=not yes)
    if not due:
        click.echo("Ninguna clave está por destruir.")
        return
    key_table(due)
    click.echo("Destruidas." if yes else "No se destruyó nada. Para hacerlo, añada --yes.")
