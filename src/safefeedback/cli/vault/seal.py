"""``safefeedback vault seal``: messages are protected and kept sealed."""

from __future__ import annotations

import sys
from collections import Counter
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any, Final

import click

from safefeedback.cli.batch import conclude
from safefeedback.cli.options import MakePipeline, input_options, progress_option, unmade_pipeline_options
from safefeedback.cli.progress import progress_bar
from safefeedback.cli.source import Request, open_source
from safefeedback.cli.usage import UsageError
from safefeedback.cli.vault.access import Access, vault_options
from safefeedback.cli.vault.receipts import open_receipts, receipt_json
from safefeedback.cli.vault.storing import stored_in_order
from safefeedback.pipeline import Withheld
from safefeedback.policy import AUDIENCES

if TYPE_CHECKING:
    from safefeedback.vault import Keeper

__all__ = ["command"]

_HELP: Final = """Protect messages and keep them sealed.

INPUT is read as by "safefeedback protect". Each message is stored with its protected text and its findings in one
transaction, the original sealed under its person's key. A line of the output is {"id", "record_id", "version",
"digest", "text", "counts"}: a line is there when its message is stored. The file of --output must be new, and stays
when the command is interrupted.

A message that cannot be checked is sealed all the same, without a protected text: {"id", "record_id", …, "error"}. One
that cannot be read is not stored: {"id", "error"}. Then the exit code is 3.

On a write-only host, --bundle and --records take the place of --vault: the host can seal, and cannot open.

\b
Examples:
  safefeedback vault seal mensajes.jsonl --output recibos.jsonl --vault boveda
  safefeedback vault seal quejas.csv --column mensaje --vault boveda
  cat mensajes.jsonl | safefeedback vault seal - --passphrase-file /etc/agencia/frase --vault boveda
  safefeedback vault seal mensajes.jsonl --bundle recepcion.json --custodian KEY --records postgresql://web@db/vault
"""
_TOGETHER: Final = 32


@click.command("seal", help=_HELP, short_help="Protect messages and keep them sealed.")
@input_options
@vault_options
@click.option("--bundle", metavar="FILE", help="Seal to a public bundle instead: this host cannot open.")
@click.option("--records", metavar="URL", help="With --bundle: where sealed records go.")
@click.option("--custodian", metavar="KEY", help="With --bundle: the custodian's public key, 64 hexadecimal digits.")
@click.option(
    "--audience",
    type=click.Choice(AUDIENCES),
    default="storage",
    show_default=True,
    help="For whom the protected text is stored.",
)
@unmade_pipeline_options
@click.option("--output", "-o", metavar="FILE", help="Write the receipts to this new file instead of standard output.")
@progress_option
@click.pass_context
def command(
    context: click.Context, /, *, request: Request, access: Access, make_pipeline: MakePipeline, **options: Any
) -> None:
    """Seal what was asked for and leave with the exit code."""
    withheld: Counter[str] = Counter()
    output: str | None = options["output"]
    with (
        _keeper(access, options) as keeper,
        open_source(request) as reading,
        open_receipts(output) as write,
        progress_bar(
            reading.size, wanted=options["progress"], shares_terminal=output is None and sys.stdout.isatty()
        ) as advance,
    ):
        pipeline = make_pipeline(vault=keeper)
        together = 1 if reading.is_live else _TOGETHER
        for item, stored in stored_in_order(reading.items, pipeline, options["audience"], together=together):
            write(receipt_json(item, stored))
            if isinstance(stored.outcome, Withheld):
                withheld[stored.outcome.code] += 1
            advance(item.position)
    context.exit(conclude(withheld))


def _keeper(access: Access, options: dict[str, Any]) -> AbstractContextManager[Keeper]:
    bundle, records, custodian = (options[name] for name in ("bundle", "records", "custodian"))
    if bundle is None:
        if records or custodian:
            raise UsageError("--records and --custodian: expected --bundle with them")
        return access.open()
    if not (records and custodian):
        raise UsageError(
            "--bundle: expected --records and --custodian with it", hint="keys create-bundle prints the custodian's key"
        )
    from safefeedback.cli.vault.reception import reception  # noqa: PLC0415 - loaded on a write-only host alone

    return reception(bundle, records, custodian)
