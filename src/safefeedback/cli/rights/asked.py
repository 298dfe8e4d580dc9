"""The request that a command is about, and how it is shown."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final

import click

from safefeedback.cli.decoration import Command, changed, stack
from safefeedback.cli.vault.access import actor_option
from safefeedback.cli.vault.words import count
from safefeedback.rights.terms import RIGHTS, today

if TYPE_CHECKING:
    from safefeedback.rights.register import Request

__all__ = ["free_days_option", "request_argument", "show", "spanish_day", "state_of"]

_RESULTS: Final = {
    "granted": "concedida",
    "partly-granted": "concedida en parte",
    "denied": "denegada",
    "withdrawn": "retirada",
    "nothing-held": "no había datos",
}


def request_argument(command: Command) -> Command:
    """Give the command ``request``, an id or its beginning, and show who acts."""
    return stack(click.argument("request"), actor_option)(command)


def free_days_option(command: Command) -> Command:
    """Give the command ``also``: days that do not count."""

    def build(values: dict[str, Any]) -> None:
        values["also"] = tuple(day.date() for day in values.pop("also"))

    option = click.option(
        "--non-working",
        "also",
        multiple=True,
        type=click.DateTime(["%Y-%m-%d"]),
        metavar="DATE",
        help="A day that a decree declares non-working; weekends and national holidays are known. May be repeated.",
    )
    return option(changed(command, build))


def show(request: Request) -> None:
    """Say what a request is and how it stands today."""
    right = RIGHTS[request.right]
    click.echo(f"{request.request_id[:8]}  {right.title}, recibida el {spanish_day(request.got)}: {state_of(request)}")


def state_of(request: Request) -> str:
    """Return how a request stands today, in Spanish."""
    blocks = "; datos bloqueados" if request.is_blocking else ""
    if request.result is not None and request.closed is not None:
        return f"{_RESULTS.get(request.result, request.result)} el {spanish_day(request.closed)}{blocks}"
    if over := request.days_over(today()):
        return f"VENCIDA hace {count(over, 'día', 'días')}, el {spanish_day(request.due)}{blocks}"
    return f"vence el {spanish_day(request.due)}{blocks}"


def spanish_day(day: dt.date) -> str:
    """Return a day as it is written in Peru."""
    return f"{day.day}/{day.month}/{day.year}"
