"""``safefeedback demo``: what the program does, shown on messages that ship with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from io import BytesIO
from typing import Final

import click
from rich.console import Group, RenderableType
from rich.rule import Rule
from rich.text import Text

from safefeedback.cli.display import AUDIENCE_WORDS, view
from safefeedback.cli.lines import json_items
from safefeedback.cli.options import audience_option, pipeline_options
from safefeedback.cli.screen import make_console
from safefeedback.messages import Message
from safefeedback.pipeline import Explanation, Pipeline

__all__ = ["command", "sample_messages"]

_HELP: Final = """Show what is hidden in sample messages, and why, in Spanish.

The messages ship with the program; the people and numbers in them are invented. Nothing is read from or sent anywhere.

\b
Examples:
  safefeedback demo
  safefeedback demo --audience officer
  NO_COLOR=1 safefeedback demo
"""
_CHANNEL_WORDS: Final = {
    "facebook_comment": "comentario en Facebook",
    "whatsapp": "audio de WhatsApp transcrito",
    "email": "correo electrónico",
    "complaint_book_scan": "libro de reclamaciones",
    "x_post": "publicación en X",
    "web_form": "formulario web",
    "telegram": "Telegram",
    "phone_transcript": "llamada telefónica",
}


@dataclass(slots=True)
class _Totals:
    messages: int = 0
    hidden: int = 0
    shown: int = 0

    def add(self, explanation: Explanation) -> None:
        self.messages += 1
        self.hidden += sum(item.is_hidden for item in explanation.items)
        self.shown += sum(not item.is_hidden for item in explanation.items)


def sample_messages() -> Iterator[Message]:
    """Yield the sample messages."""
    data = files("safefeedback.cli").joinpath("data", "demo.jsonl").read_bytes()
    for item in json_items(BytesIO(data)):
        yield item.message


@click.command("demo", help=_HELP, short_help="Show what is hidden in sample messages, and why.")
@audience_option
@pipeline_options
@click.option(
    "--width", type=click.IntRange(40, 400), help="Columns of the view; by default the terminal's, up to 100."
)
def command(*, audience: str, pipeline: Pipeline, width: int | None) -> None:
    """Show the sample messages."""
    console = make_console(width=width)
    totals = _Totals()
    console.print(_opening(audience))
    for message in sample_messages():
        explanation = pipeline.explain(message, audience=audience)
        totals.add(explanation)
        console.print(_one(totals.messages, message, explanation))
    console.print(_closing(totals))


def _opening(audience: str) -> RenderableType:
    return Text(
        "Mensajes inventados de ciudadanos: antes, después y por qué. "
        f"El resultado es para: {AUDIENCE_WORDS.get(audience, audience)}.\n"
        "Entre corchetes, con número, está cada dato encontrado. Nada sale de esta máquina.\n"
    )


def _one(number: int, message: Message, explanation: Explanation) -> RenderableType:
    channel = _CHANNEL_WORDS.get(message.channel or "", message.channel or "mensaje")
    title = Text(f"{number}. {channel}", style="bold blue")
    return Group(Rule(title, align="left", style="blue"), view(explanation), Text())


def _closing(totals: _Totals) -> RenderableType:
    return Group(
        Rule(style="blue"),
        Text(
            f"{totals.messages} mensajes: {totals.hidden} datos que se tapan o cambian, "
            f"{totals.shown} que se dejan ver.\n"
            'Pruebe con un mensaje propio: safefeedback explain "…"\n'
            "Ningún detector lo encuentra todo: revise antes de publicar."
        ),
    )
