"""``safefeedback rights``: what a person may ask of who keeps data about them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import click

from safefeedback.cli.commands import LazyGroup

__all__ = ["command"]

_HELP: Final = """Answer a person who asks for a right over what is kept.

A request begins with "open", by a document, telephone or mailbox that the person proved. It has a term in business
days (DS 016-2024-JUS): information 8, access 20, rectification, cancellation and opposition 10. Every step is written
into the log of evidence; a request is named by its id or the first eight digits of it.

\b
Examples:
  safefeedback rights open access --value PE_DNI=- --vault boveda
  safefeedback rights find 5f0c1d2e --vault boveda
  safefeedback rights export 5f0c1d2e --output respuesta --vault boveda
  safefeedback rights close 5f0c1d2e granted --vault boveda
  safefeedback rights list --vault boveda

Exit codes: 0 all done, 2 usage, 4 done, but requests are overdue or persons are on hold.
"""

_COMMANDS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "open": ("safefeedback.cli.rights.begin", "Note a request and say its term."),
        "list": ("safefeedback.cli.rights.listing", "List the requests, overdue ones marked."),
        "find": ("safefeedback.cli.rights.find", "Say what is held of the person, without opening it."),
        "export": ("safefeedback.cli.rights.export", "Write all that is held of the person, to hand over."),
        "rectify": ("safefeedback.cli.rights.rectify", "Put right what the channel knew of the person."),
        "block": ("safefeedback.cli.rights.block", "Block the person's data while the request is decided."),
        "unblock": ("safefeedback.cli.rights.unblock", "End the block."),
        "oppose": ("safefeedback.cli.rights.oppose", "Grant an opposition: the data stay blocked."),
        "erase": ("safefeedback.cli.rights.erase", "Erase the person, and answer the request."),
        "extend": ("safefeedback.cli.rights.extend", "Extend the term, once."),
        "close": ("safefeedback.cli.rights.close", "Note the answer."),
    }
)


@click.group("rights", cls=LazyGroup, table=_COMMANDS, help=_HELP, short_help="Answer a person who asks for a right.")
def command() -> None:
    """Group the commands on rights; the help stands above."""
