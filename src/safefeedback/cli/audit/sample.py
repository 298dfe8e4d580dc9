"""``safefeedback audit sample``: protected messages are drawn for people to read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from safefeedback.audit.population import TRAITS, population
from safefeedback.audit.sampling import draw
from safefeedback.audit.sheet import write_sheet
from safefeedback.cli.audit.material import period_options, seed_of, sources_of
from safefeedback.cli.sink import open_sink
from safefeedback.cli.usage import UsageError
from safefeedback.cli.vault.access import Access, vault_options
from safefeedback.cli.vault.words import count
from safefeedback.policy import AUDIENCES

if TYPE_CHECKING:
    from collections.abc import Callable

    from safefeedback.audit.period import Period
    from safefeedback.vault import Vault

__all__ = ["command"]

_HELP: Final = """Draw protected messages for people to read.

Nobody knows how many leaks there are until somebody looks. The sample is drawn by strata with a seed that the auditor
gives, or that was thrown with dice together: who has the seed and the log draws the same messages again. The log notes
the digest of the seed before anybody reads.

The sheet has a line for each message. Reviewers write "ok" or "fuga" as verdict and, of a leak, what they saw as kinds
(DNI, PERSONA). "audit judge" reads it back. A sheet holds protected texts: delete it then.

With no leak found, 300 messages say "at most 1 %" with 95 % confidence, 1,000 say 0.3 %.

\b
Examples:
  safefeedback audit sample --size 300 --seed-file semilla.txt --output hoja.csv --vault boveda
  safefeedback audit sample --by channel,month --seed-file semilla.txt --output hoja.jsonl --vault boveda
"""


@click.command("sample", help=_HELP, short_help="Draw protected messages for people to read.")
@click.option("--size", type=click.IntRange(1), default=300, show_default=True, metavar="N", help="How many at least.")
@click.option("--seed-file", "seed", required=True, metavar="FILE", help="File with the seed, 16 bytes or more.")
@click.option("--audience", type=click.Choice(AUDIENCES), default="storage", show_default=True, help="Whose texts.")
@click.option(
    "--by", default="channel,presence", show_default=True, metavar="TRAITS", help=f"Strata: {', '.join(TRAITS)}."
)
@click.option(
    "--output", "-o", required=True, metavar="FILE", help="The sheet: .csv for a spreadsheet, else JSON lines."
)
@period_options
@vault_options
def command(*, access: Access, period: Period, size: int, seed: str, audience: str, by: str, output: str) -> None:
    """Draw, note it, and write the sheet."""
    traits = tuple(each.strip() for each in by.split(",") if each.strip())
    if not set(traits) <= set(TRAITS):
        raise UsageError(f"--by: expected {', '.join(TRAITS)}, separated by commas")
    secret = seed_of(seed)
    with access.open() as vault:
        text_of = _texts(vault, audience)
        units = population(sources_of(vault).records, period, audience, traits, text_of=text_of)
        sample = draw(units, size, secret, period=period, audience=audience, by=traits)
        with open_sink(output) as stream:
            vault.note("review.drawn", [sample.leaf_fields()])
            for line in write_sheet(sample, text_of, form="csv" if output.lower().endswith(".csv") else "jsonl"):
                stream.write(line.encode())
    click.echo(f"{count(len(sample.drawn), 'mensaje', 'mensajes')} de {sum(sample.sizes.values())}, por estratos:")
    for name, number in sample.sizes.items():
        click.echo(f"  {name}: {number}")


def _texts(vault: Vault, audience: str) -> Callable[[str, int], str | None]:
    def text_of(record: str, version: int) -> str | None:
        return next((view.text for view in vault.views(record, version) if view.audience == audience), None)

    return text_of
