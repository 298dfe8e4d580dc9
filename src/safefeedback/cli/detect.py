"""``safefeedback detect``: where the personal data stands."""

from __future__ import annotations

from typing import Final

import click

from safefeedback.cli.answers import findings_writer
from safefeedback.cli.batch import run_batch
from safefeedback.cli.flow import detect_all
from safefeedback.cli.options import Flow, flow_options, input_options, pipeline_options
from safefeedback.cli.source import Request
from safefeedback.pipeline import Pipeline

__all__ = ["command"]

_HELP: Final = """Print where the personal data of messages stands, one JSON line a message, in order.

INPUT is a message in quotes, a file (.txt, .jsonl, .csv) or - for standard input. A line of the output is {"id",
"findings": [{"entity", "start", "end", "score", "recognizer"}]}; start and end count code points and are half-open.
Findings point, they never quote. Public values, such as 105 or an agency's mailbox, say "public": true.

A message that cannot be read or checked gives {"id", "error"}, and exit code 3 at the end.

\b
Examples:
  safefeedback detect "mi DNI es 51234567"
  safefeedback detect mensajes.jsonl --workers 2 --output hallazgos.jsonl
  safefeedback detect quejas.csv --column mensaje
  cat mensajes.jsonl | safefeedback detect - --evidence
"""


@click.command("detect", help=_HELP, short_help="Print where the personal data of messages stands.")
@input_options
@pipeline_options
@click.option("--evidence", is_flag=True, help="Add the reasons of each finding.")
@flow_options
@click.pass_context
def command(context: click.Context, /, *, request: Request, pipeline: Pipeline, evidence: bool, flow: Flow) -> None:
    """Detect what was asked for and leave with the exit code."""
    code = run_batch(
        request,
        lambda messages: detect_all(pipeline, messages, workers=flow.workers),
        lambda _reading, stream: findings_writer(stream, evidence=evidence),
        flow=flow,
    )
    context.exit(code)
