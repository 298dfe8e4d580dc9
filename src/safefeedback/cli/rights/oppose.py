"""``safefeedback rights oppose``: an opposition is granted."""

from __future__ import annotations

from typing import Final

import click

from safefeedback.cli.rights.asked import request_argument, show
from safefeedback.cli.vault.access import Access, vault_options
from safefeedback.rights import Register

__all__ = ["command"]

_HELP: Final = """Grant an opposition. The request is answered, and the person's data stay blocked.

\b
Examples:
  safefeedback rights oppose 5f0c1d2e --actor staff:odp --vault boveda
"""


@click.command("oppose", help=_HELP, short_help="Grant an opposition: the data stay blocked.")
@request_argument
@vault_options
def command(*, access: Access, request: str) -> None:
    """Oppose."""
    with access.open() as vault:
        register = Register(vault)
        found = register.oppose(register.get(request))
    show(found)
