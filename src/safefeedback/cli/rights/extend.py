"""``safefeedback rights extend``: the term of a request is extended."""

from __future__ import annotations

import datetime as dt
from typing import Final

import click

from safefeedback.cli.rights.asked import free_days_option, request_argument, show
from safefeedback.cli.vault.access import Access, vault_options
from safefeedback.rights import Register

__all__ = ["command"]

_HELP: Final = """Extend the term of a request, once, by as many business days.

Say why to the person, in writing, before the term is over. Information has no extension.

\b
Examples:
  safefeedback rights extend 5f0c1d2e --actor staff:odp --vault boveda
"""


@click.command("extend", help=_HELP, short_help="Extend the term, once.")
@request_argument
@free_days_option
@vault_options
def command(*, access: Access, request: str, also: tuple[dt.date, ...]) -> None:
    """Extend."""
    with access.open() as vault:
        register = Register(vault, also=also)
        found = register.extend(register.get(request))
    show(found)
