"""``safefeedback vault purge``: what is kept longer than its period is destroyed."""

from __future__ import annotations

import datetime as dt
import sys
from typing import TYPE_CHECKING, Any, Final

import click

from safefeedback.cli.answers import json_line
from safefeedback.cli.options import progress_option
from safefeedback.cli.tally import tally
from safefeedback.cli.usage import UsageError
from safefeedback.cli.vault.access import Access, vault_options
from safefeedback.cli.vault.words import count, day
from safefeedback.vault.clock import utc_day

if TYPE_CHECKING:
    from safefeedback.vault import Purge

__all__ = ["command", "purge_json"]

SCHEMA: Final = "safefeedback/purge/1"
"""Name and version of the JSON form, ``docs/reference/schemas/purge-1.json``."""

_HELP: Final = """Destroy what is kept longer than its period.

The period of a record is the retention that its policy states for storage. Without --yes nothing is changed: the
command says what it would destroy. A person of whom nothing is left is erased. Persons on hold are left.

\b
Examples:
  safefeedback vault purge --vault boveda
  safefeedback vault purge --on 2027-12-31 --vault boveda
  safefeedback vault purge --yes --vault boveda
"""


@click.command("purge", help=_HELP, short_help="Destroy what is kept longer than its period.")
@vault_options
@click.option(
    "--on", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="As of a day, such as 2027-12-31.  [today, UTC]"
)
@click.option("--yes", is_flag=True, help="Do it.")
@click.option("--json", "as_json", is_flag=True, help="JSON instead of sentences.")
@progress_option
def command(*, access: Access, on: dt.datetime | None, yes: bool, as_json: bool, progress: bool | None) -> None:
    """Purge, or say what would be purged."""
    date = on.date() if on is not None else None
    if yes and date is not None and date > utc_day():
        raise UsageError("--on: expected no later day than today with --yes", hint="leave --yes out to look ahead")
    with access.open() as vault, tally("registros", wanted=progress) as advance:
        result = vault.purge(on=date, dry_run=not yes, progress=advance)
        agency = vault.agency
    if as_json:
        sys.stdout.buffer.write(json_line(purge_json(result, agency)))
    else:
        _show(result)


def purge_json(result: Purge, agency: str) -> dict[str, Any]:
    """Return a purge as JSON values."""
    return {
        "schema": SCHEMA,
        "agency": agency,
        "on": result.on.isoformat(),
        "is_done": result.is_done,
        "records": result.records,
        "subjects": result.subjects,
        "held": result.held,
    }


def _show(result: Purge) -> None:
    if not result.records and not result.held:
        click.echo(f"Al {day(result.on)} ningún registro cumplió su plazo.")
        return
    records = count(result.records, "registro cumplió", "registros cumplieron")
    persons = count(result.subjects, "persona", "personas")
    click.echo(f"Al {day(result.on)}: {records} su plazo; de {persons} no queda más.")
    if result.held:
        click.echo(f"A resguardo, no se destruyen: {count(result.held, 'registro', 'registros')}.")
    click.echo("Destruido." if result.is_done else "No se destruyó nada. Para hacerlo, añada --yes.")
