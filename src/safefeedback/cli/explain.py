"""``safefeedback explain``: one message, marked, with the reason for each finding."""

from __future__ import annotations

import sys
from typing import Any, Final

import click

from safefeedback.cli import exits
from safefeedback.cli.answers import finding_json, json_line
from safefeedback.cli.display import view
from safefeedback.cli.item import Item
from safefeedback.cli.options import audience_option, input_options, pipeline_options
from safefeedback.cli.screen import make_console
from safefeedback.cli.source import Request, open_source
from safefeedback.cli.usage import UsageError
from safefeedback.pipeline import Explanation, Pipeline

__all__ = ["command"]

SCHEMA: Final = "safefeedback/explanation/1"
"""Name and version of the JSON form, ``docs/reference/schemas/explanation-1.json``."""

_HELP: Final = """Show one message with the reason for each finding, in Spanish.

INPUT is a message in quotes, a file or - for standard input; of a file with many messages the first one is shown, or
the one named with --id. The view shows the message itself: it is for the eyes of those who may read it.

\b
Examples:
  safefeedback explain "soy Ana Quispe, mi cel es 9 8 7 654 321"
  safefeedback explain mensajes.jsonl --id wa-0031 --audience officer
  safefeedback explain "mi placa es ABC-123" --json
"""


@click.command("explain", help=_HELP, short_help="Show one message with the reason for each finding.")
@input_options
@click.option("--id", "wanted", help="The id of the message, in an input with many.")
@audience_option
@pipeline_options
@click.option("--json", "as_json", is_flag=True, help="JSON instead of the view; it does not hold the message.")
@click.option("--width", type=click.IntRange(40, 400), help="Columns of the view; by default the terminal's.")
@click.pass_context
def command(
    context: click.Context,
    /,
    *,
    request: Request,
    wanted: str | None,
    audience: str,
    pipeline: Pipeline,
    as_json: bool,
    width: int | None,
) -> None:
    """Explain one message."""
    item = _choose(request, wanted)
    if item.code is not None:
        click.echo(f"safefeedback: error: the message could not be read ({item.code})", err=True)
        context.exit(exits.WITHHELD)
    explanation = pipeline.explain(item.message, audience=audience)
    if as_json:
        sys.stdout.buffer.write(json_line(explanation_json(explanation, item)))
    else:
        make_console(width=width).print(view(explanation, is_full=True))


def explanation_json(explanation: Explanation, item: Item) -> dict[str, Any]:
    """Return an explanation as JSON values: the protected text and the reasons, not the message."""
    protected = explanation.protected
    return {
        "schema": SCHEMA,
        "id": item.id,
        "audience": protected.audience,
        "policy": protected.policy_digest,
        "detector": protected.detector_digest,
        "text": protected.text,
        "findings": [
            {
                **finding_json(reasoned.finding, evidence=True),
                "what": reasoned.what,
                "why": list(reasoned.why),
                "operator": reasoned.operator,
                "hidden": reasoned.is_hidden,
                "legal_reason": reasoned.legal_reason,
            }
            for reasoned in explanation.items
        ],
    }


def _choose(request: Request, wanted: str | None) -> Item:
    with open_source(request) as reading:
        for item in reading.items:
            if wanted is None or str(item.id) == wanted:
                return item
    raise UsageError("no message to explain" if wanted is None else "no message of that id")
