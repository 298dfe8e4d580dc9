"""Documents with blanks, written as a page or as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from safefeedback.audit.html.form_page import form_page
from safefeedback.cli.answers import json_line
from safefeedback.cli.decoration import Command, stack
from safefeedback.cli.sink import open_sink
from safefeedback.cli.vault.words import count

if TYPE_CHECKING:
    from safefeedback.audit.form import Form

__all__ = ["form_options", "write_form"]


def form_options(command: Command) -> Command:
    """Give the command ``output`` and ``as_json``."""
    return stack(
        click.option("--output", "-o", required=True, metavar="FILE", help="Write the document here."),
        click.option("--json", "as_json", is_flag=True, help="JSON instead of a page."),
    )(command)


def write_form(form: Form, output: str, *, as_json: bool) -> None:
    """Write a document and say how much of it a person must still write."""
    with open_sink(output) as stream:
        stream.write(json_line(form.as_json()) if as_json else form_page(form).encode())
    if output != "-":
        click.echo(f"{form.title}: {count(form.blanks, 'línea por completar', 'líneas por completar')}.")
