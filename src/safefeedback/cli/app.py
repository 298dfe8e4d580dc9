"""The program: one place where errors become lines on standard error and exit codes.

An error is ``safefeedback: error: …`` and, where something can be done, ``safefeedback: hint: …``. Neither holds text
of a message.
"""

from __future__ import annotations

import io
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn

import click

from safefeedback.cli import exits
from safefeedback.cli.commands import LazyGroup
from safefeedback.errors import ConfigurationError, DetectionError, InputError, SafeFeedbackError

__all__ = ["cli", "main", "run"]

_HELP = """Find and hide the personal data in messages of citizens. Nothing leaves this machine.

\b
Examples:
  safefeedback demo
  safefeedback protect "soy Ana Quispe, DNI 51234567"
  safefeedback protect mensajes.jsonl --output protegidos.jsonl
  safefeedback protect quejas.csv --column mensaje > protegidas.csv
  safefeedback explain "llamen al 105 o a mi cel 9 8 7 654 321"

Exit codes: 0 all done, 2 usage, 3 some messages withheld, 4 something needs attention.
"""


class _Program(LazyGroup):
    """The group of all commands."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; when its reader stops reading, say so by exit code (click itself would exit with 1)."""
        try:
            code = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            _silence(sys.stdout)
            ctx.exit(exits.BROKEN_PIPE)
        return code


@click.group(
    cls=_Program, help=_HELP, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(None, "-V", "--version", package_name="safefeedback", message="%(prog)s %(version)s")
def cli() -> None:
    """Group the commands; the help stands above."""


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the program and leave with its exit code.

    Args:
        arguments: the words of the command line; those of the process when None.
    """
    signal.signal(signal.SIGTERM, _terminate)
    _speak_spanish()
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(after_in_child=_leave_interrupts_to_the_parent)
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code; errors have been reported."""
    try:
        code = cli.main(list(arguments), prog_name="safefeedback", standalone_mode=False)
    except (KeyboardInterrupt, click.Abort):
        return _report("interrupted", code=exits.INTERRUPTED)
    except Exception as error:  # noqa: BLE001 - the last place that can keep a traceback off the screen
        return _failed(error)
    return code if isinstance(code, int) else exits.DONE


def _failed(error: Exception) -> int:
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        click.echo(error.format_message(), err=True)
        return exits.USAGE
    text, hint, code = _described(error)
    if code is None:
        if os.environ.get("SAFEFEEDBACK_DEBUG"):
            raise error
        code = exits.FAILED
    return _report(text, hint=hint, code=code)


def _described(error: Exception) -> tuple[str, str | None, int | None]:
    """Return the text, the hint and the exit code of an error; no code for one that nobody foresaw."""
    match error:
        case click.ClickException():
            return _unquoted(error), _usage_hint(error), exits.USAGE
        case ConfigurationError() | InputError():
            return str(error), error.hint, exits.USAGE
        case SafeFeedbackError():
            return str(error), error.hint, exits.WITHHELD if isinstance(error, DetectionError) else exits.FAILED
        case OSError():
            return f"{error.strerror or type(error).__name__}: {_name(error)}", None, exits.FAILED
    hint = "this is a fault of the program; SAFEFEEDBACK_DEBUG=1 shows where, and may show text of a message"
    return f"unexpected {type(error).__name__} at {_place(error)}", hint, None


def _unquoted(error: click.ClickException) -> str:
    """What click quotes of the command line, which may be a message; ours says what was expected instead."""
    text = error.format_message()
    if type(error) is click.UsageError and "extra argument" in text:
        return "unexpected further words: put a text in quotes"
    if isinstance(error, click.BadParameter):
        name = error.param.opts[0] if error.param is not None else "a parameter"
        if isinstance(error, click.MissingParameter):
            return f"expected {name}, it is missing"
        choices = getattr(error.param.type, "choices", None) if error.param is not None else None
        return f"invalid value for {name}" + (f": expected one of {', '.join(map(str, choices))}" if choices else "")
    return text


def _report(text: str, *, hint: str | None = None, code: int) -> int:
    click.echo(f"safefeedback: error: {text}", err=True)
    if hint:
        click.echo(f"safefeedback: hint: {hint}", err=True)
    return code


def _usage_hint(error: click.ClickException) -> str | None:
    hint = getattr(error, "hint", None)
    if isinstance(hint, str):
        return hint
    context = error.ctx if isinstance(error, click.UsageError) else None
    return f"see {context.command_path} --help" if context else None


def _name(error: OSError) -> str:
    return Path(os.fsdecode(error.filename)).name if isinstance(error.filename, str | bytes) else "the output or input"


def _place(error: Exception) -> str:
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "an unknown place"


def _silence(stream: object) -> None:
    """Keep the interpreter from complaining about the closed pipe when it flushes at exit."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())  # type: ignore[attr-defined]  # any stream
    except (AttributeError, OSError):
        return


def _speak_spanish() -> None:
    """A terminal set to ASCII must not end the program: letters that it cannot show are escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _leave_interrupts_to_the_parent() -> None:
    """In a worker process: Ctrl-C reaches the whole group, and the parent ends its workers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _terminate(_signal: int, _frame: FrameType | None) -> NoReturn:
    sys.exit(exits.TERMINATED)
