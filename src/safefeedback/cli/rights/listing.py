"""``safefeedback rights list``: the requests, and which are overdue."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, Final

import click

from safefeedback.cli import exits
from safefeedback.cli.answers import json_line
from safefeedback.cli.rights.asked import show
from safefeedback.cli.vault.access import Access, vault_options
from safefeedback.rights import Register
from safefeedback.rights.terms import today

if TYPE_CHECKING:
    from safefeedback.rights import Request

__all__ = ["command"]

SCHEMA: Final = "safefeedback/rights/1"
"""Name and version of the JSON form, ``docs/reference/schemas/rights-1.json``."""

_HELP: Final = """List the requests, open ones first; overdue ones are marked, and the exit code is 4.

\b
Examples:
  safefeedback rights list --vault boveda
  safefeedback rights list --open --json --vault boveda
"""


@click.command("list", help=_HELP, short_help="List the requests, overdue ones marked.")
@click.option("--open", "only_open", is_flag=True, help="Only those that wait for an answer.")
@click.option("--json", "as_json", is_flag=True, help="JSON instead of sentences.")
@vault_options
@click.pass_context
def command(context: click.Context, /, *, access: Access, only_open: bool, as_json: bool) -> None:
    """List and leave with the exit code."""
    with access.open() as vault:
        found = [each for each in Register(vault).all() if each.is_open or not only_open]
        agency = vault.agency
    found.sort(key=lambda each: (not each.is_open, each.due))
    if as_json:
        sys.stdout.buffer.write(json_line(rights_json(found, agency)))
    else:
        for each in found:
            show(each)
        if not found:
            click.echo("No hay solicitudes.")
    context.exit(exits.ATTENTION if any(each.days_over(today()) for each in found) else exits.DONE)


def rights_json(found: list[Request], agency: str) -> dict[str, Any]:
    """Return the requests as JSON values: ids, days and codes."""
    return {
        "schema": SCHEMA,
        "agency": agency,
        "requests": [
            {
                "request": each.request_id,
                "right": each.right,
                "subject": each.subject,
                "got": each.got.isoformat(),
                "due": each.due.isoformat(),
                "steps": list(each.steps),
                "result": each.result,
                "closed": each.closed.isoformat() if each.closed else None,
                "days_over": each.days_over(today()),
                "is_blocking": each.is_blocking,
            }
            for each in found
        ],
    }
