"""``safefeedback audit report``: what was done in a period, as a page and as JSON."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from safefeedback.audit.html.report_page import report_page
from safefeedback.audit.period import Period
from safefeedback.audit.report import make_report
from safefeedback.cli.audit.material import (
    Given,
    given_options,
    now_ms,
    period_options,
    policies_of,
    policy_option,
    sources_of,
    verified_logs,
)
from safefeedback.cli.options import progress_option
from safefeedback.cli.sink import open_sink
from safefeedback.cli.tally import tally
from safefeedback.cli.vault.access import Access, vault_options
from safefeedback.cli.vault.words import count

__all__ = ["command"]

_HELP: Final = """Make the audit report of a period.

It is made from the two logs alone, and from the protected texts for unknown words: nothing is opened. Two files are
written into FOLDER: a page in Spanish for screens, telephones and paper, and the same as JSON. The log notes the digest
of the JSON, which the page shows at its end.

What no log knows is declared in a file (--declared), item by item; what is missing is said plainly. Give the quality
that "evaluate --json" measured with --tested, seeds of samples with --seed-file, and checkpoints kept elsewhere with
--anchor.

\b
Examples:
  safefeedback audit report --from 2026-10-01 --to 2026-12-31 --output informe --vault boveda
  safefeedback audit report --declared documentos.toml --tested evaluacion.json --output informe --vault boveda
"""


@click.command("report", help=_HELP, short_help="Make the audit report of a period.")
@period_options
@click.option("--output", "-o", metavar="FOLDER", default=".", show_default=True, help="Write the two files here.")
@policy_option
@given_options
@click.option("--no-texts", is_flag=True, help="Do not read the protected texts.")
@vault_options
@progress_option
def command(
    *,
    access: Access,
    period: Period,
    output: str,
    policies: tuple[str, ...],
    given: Given,
    no_texts: bool,
    progress: bool | None,
) -> None:
    """Make the report, note it, and write both files."""
    known = policies_of(policies)
    folder = Path(output)
    folder.mkdir(parents=True, exist_ok=True)
    with access.open() as vault:
        made_at = now_ms()
        checked = verified_logs(vault, given.anchors, at=made_at)
        with tally("registros", wanted=progress) as advance:
            weaknesses = vault.doctor(progress=advance)
        sources = sources_of(vault, policies=known, checked=checked, seeds=given.seeds, has_texts=not no_texts)
        report = make_report(
            sources, period, made_at=made_at, declared=given.declared, tested=given.tested, weaknesses=weaknesses
        )
        vault.note("report.made", [report.leaf_fields()])
    name = f"informe-{period.first}-{period.last}"
    for ending, content in (("json", report.to_bytes()), ("html", report_page(report).encode())):
        with open_sink(str(folder / f"{name}.{ending}")) as stream:
            stream.write(content)
        click.echo(f"{name}.{ending}")
    click.echo(f"{count(report.figures.volumes.messages, 'mensaje', 'mensajes')} en el periodo.")
    click.echo(f"Faltan evidencias de {count(len(report.missing), 'punto', 'puntos')} de {len(report.evidence)}.")
