"""``safefeedback rights unblock``: the block of a request ends."""

from __future__ import annotations

from typing import Final

import click

from safefeedback.cli.rights.asked import request_argument, show
from safefeedback.cli.vault.access import Access, vault_options
from safefeedback.rights import Register

__all__ = ["command"]

_HELP: Final = """End the block of a request.

\b
Examples:
  safefeedback rights unblock 5f0c1d2e --actor staff:odp --vault boveda
"""


@click.command("unblock", help=_HELP, short_help="End the block.")
@request_argument
@vault_options
def command(*, access: Access, request: str) -> None:
    """Unblock."""
    with access.open() as vault:
        register = Register(vault)
        found = register.unblock(register.get(request))
    show(found)
