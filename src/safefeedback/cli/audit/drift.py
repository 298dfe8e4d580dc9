"""``safefeedback audit drift``: each week is compared with the weeks before it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

import click

from safefeedback.audit import words
from safefeedback.audit.drift import watch
from safefeedback.audit.period import Period
from safefeedback.audit.tally import weekly
from safefeedback.cli import exits
from safefeedback.cli.audit.material import period_options, sources_of
from safefeedback.cli.vault.access import Access, vault_options
from safefeedback.cli.vault.words import count

if TYPE_CHECKING:
    from safefeedback.audit.drift import Alarm

__all__ = ["command"]

_HELP: Final = """Tell whether the messages changed.

New slang, a new form of plates, a channel that broke: detection gets worse before anybody notices. Each week's counts
of what was found, scores, channels and unknown words are compared with up to eight weeks before it; when nothing
changed, a week gives an alarm once in a hundred. Four weeks are needed to go by. After an alarm, draw a sample of that
week ("audit sample") and read it; the exit code is 4.

\b
Examples:
  safefeedback audit drift --vault boveda
  safefeedback audit drift --from 2026-10-01 --baseline 6 --vault boveda
"""


@click.command("drift", help=_HELP, short_help="Tell whether the messages changed.")
@period_options
@click.option(
    "--baseline", type=click.IntRange(4, 52), default=8, show_default=True, metavar="N", help="Weeks to go by, at most."
)
@vault_options
@click.pass_context
def command(context: click.Context, /, *, access: Access, period: Period, baseline: int) -> None:
    """Compare the weeks and leave with the exit code."""
    before = Period(period.first - dt.timedelta(weeks=baseline), period.last, period.zone)
    with access.open() as vault:
        sources = sources_of(vault)
        weeks = weekly(sources.records, before, sources.view_of)
    year, week, _ = period.first.isocalendar()
    raised = {name: alarms for name, alarms in watch(weeks, baseline=baseline).items() if name >= f"{year}-W{week:02}"}
    if not raised:
        click.echo(
            f"{count(len(weeks), 'semana', 'semanas')} con mensajes: no alcanzan para comparar (van cuatro antes)."
        )
    for name, alarms in raised.items():
        click.echo(f"{name}: {count(len(alarms), 'cambio', 'cambios')}." if alarms else f"{name}: sin cambios.")
        for each in alarms:
            click.echo(f"  ATENCIÓN: {_told(each)}")
    context.exit(exits.ATTENTION if any(raised.values()) else exits.DONE)


def _told(alarm: Alarm) -> str:
    return f"{words.trait(alarm.trait)}: {words.percent(alarm.share)}, antes {words.percent(alarm.usual)}."
