"""``safefeedback evaluate``: how well detection does on messages with marked spans."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

import click

from safefeedback.cli import exits
from safefeedback.cli.display import harmless
from safefeedback.cli.figures import confusion_table, difference_table, mistake_table, report_tables
from safefeedback.cli.options import pipeline_options
from safefeedback.cli.progress import Advance, progress_bar
from safefeedback.cli.screen import make_console
from safefeedback.cli.sink import open_sink
from safefeedback.cli.usage import UsageError
from safefeedback.errors import InputError
from safefeedback.evaluation import (
    DISTURBANCES,
    FIELDS,
    Difference,
    Field,
    GoldMessage,
    Mistake,
    Report,
    check_report,
    compare,
    disturb,
    evaluate,
    origin_field,
    read_gold,
    read_origins,
)
from safefeedback.pipeline import Pipeline

__all__ = ["command"]

_WARNING: Final = (
    "safefeedback: warning: el texto de los mensajes anotados es personal: trátelo como tal y no lo publique.\n"
    "safefeedback: warning: the text of annotated messages is personal: handle it as such and do not publish it."
)
_AROUND: Final = 30  # code points shown on each side of a mistake
_WIDTH: Final = 140
_MANY: Final = 1000
_HELP: Final = """Measure detection on messages with marked spans.

GOLD is one or more files: .jsonl lines {"id", "channel", "topic", "style", "text", "spans"}, or .txt in the corpus
format with [[LABEL:words]]. Several files are measured together. docs/reference/evaluation.md defines each measure.

The text of such messages is personal. What is printed and saved holds figures and pointers, no text, unless --show-text
is given.

\b
Examples:
  safefeedback evaluate dev.jsonl
  safefeedback evaluate dev.txt clean.txt --by author --output informe.json
  safefeedback evaluate dev.jsonl --baseline informe.json
  safefeedback evaluate dev.jsonl --errors 20
  safefeedback evaluate dev.jsonl --by origin --by sex --by region
  safefeedback evaluate dev.jsonl --disturb typos --baseline informe.json
"""


@click.command("evaluate", help=_HELP, short_help="Measure detection on messages with marked spans.")
@click.argument("gold", nargs=-1, required=True, type=click.Path(path_type=Path))
@pipeline_options
@click.option("--by", multiple=True, type=click.Choice(FIELDS), help="Group by a field; repeatable.  [channel, style]")
@click.option("--origins", type=click.Path(path_type=Path), metavar="FILE", help="With --by origin: known origins.")
@click.option("--disturb", "disturbance", type=click.Choice(list(DISTURBANCES)), help="Write the messages worse first.")
@click.option("--resamples", type=click.IntRange(0), default=1000, show_default=True, help="Draws of the bootstrap.")
@click.option("--seed", default="", help="Seed of the draws and of --disturb.")
@click.option("--errors", type=click.IntRange(0), default=0, metavar="N", help="Point at N mistakes, gravest first.")
@click.option("--show-text", is_flag=True, help="With --errors: also show the words around each mistake.")
@click.option("--baseline", type=click.Path(path_type=Path), metavar="FILE", help="Compare with a saved report.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON instead of tables.")
@click.option("--output", "-o", metavar="FILE", help="Also save the report as JSON.")
@click.option("--progress/--no-progress", default=None, help="A progress bar; by default on a terminal.")
@click.pass_context
def command(context: click.Context, /, *, gold: tuple[Path, ...], pipeline: Pipeline, **options: Any) -> None:
    """Evaluate and leave with the exit code."""
    if options["show_text"] and not options["errors"]:
        raise UsageError("--show-text: expected --errors N with it")
    if options["origins"] and "origin" not in options["by"]:
        raise UsageError("--origins: expected --by origin with it")
    messages = [message for path in gold for message in read_gold(_existing(path))]
    if options["disturbance"]:
        messages = [disturb(message, options["disturbance"], seed=options["seed"]) for message in messages]
    baseline = _read_report(options["baseline"]) if options["baseline"] else None
    click.echo(_WARNING, err=True)
    report = _measure(messages, pipeline, options, about=_about(gold, pipeline, options["disturbance"]))
    saved = report.as_json()
    if options["output"]:
        with open_sink(options["output"]) as stream:
            stream.write(_json(saved))
    changes = compare(baseline, saved) if baseline is not None else None
    if options["as_json"]:
        extra = {} if changes is None else {"changes": [asdict(change) for change in changes]}
        click.echo(_json({**saved, **extra}).decode(), nl=False)
    else:
        _show(report, messages if options["show_text"] else (), changes)
    if report.withheld:
        click.echo(f"safefeedback: error: {report.withheld} messages withheld", err=True)
        context.exit(exits.WITHHELD)


def _measure(
    messages: Sequence[GoldMessage], pipeline: Pipeline, options: Mapping[str, Any], *, about: Mapping[str, str]
) -> Report:
    wanted = options["progress"]
    if wanted is None:
        wanted = sys.stderr.isatty() and len(messages) >= _MANY
    with progress_bar(len(messages), wanted=wanted) as advance:
        return evaluate(
            _watched(messages, advance),
            pipeline.detect,
            by=_fields(options["by"] or ("channel", "style"), options["origins"]),
            resamples=options["resamples"],
            seed=options["seed"],
            max_mistakes=options["errors"],
            about=about,
        )


def _fields(names: Sequence[str], origins: Path | None) -> tuple[str | Field, ...]:
    known = origin_field(read_origins(_existing(origins))) if origins else "origin"
    return tuple(known if name == "origin" else name for name in names)


def _watched(messages: Sequence[GoldMessage], advance: Advance) -> Iterator[GoldMessage]:
    for done, message in enumerate(messages, start=1):
        yield message
        advance(done)


def _about(paths: Sequence[Path], pipeline: Pipeline, disturbance: str | None) -> dict[str, str]:
    return {
        "gold": " ".join(path.name for path in paths),
        "policy": pipeline.policy_digest,
        "detector": pipeline.detector_digest,
        **({"disturbance": disturbance} if disturbance else {}),
    }


def _show(report: Report, messages: Sequence[GoldMessage], changes: Sequence[Difference] | None) -> None:
    console = make_console(most=_WIDTH)
    tables = [*report_tables(report), confusion_table(report.confusion)]
    if report.mistakes:
        tables.append(mistake_table(report.mistakes, words=_words(report.mistakes, messages)))
    if changes is not None:
        tables.append(difference_table(changes))
    for table in tables:
        if table.row_count:
            console.print(table)
            console.print()
    if changes == ():
        console.print("No change since the baseline.")


def _words(mistakes: Sequence[Mistake], messages: Sequence[GoldMessage]) -> dict[Mistake, str]:
    by_id = {message.id: message for message in messages}
    return {mistake: _around(by_id[mistake.message], mistake) for mistake in mistakes if mistake.message in by_id}


def _around(message: GoldMessage, mistake: Mistake) -> str:
    text, start, end = message.text, mistake.start, mistake.end
    before, after = text[max(start - _AROUND, 0) : start], text[end : end + _AROUND]
    return harmless(f"{before}[{text[start:end]}]{after}").replace("\n", "␊")


def _existing(path: Path) -> Path:
    if not path.is_file():
        raise UsageError(f"no file named {path.name}")
    return path


def _read_report(path: Path) -> object:
    try:
        return check_report(json.loads(_existing(path).read_text(encoding="utf-8")), path.name)
    except ValueError:
        raise InputError(f"{path.name}: expected a saved report, got a file that is not JSON") from None


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()
