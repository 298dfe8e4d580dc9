"""``safefeedback rights block``: a person's data are blocked while a request is decided."""

from __future__ import annotations

from typing import Final

import click

from safefeedback.cli.rights.asked import request_argument, show
from safefeedback.cli.vault.access import Access, vault_options
from safefeedback.rights import Register

__all__ = ["command"]

_HELP: Final = """Block the data of the person of a request while it is decided.

They are then opened for few purposes only: those that the rules mark with despite_block, such as rights-request and
court-order. Every refusal is evidence. The block ends with the request.

\b
Examples:
  safefeedback rights block 5f0c1d2e --actor staff:odp --vault boveda
"""


@click.command("block", help=_HELP, short_help="Block the person's data while the request is decided.")
@request_argument
@vault_options
def command(*, access: Access, request: str) -> None:
    """Block."""
    with access.open() as vault:
        register = Register(vault)
        found = register.block(register.get(request))
    show(found)
