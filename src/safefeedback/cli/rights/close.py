"""``safefeedback rights close``: the answer to a request is noted."""

from __future__ import annotations

from typing import Final

import click

from safefeedback.cli.rights.asked import request_argument, show
from safefeedback.cli.vault.access import Access, vault_options
from safefeedback.rights import Register
from safefeedback.rights.register import RESULTS

__all__ = ["command"]

_HELP: Final = """Note how a request was answered. Its block ends with it.

\b
Examples:
  safefeedback rights close 5f0c1d2e granted --actor staff:odp --vault boveda
"""


@click.command("close", help=_HELP, short_help="Note the answer.")
@request_argument
@click.argument("result", type=click.Choice(RESULTS))
@vault_options
def command(*, access: Access, request: str, result: str) -> None:
    """Close."""
    with access.open() as vault:
        register = Register(vault)
        found = register.close(register.get(request), result)
    show(found)
