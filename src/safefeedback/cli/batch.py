"""Run over an input from its first message to its last, and count what was withheld."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

import click

from safefeedback.cli import exits
from safefeedback.cli.answers import Write
from safefeedback.cli.flow import in_order
from safefeedback.cli.options import Flow
from safefeedback.cli.progress import progress_bar
from safefeedback.cli.sink import open_sink
from safefeedback.cli.source import Reading, Request, open_source
from safefeedback.messages import Message
from safefeedback.pipeline import Withheld

__all__ = ["conclude", "run_batch"]


def run_batch(
    request: Request,
    work: Callable[[Iterator[Message]], Iterator[Any]],
    make_writer: Callable[[Reading, BinaryIO], Write],
    *,
    flow: Flow,
) -> int:
    """Read, work and write; return the exit code.

    Args:
        request: what to read.
        work: messages to outcomes, one for one and in order.
        make_writer: makes the writer once input and output are open.
        flow: where to write, and whether to show a bar.
    """
    withheld: Counter[str] = Counter()
    with open_source(request) as reading, open_sink(flow.output) as stream:
        write = make_writer(reading, stream)
        shares_terminal = flow.output is None and sys.stdout.isatty()
        with progress_bar(reading.size, wanted=flow.progress, shares_terminal=shares_terminal) as advance:
            for item, outcome in in_order(reading.items, work):
                write(item, outcome)
                if reading.is_live:
                    stream.flush()
                if isinstance(outcome, Withheld):
                    withheld[outcome.code] += 1
                advance(item.position)
    return conclude(withheld)


def conclude(withheld: Counter[str]) -> int:
    """Say how many messages were withheld, by code, and return the exit code."""
    if not withheld:
        return exits.DONE
    total = withheld.total()
    codes = ", ".join(f"{code} {count}" for code, count in sorted(withheld.items()))
    click.echo(f"safefeedback: error: {total} message{'s' if total > 1 else ''} withheld ({codes})", err=True)
    click.echo("safefeedback: hint: docs/reference/cli.md says what each code means", err=True)
    return exits.WITHHELD
