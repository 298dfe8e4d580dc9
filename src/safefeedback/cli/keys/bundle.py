"""``safefeedback keys create-bundle``: what a write-only host needs to seal."""

from __future__ import annotations

from typing import Final

import click

from safefeedback.cli.sink import open_sink
from safefeedback.cli.vault.access import Access, vault_options
from safefeedback.cli.vault.words import day

__all__ = ["command"]

_HELP: Final = """Make what a write-only host needs to seal: a public bundle, signed by the custodian.

Nothing in it is secret. Take FILE to the host, and the printed key of the custodian by another way: with --custodian
KEY the host refuses a bundle that somebody else put there. A bundle is for --days at most, and ends a week before the
month's keys are destroyed: make the next one each month, after "safefeedback vault rotate".

It protects against quantum computers too. --classical makes one of X25519 alone, for a host whose cryptography package
is too old: what is copied from there today can be opened by a quantum computer one day.

\b
Examples:
  safefeedback keys create-bundle --days 31 --output recepcion.json --vault boveda
  safefeedback vault seal mensajes.jsonl --bundle recepcion.json --custodian KEY --records URL
"""


@click.command("create-bundle", help=_HELP, short_help="Make what a write-only host needs to seal.")
@vault_options
@click.option("--days", type=click.IntRange(1, 366), default=31, show_default=True, help="For how many days.")
@click.option(
    "--output", "-o", required=True, metavar="FILE", help="Write the bundle here; appears whole or not at all."
)
@click.option("--classical", is_flag=True, help="X25519 alone: no protection against quantum computers.")
def command(*, access: Access, days: int, output: str, classical: bool) -> None:
    """Make a bundle."""
    with access.open() as vault:
        bundle = vault.bundle(days=days, kem="X25519" if classical else "MLKEM768-X25519")
        custodian = vault.custodian_key().hex()
    with open_sink(output) as stream:
        stream.write(bundle.to_bytes())
    shown = output != "-"
    click.echo(f"Vale hasta el {day(bundle.not_after)}.", err=not shown)
    click.echo("Clave pública del custodio; fíjela en el equipo que recibe (--custodian):", err=not shown)
    click.echo(custodian, err=not shown)
    if classical:
        click.echo("Sin resistencia poscuántica: cámbiela en cuanto se pueda.", err=not shown)
