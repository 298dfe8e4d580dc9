"""Options that several commands share, each group handed to the command as one value."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import click

from safefeedback.cli.decoration import Command, changed, stack
from safefeedback.cli.source import FORMATS, Request
from safefeedback.cli.usage import UsageError
from safefeedback.crypto import PseudonymKey
from safefeedback.integrations.loading import load_recognizer
from safefeedback.pipeline import Pipeline
from safefeedback.pipeline.detector import OPERATING_POINTS
from safefeedback.policy import AUDIENCES

__all__ = [
    "Flow",
    "MakePipeline",
    "audience_option",
    "flow_options",
    "input_options",
    "pipeline_options",
    "progress_option",
    "unmade_pipeline_options",
]

MakePipeline = Callable[..., Pipeline]
"""Makes the pipeline that the options describe; further arguments, such as ``vault``, go to it as they are."""

_REQUEST: Final = ("argument", "text", "format", "columns", "delimiter", "encoding")
_FLOW: Final = ("output", "workers", "progress")


@dataclass(frozen=True, slots=True)
class Flow:
    """How a run over many messages goes.

    Attributes:
        output: a file, or None for standard output.
        workers: processes that work at once.
        progress: show a bar, do not, or None to decide.
    """

    output: str | None
    workers: int
    progress: bool | None


def audience_option(command: Command) -> Command:
    """Give the command ``audience``."""
    return click.option(
        "--audience",
        type=click.Choice(AUDIENCES),
        default="publication",
        show_default=True,
        help="Who will read the result.",
    )(command)


def pipeline_options(command: Command) -> Command:
    """Give the command the ``pipeline`` that policy, countries, operating point and recognizers describe.

    Peru is always enabled.
    """

    def build(values: dict[str, Any]) -> None:
        values["pipeline"] = _maker(values)()

    return _PIPELINE(changed(command, build))


def unmade_pipeline_options(command: Command) -> Command:
    """Give the command ``make_pipeline``, a :data:`MakePipeline`, with the same options."""

    def build(values: dict[str, Any]) -> None:
        values["make_pipeline"] = _maker(values)

    return _PIPELINE(changed(command, build))


def _maker(values: dict[str, Any]) -> MakePipeline:
    countries: Sequence[str] = values.pop("countries")
    key_file = values.pop("key_file")
    policy, point = values.pop("policy"), values.pop("operating_point")
    tagger, joining = values.pop("tagger"), values.pop("recognizers")

    def make(**more: Any) -> Pipeline:
        return Pipeline(
            policy,
            countries=tuple(dict.fromkeys(("PE", *(country.upper() for country in countries)))),
            operating_point=point,
            key=PseudonymKey.from_file(key_file) if key_file else None,
            **_recognizers(tagger, joining),
            **more,
        )

    return make


_PIPELINE: Final = stack(
    click.option("--policy", default="pe-ley-29733", show_default=True, metavar="NAME|FILE", help="The policy."),
    click.option(
        "--country",
        "countries",
        multiple=True,
        metavar="ISO2",
        help="Also find the national numbers of a country (AR, BR, CL, CO, EC, MX, PY, UY, VE); repeatable.",
    ),
    click.option(
        "--operating-point",
        type=click.Choice(list(OPERATING_POINTS)),
        default="recall",
        show_default=True,
        help="recall finds most; precision hides least by mistake.",
    ),
    click.option(
        "--key-file",
        metavar="FILE",
        help="Key of pseudonyms: 64 hexadecimal digits, mode 0600; some policies need it.",
    ),
    click.option(
        "--tagger",
        metavar="MODEL",
        help="What takes the tagger's place: spacy=NAME, transformers=FOLDER, gliner=FOLDER, module:function; "
        "none for rules only.",
    ),
    click.option("--recognizer", "recognizers", multiple=True, metavar="MODEL", help="A model that joins; repeatable."),
)


def _recognizers(tagger: str | None, joining: Sequence[str]) -> dict[str, Any]:
    """Return the arguments of a pipeline that differ from its own defaults."""
    chosen: dict[str, Any] = {}
    if tagger is not None:
        chosen["tagger"] = None if tagger == "none" else load_recognizer(tagger)
    if joining:
        chosen["extra"] = [load_recognizer(name) for name in joining]
    return chosen


def input_options(command: Command) -> Command:
    """Give the command the ``request`` that says what to read and how."""

    def build(values: dict[str, Any]) -> None:
        asked = {name: values.pop(name) for name in _REQUEST}
        asked["delimiter"] = _delimiter(asked["delimiter"])
        values["request"] = Request(has_header=not values.pop("no_header"), **asked)

    return stack(
        click.argument("argument", metavar="[INPUT]", required=False),
        click.option("--text", help="The message itself. Others on this machine can see it while the command runs."),
        click.option(
            "--format",
            type=click.Choice(FORMATS),
            help="How the input is cut into messages; told from the file's name, or from its first line.",
        ),
        click.option("--column", "columns", multiple=True, help="A column of a table that holds messages; repeatable."),
        click.option("--no-header", is_flag=True, help="The table has no header; --column takes numbers from 1."),
        click.option("--delimiter", help=r"The character between fields (\t for a tab); told from the header."),
        click.option("--encoding", help="The encoding of a table; told from its bytes."),
    )(changed(command, build))


def flow_options(command: Command) -> Command:
    """Give the command the ``flow``: output, workers and progress."""

    def build(values: dict[str, Any]) -> None:
        values["flow"] = Flow(**{name: values.pop(name) for name in _FLOW})

    return stack(
        click.option(
            "--output", "-o", metavar="FILE", help="Write here instead of standard output; appears whole or not at all."
        ),
        click.option(
            "--workers", type=click.IntRange(1, 256), default=1, show_default=True, help="Processes that work at once."
        ),
        progress_option,
    )(changed(command, build))


def progress_option(command: Command) -> Command:
    """Give the command ``progress``: show a bar, do not, or None to decide."""
    return click.option(
        "--progress/--no-progress", default=None, help="A progress bar; by default on a terminal, for long files."
    )(command)


def _delimiter(value: str | None) -> str | None:
    value = "\t" if value == r"\t" else value
    if value is not None and (len(value) != 1 or value in '"\r\n'):
        raise UsageError("--delimiter: expected one character", hint=r"such as ; or \t")
    return value
