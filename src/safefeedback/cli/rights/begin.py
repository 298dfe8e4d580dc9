"""``safefeedback rights open``: a request is noted, with its term."""

from __future__ import annotations

import datetime as dt
from typing import Final

import click

from safefeedback.cli.rights.asked import free_days_option, show
from safefeedback.cli.usage import UsageError
from safefeedback.cli.vault.access import Access, actor_option, vault_options
from safefeedback.cli.vault.persons import Named, person_or_value_options
from safefeedback.cli.vault.words import count
from safefeedback.rights import RIGHTS, Register
from safefeedback.rights.finding import records_of

__all__ = ["command"]

_HELP: Final = """Note a request and say its term.

The person proved a document, a telephone or a mailbox: give it with --value. Others on this machine see the words of a
command line, so write --value PE_DNI=- and type it, or hand it over through standard input. With several values only
who is known by all of them is meant. A request of somebody of whom nothing is held is noted too.

The term counts from the day after the request came (--got), in business days of Peru.

\b
Examples:
  safefeedback rights open access --value PE_DNI=- --vault boveda
  safefeedback rights open cancellation --value PHONE_NUMBER=- --got 2026-11-20 --vault boveda
"""


@click.command("open", help=_HELP, short_help="Note a request and say its term.")
@click.argument("right", type=click.Choice(list(RIGHTS)))
@person_or_value_options
@click.option("--got", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="The day on which it came; today.")
@free_days_option
@actor_option
@vault_options
def command(*, access: Access, right: str, named: Named, got: dt.datetime | None, also: tuple[dt.date, ...]) -> None:
    """Open a request."""
    with access.open() as vault:
        vault.promote()  # what waits for it would not be found
        found = [set(vault.subjects(entity, folded)) for entity, folded in named.values]
        found += [{subject} for subject in named.subjects]
        found += [{subject} for record in named.records if (subject := vault.subject_of(record)) is not None]
        subjects = sorted(set.intersection(*found)) if found else []
        if len(subjects) > 1:
            raise UsageError(
                f"rights: expected one person, {len(subjects)} are known by this",
                hint="give another value with it, or one of them with --subject: " + ", ".join(subjects[:5]),
            )
        subject = subjects[0] if subjects else None
        request = Register(vault, also=also).open(right, subject, got=got.date() if got else None)
        held = 0 if subject is None else len(records_of(vault, subject))
    show(request)
    click.echo(f"  solicitud {request.request_id}")
    click.echo(f"  {count(held, 'mensaje guardado', 'mensajes guardados')} de esta persona.")
