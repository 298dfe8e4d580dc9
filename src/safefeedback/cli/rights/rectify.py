"""``safefeedback rights rectify``: what the channel knew wrongly is put right."""

from __future__ import annotations

from typing import Final

import click

from safefeedback.cli.rights.asked import request_argument
from safefeedback.cli.vault.access import Access, vault_options
from safefeedback.cli.vault.persons import entity_and_value
from safefeedback.rights import Register, rectify

__all__ = ["command"]

_HELP: Final = """Put right what the channel knew of the person: a document, name, telephone, mailbox.

A new version of the record is stored with the right values; the old one and the message as it was written stay. Others
on this machine see the words of a command line: write --value PHONE_NUMBER=- and type the value.

\b
Examples:
  safefeedback rights rectify 5f0c1d2e --record 0a1b… --value PHONE_NUMBER=- --vault boveda
"""


@click.command("rectify", help=_HELP, short_help="Put right what the channel knew of the person.")
@request_argument
@click.option("--record", required=True, metavar="HEX", help="The record.")
@click.option("--value", "values", multiple=True, required=True, metavar="ENTITY=VALUE", help="The right value.")
@vault_options
def command(*, access: Access, request: str, record: str, values: tuple[str, ...]) -> None:
    """Rectify."""
    right = dict(map(entity_and_value, values))
    with access.open() as vault:
        vault.promote()
        register = Register(vault)
        receipt = rectify(vault, register, register.get(request), record_id=record, values=right)
    click.echo(f"Rectificado: {receipt.record_id}, versión {receipt.version}.")
