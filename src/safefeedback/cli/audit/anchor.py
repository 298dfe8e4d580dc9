"""``safefeedback audit anchor``: checkpoints are brought to where who writes to the vault cannot change them."""

from __future__ import annotations

from typing import Final

import click

from safefeedback.cli.vault.access import Access, vault_options
from safefeedback.cli.vault.words import count

__all__ = ["command"]

_HELP: Final = """Bring signed checkpoints to places that keep them.

Whoever holds the databases and the key of the log can write another history that verifies; a checkpoint that was kept
elsewhere shows it. Do it every day. The places stand at "anchors" in vault.toml, or are given with --to:

\b
  file:/other/disk/anchors.jsonl           a file that is only appended to
  store:sqlite:////other/disk/anchors.db   a second database, also store:postgresql://…
  tsa:https://authority/tsa?file=/other/disk/stamps.jsonl&roots=/etc/roots.pem
                                           a time-stamping authority (RFC 3161); its answers are kept in the file

"audit verify" holds the logs against what the places of vault.toml keep. A place that keeps the checkpoint of another
history gets no new one, and the command says so.

\b
Examples:
  safefeedback audit anchor --vault boveda
  safefeedback audit anchor --to file:/mnt/otro/anclas.jsonl --vault boveda
"""


@click.command("anchor", help=_HELP, short_help="Bring signed checkpoints to places that keep them.")
@click.option("--to", "addresses", multiple=True, metavar="ADDRESS", help="A place; may be repeated.")
@vault_options
def command(*, access: Access, addresses: tuple[str, ...]) -> None:
    """Anchor both logs."""
    with access.open() as vault:
        for each in vault.anchor(addresses or None):
            click.echo(f"{each.log}: {count(each.size, 'anotación anclada', 'anotaciones ancladas')} ({each.sink}).")
