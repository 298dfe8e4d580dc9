"""``safefeedback protect``: the same messages with their personal data hidden."""

from __future__ import annotations

from typing import BinaryIO, Final

import click

from safefeedback.cli.answers import Write, protected_writer
from safefeedback.cli.batch import run_batch
from safefeedback.cli.options import Flow, audience_option, flow_options, input_options, pipeline_options
from safefeedback.cli.source import Reading, Request
from safefeedback.pipeline import Pipeline

__all__ = ["command"]

_HELP: Final = """Hide the personal data of messages, as the policy says for an audience.

INPUT is a message in quotes, a file (.txt, .jsonl, .csv) or - for standard input. The output has the form of the input:
a text, lines, {"id", "text"} lines, or the table with the named columns replaced. The other columns of a table are
copied as they are.

A message that cannot be read or checked is withheld: {"id", "error"} in its place, and exit code 3 at the end.

\b
Examples:
  safefeedback protect "soy Ana Quispe, DNI 51234567"
  safefeedback protect mensajes.jsonl --audience statistics --output protegidos.jsonl
  safefeedback protect quejas.csv --column mensaje --column respuesta > protegidas.csv
  cat chats.txt | safefeedback protect - --format lines
"""


@click.command("protect", help=_HELP, short_help="Hide the personal data of messages.")
@input_options
@audience_option
@pipeline_options
@flow_options
@click.pass_context
def command(context: click.Context, /, *, request: Request, audience: str, pipeline: Pipeline, flow: Flow) -> None:
    """Protect what was asked for and leave with the exit code."""
    code = run_batch(
        request,
        lambda messages: pipeline.protect_all(messages, audience=audience, workers=flow.workers),
        _make_writer,
        flow=flow,
    )
    context.exit(code)


def _make_writer(reading: Reading, stream: BinaryIO) -> Write:
    table = reading.table
    copied = table.width - len(table.columns) if table else 0
    if copied:
        columns = "1 column is copied as it is" if copied == 1 else f"{copied} columns are copied as they are"
        click.echo(f"safefeedback: note: {columns}; name each column that holds personal data", err=True)
    return protected_writer(reading, stream)
