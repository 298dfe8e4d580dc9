"""``safefeedback audit incident``: the file of an incident, with the clock of 48 hours."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final, cast

import click

from safefeedback.audit.incident import Incident, incident_file
from safefeedback.audit.period import LIMA
from safefeedback.cli.audit.forms import form_options, write_form
from safefeedback.cli.audit.material import now_ms, sources_of
from safefeedback.cli.vault.access import Access, vault_options

if TYPE_CHECKING:
    from safefeedback.audit.incident import Scope

__all__ = ["command"]

_HELP: Final = """Write the file of an incident.

The Authority is told within 48 hours of knowledge: the file says how many are left, what was reached, in which numbers
and kinds, and has marked blanks for what no log knows. Times are of Peru. A draft, in Spanish.

--scope says what was reached: "stored", all that was stored at the end; "received", what came in between; "opened",
what was opened in between, by --by alone where it is given.

\b
Examples:
  safefeedback audit incident --known 2026-11-20T08:30 --begun 2026-11-19 --ended 2026-11-20T08:00 \\
    --scope opened --by staff:mesa-7 --output incidente.html --vault boveda
"""
_MOMENT: Final = click.DateTime(["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%Y-%m-%d"])


@click.command("incident", help=_HELP, short_help="Write the file of an incident.")
@click.option("--known", type=_MOMENT, required=True, metavar="TIME", help="When the agency knew of it.")
@click.option("--begun", type=_MOMENT, required=True, metavar="TIME", help="When it began.")
@click.option("--ended", type=_MOMENT, metavar="TIME", help="When it ended. Without it: when it was known.")
@click.option(
    "--scope",
    type=click.Choice(["stored", "received", "opened"]),
    default="stored",
    show_default=True,
    help="What was reached.",
)
@click.option("--by", metavar="ID", help="Of what was opened: by this member of staff or service.")
@form_options
@vault_options
def command(
    *,
    access: Access,
    known: dt.datetime,
    begun: dt.datetime,
    ended: dt.datetime | None,
    scope: str,
    by: str | None,
    output: str,
    as_json: bool,
) -> None:
    """Fill and write the document."""
    incident = Incident(
        _ms(known), begun_at=_ms(begun), ended_at=_ms(ended or known), scope=cast("Scope", scope), actor=by
    )
    with access.open() as vault:
        form = incident_file(sources_of(vault), incident, made_at=now_ms())
    write_form(form, output, as_json=as_json)


def _ms(moment: dt.datetime) -> int:
    return int(moment.replace(tzinfo=LIMA).timestamp() * 1000)
