"""``safefeedback rights export``: all that is held of a person, to hand over."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from safefeedback.cli.rights.asked import request_argument
from safefeedback.cli.sink import open_sink
from safefeedback.cli.vault.access import Access, vault_options
from safefeedback.cli.vault.words import count
from safefeedback.rights import Register, export, export_page

__all__ = ["command"]

_HELP: Final = """Open all that is held of the person of a request, and write it into a folder.

Each record leaves its evidence first, under the purpose rights-request; its hourly limit holds. Two files of mode 0600
are written: mis-datos.html, a page in Spanish to read and print, and mis-datos.json, for machines. They hold personal
data in the clear: hand them over and delete them.

\b
Examples:
  safefeedback rights export 5f0c1d2e --output respuesta --actor staff:odp --vault boveda
"""


@click.command("export", help=_HELP, short_help="Write all that is held of the person, to hand over.")
@request_argument
@click.option("--output", "-o", required=True, metavar="FOLDER", help="Write the two files here.")
@vault_options
def command(*, access: Access, request: str, output: str) -> None:
    """Export."""
    folder = Path(output)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with access.open() as vault:
        vault.promote()
        register = Register(vault)
        found = export(vault, register, register.get(request))
    for name, content in (("mis-datos.json", found.to_bytes()), ("mis-datos.html", export_page(found).encode())):
        with open_sink(str(folder / name)) as stream:
            stream.write(content)
        click.echo(name)
    click.echo(f"{count(len(found.records), 'mensaje', 'mensajes')}. Entréguelos y borre los archivos.")
