"""``safefeedback vault reprotect``: a newer detector looks at what is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from safefeedback.audit.words import entity
from safefeedback.cli import exits
from safefeedback.cli.options import MakePipeline, progress_option, unmade_pipeline_options
from safefeedback.cli.tally import tally
from safefeedback.cli.vault.access import Access, actor_option, vault_options
from safefeedback.cli.vault.words import count

if TYPE_CHECKING:
    from safefeedback.vault.reprotection import Reprotected

__all__ = ["command"]

_HELP: Final = """Protect stored messages again with a newer detector.

Each record whose protected text another detector made is opened inside this process and shown to nobody; the log says
so first. Where more is found than was recorded, its id and the kinds are listed and new protected texts take the place
of the old ones, each with its leaf. With --dry-run nothing is changed.

It can be interrupted and run again: it goes on where it stopped. Records that do not open, or that the detector cannot
check, are left as they are and named; then the exit code is 4.

\b
Examples:
  safefeedback vault reprotect --dry-run --vault boveda
  safefeedback vault reprotect --limit 50000 --vault boveda
"""


@click.command("reprotect", help=_HELP, short_help="Protect stored messages again with a newer detector.")
@vault_options
@actor_option
@click.option("--dry-run", is_flag=True, help="Say what would be done, and change nothing.")
@click.option("--limit", type=click.IntRange(1), metavar="N", help="Look at no more than N records.")
@unmade_pipeline_options
@progress_option
@click.pass_context
def command(
    context: click.Context,
    /,
    *,
    access: Access,
    make_pipeline: MakePipeline,
    dry_run: bool,
    limit: int | None,
    progress: bool | None,
) -> None:
    """Reprotect and leave with the exit code."""
    with access.open() as vault, tally("registros", wanted=progress) as advance:
        protector = make_pipeline(vault=vault).reprotector()
        done = vault.reprotect(protector, dry_run=dry_run, limit=limit, tell=_tell, progress=advance)
    looked = count(done.looked, "registro revisado", "registros revisados")
    click.echo(f"{looked}; en {done.more} se encuentra más que antes.")
    if not dry_run:
        click.echo(f"{count(done.changed, 'texto protegido de nuevo', 'textos protegidos de nuevo')}.")
    for record_id in done.failed:
        click.echo(f"  ATENCIÓN: {record_id}: no se pudo revisar; queda como estaba.")
    if not done.is_complete:
        click.echo("Faltan más: repita la orden.")
    context.exit(exits.ATTENTION if done.failed else exits.DONE)


def _tell(found: Reprotected) -> None:
    more = ", ".join(f"{entity(name)} {number:+d}" for name, number in sorted(found.more.items()))
    click.echo(f"  {found.record_id} v{found.version}: {more or 'ahora se puede proteger'}")
