"""``safefeedback vault hold``: a legal hold on a person."""

from __future__ import annotations

from typing import Final

import click

from safefeedback.cli.usage import UsageError
from safefeedback.cli.vault.access import Access, vault_options
from safefeedback.cli.vault.persons import Named, person_options, persons_of
from safefeedback.cli.vault.words import count
from safefeedback.vault.code import check_code

__all__ = ["command"]

_HELP: Final = """Keep a person from being erased, or lift that.

A person on hold is left out by "erase" and "purge" until the hold is lifted. The reason is a code, such as the number
of a case; never a name. Everything sealed for the person is held, not one record alone.

\b
Examples:
  safefeedback vault hold --record 5f0c… --reason exp-2026-118 --vault boveda
  safefeedback vault hold --subject 77ab… --lift --vault boveda
"""


@click.command("hold", help=_HELP, short_help="Keep a person from being erased, or lift that.")
@person_options
@click.option("--reason", metavar="CODE", help="Why, as a code of a-z, 0-9 and '-'.")
@click.option("--lift", is_flag=True, help="Lift the hold.")
@vault_options
def command(*, access: Access, named: Named, reason: str | None, lift: bool) -> None:
    """Hold, or lift a hold."""
    if (reason is None) != lift:
        raise UsageError("expected either --reason or --lift")
    if reason is not None:
        check_code(reason, "a reason")
    with access.open() as vault:
        subjects = persons_of(vault, named)
        for subject in subjects:
            vault.hold(subject, reason)
    if not subjects:
        click.echo("No hay nadie con ese dato; no se hizo nada.")
    elif lift:
        click.echo(f"{count(len(subjects), 'persona puede', 'personas pueden')} suprimirse otra vez.")
    else:
        click.echo(f"{count(len(subjects), 'persona queda', 'personas quedan')} a resguardo ({reason}).")
