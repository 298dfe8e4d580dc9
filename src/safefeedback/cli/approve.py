"""``safefeedback approve``: an officer signs a request to open a record."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Final

import click

from safefeedback.cli.passphrase import passphrase
from safefeedback.cli.question import is_agreed
from safefeedback.cli.sink import open_sink
from safefeedback.cli.vault.access import passphrase_option
from safefeedback.vault.reveal import Approval, Request, load_rules
from safefeedback.vault.reveal.officer_key import open_officer_key

__all__ = ["command"]

_HELP: Final = """Sign a request to open a sealed record, as an officer.

REQUEST is the file that "safefeedback reveal --request" wrote: it says who will open which record, which fields, for
which purpose and case. It is shown and asked before it is signed. The approval goes back to who asked.

\b
Examples:
  safefeedback approve solicitud.json --officer odp-1 --key mi-clave.json --output aprobacion.json
"""


@click.command("approve", help=_HELP, short_help="Approve, as an officer, that a record is opened.")
@click.argument("request", metavar="REQUEST")
@click.option("--officer", required=True, metavar="ID", help="Your id, as reveal.toml of the vault names it.")
@click.option("--key", required=True, metavar="FILE", help='Your key, made with "keys create-officer".')
@click.option("--output", "-o", required=True, metavar="FILE", help="Write the approval here.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@passphrase_option
def command(*, request: str, officer: str, key: str, output: str, yes: bool, passphrase_file: str | None) -> None:
    """Show the request, ask, and sign."""
    asked = Request.from_bytes(Path(request).read_bytes())
    purpose = load_rules().purposes.get(asked.purpose)
    until = dt.datetime.fromtimestamp(asked.until / 1000, tz=dt.UTC).strftime("%Y-%m-%d %H:%M UTC")
    lines = [
        ("entidad", asked.agency),
        ("quién abrirá", asked.actor),
        ("registro", f"{asked.record_id}, versión {asked.version}"),
        ("campos", ", ".join(asked.names)),
        ("para qué", asked.purpose if purpose is None else f"{asked.purpose}: {purpose.title}"),
        ("base", "—" if purpose is None else purpose.law),
        ("expediente", asked.case or "—"),
        ("vale hasta", until),
    ]
    for name, value in lines:
        click.echo(f"  {name:<13} {value}")
    if not yes and not is_agreed("Quien abra verá estos campos.", "aprobar"):
        click.echo("No se aprobó.")
        return
    signed = Approval.sign(asked, officer, open_officer_key(Path(key), passphrase(passphrase_file)()))
    with open_sink(output) as stream:
        stream.write(signed.to_bytes() + b"\n")
    click.echo("Aprobado.", err=output == "-")
