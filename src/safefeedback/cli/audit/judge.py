"""``safefeedback audit judge``: what reviewers saw is read back, and the bound is stated."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from safefeedback.audit.review import reviews
from safefeedback.audit.sheet import read_sheet
from safefeedback.audit.words import percent
from safefeedback.cli.audit.material import seed_of, sources_of
from safefeedback.cli.usage import UsageError
from safefeedback.cli.vault.access import Access, actor_option, vault_options
from safefeedback.cli.vault.words import count

if TYPE_CHECKING:
    from safefeedback.audit.review import Review
    from safefeedback.audit.sheet import Verdict

__all__ = ["command"]

_HELP: Final = """Read a sheet of verdicts back, and state how many leaks there can be.

Each verdict becomes a leaf of the log, under the id of who judged (--actor). A sheet may be read back in parts: lines
without a verdict are left for later. Messages of the sample that nobody judged count as leaks.

Give the seed with --seed-file, and verdicts on messages that were not drawn do not count.

\b
Examples:
  safefeedback audit judge hoja.csv --actor staff:revisor-1 --seed-file semilla.txt --vault boveda
"""


@click.command("judge", help=_HELP, short_help="Read a sheet of verdicts back.")
@click.argument("sheet")
@click.option("--seed-file", "seed", metavar="FILE", help="The seed with which the sample was drawn.")
@actor_option
@vault_options
def command(*, access: Access, sheet: str, seed: str | None) -> None:
    """Note the verdicts and state the bound."""
    verdicts = _read(sheet)
    if not verdicts:
        raise UsageError("judge: expected verdicts in the sheet, there are none", hint="write ok or fuga as verdict")
    samples = {each.sample for each in verdicts}
    with access.open() as vault:
        sources = sources_of(vault, seeds=() if seed is None else (seed_of(seed),))
        drawn = {each.sample for each in reviews(sources.records, sources.keys)}
        if not samples <= drawn:
            raise UsageError("judge: expected a sheet of a sample that was drawn from this vault")
        vault.note("review.judged", [each.leaf_fields() for each in verdicts])
        found = reviews(
            sources.records,
            sources.keys,
            text_of=lambda record, version: next((each.text for each in vault.views(record, version)), None),
            seeds=sources.seeds,
        )
    for each in found:
        if each.sample in samples:
            _show(each)


def _read(sheet: str) -> list[Verdict]:
    is_table = sheet.lower().endswith(".csv")
    try:
        with Path(sheet).open(encoding="utf-8", newline="" if is_table else None) as lines:
            return list(read_sheet(lines, form="csv" if is_table else "jsonl"))
    except UnicodeDecodeError:
        raise UsageError("judge: expected UTF-8", hint="save the sheet as CSV UTF-8") from None


def _show(review: Review) -> None:
    click.echo(f"{count(review.judged, 'mensaje leído', 'mensajes leídos')} de {review.drawn}.")
    click.echo(f"  con fuga: {review.leaks}")
    if review.pending:
        click.echo(f"  sin leer, contados como fugas: {review.pending}")
    if review.others:
        click.echo(f"  ATENCIÓN: {count(review.others, 'veredicto', 'veredictos')} sobre mensajes que no se sortearon.")
    if review.estimate is None:
        click.echo("  Los estratos no se pueden rehacer: no hay cota.")
    else:
        click.echo(f"  A lo más {percent(review.estimate.upper)} de los mensajes tienen una fuga (confianza del 95 %).")
