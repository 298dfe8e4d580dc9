"""``safefeedback reveal``: sealed fields are opened, after the evidence is written."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from safefeedback.cli.answers import json_line
from safefeedback.cli.sink import open_sink
from safefeedback.cli.usage import UsageError
from safefeedback.cli.vault.access import Access, actor_option, vault_options
from safefeedback.vault.reveal import Approval, Request, load_rules

if TYPE_CHECKING:
    from safefeedback.vault.reveal import Revealed, RevealRules

__all__ = ["command"]

SCHEMA: Final = "safefeedback/revealed/1"
"""Name and version of the JSON form, ``docs/reference/schemas/revealed-1.json``."""

_HELP: Final = """Open sealed fields of a record, for a purpose of the closed list.

Who opens, what, for which purpose and on which legal basis is written to the log before anything is shown; so is every
refusal. A purpose opens the fields that it allows and no other: "notify" gives the contact and not the message.

Purposes that officers approve need two steps: --request FILE writes a request, officers sign it with "safefeedback
approve", and the same command with --with-request FILE and --approval FILE opens. A request is used once, within a day.

--purposes lists the purposes. Beside vault.toml, reveal.toml may name others, and the officers.

\b
Examples:
  safefeedback reveal --purposes
  safefeedback reveal 5f0c… --purpose notify --actor off-12 --vault boveda
  safefeedback reveal 5f0c… --purpose court-order --case exp-9 --request solicitud.json --actor off-12
  safefeedback reveal 5f0c… --purpose court-order --case exp-9 --with-request solicitud.json --approval a.json
     --approval b.json --actor off-12
"""
_ALARMS: Final = {
    "near-limit": "cerca del límite por hora de este fin",
    "many-refusals": "muchos rechazos en la última hora",
}


@click.command("reveal", help=_HELP, short_help="Open sealed fields, leaving evidence first.")
@click.argument("record", required=False)
@click.option("--purpose", metavar="CODE", help="What for: one of --purposes.")
@click.option("--field", "names", multiple=True, metavar="NAME", help="Only this field; may be repeated.")
@click.option("--case", metavar="CODE", help="Code of the case; some purposes need it.")
@click.option("--request", "request_out", metavar="FILE", help="Open nothing; write a request for officers to sign.")
@click.option("--with-request", "request_in", metavar="FILE", help="The request that was approved.")
@click.option("--approval", "approvals", multiple=True, metavar="FILE", help="An officer's approval; may be repeated.")
@click.option("--purposes", "lists_purposes", is_flag=True, help="List the purposes and leave.")
@click.option("--json", "as_json", is_flag=True, help="What was opened as JSON.")
@actor_option
@vault_options
def command(*, access: Access, record: str | None, purpose: str | None, **options: Any) -> None:
    """Open, ask for approval, or list the purposes."""
    if options["lists_purposes"]:
        _list_purposes(load_rules(access.rules_file()))
        return
    if record is None or purpose is None:
        raise UsageError("reveal: expected the id of a record and --purpose", hint="safefeedback reveal --purposes")
    if access.actor is None:
        raise UsageError("reveal: expected --actor, the id of who opens", hint="or set SAFEFEEDBACK_ACTOR")
    wish: dict[str, Any] = {"purpose": purpose, "case": options["case"], "fields": options["names"] or None}
    given = options["request_in"]
    request = None if given is None else Request.from_bytes(Path(given).read_bytes())
    approvals = [Approval.from_bytes(Path(each).read_bytes()) for each in options["approvals"]]
    with access.open() as vault:
        if options["request_out"] is not None:
            with open_sink(options["request_out"]) as stream:
                stream.write(vault.request_reveal(record, **wish).to_bytes() + b"\n")
            click.echo("Solicitud escrita: haga que la firmen con: safefeedback approve", err=True)
            return
        opened = vault.reveal(record, **wish, request=request, approvals=approvals)
    _show(opened, as_json=options["as_json"])


def _show(opened: Revealed, *, as_json: bool) -> None:
    for alarm in opened.alarms:
        click.echo(f"Atención: {_ALARMS[alarm]}.", err=True)
    if as_json:
        fields = {name: value.decode("utf-8", "replace") for name, value in opened.fields.items()}
        value = {"schema": SCHEMA, "record_id": opened.record_id, "version": opened.version, "leaf": opened.leaf}
        sys.stdout.buffer.write(json_line({**value, "fields": fields, "alarms": list(opened.alarms)}))
        return
    for name, content in opened.fields.items():
        click.echo(f"{name}: {content.decode('utf-8', 'replace')}")
    click.echo(f"Quedó constancia: hoja {opened.leaf} del registro de evidencias.", err=True)


def _list_purposes(rules: RevealRules) -> None:
    for code, purpose in rules.purposes.items():
        click.echo(f"{code}: {purpose.title}")
        click.echo(f"    {purpose.law}")
        said = [f"abre {', '.join(purpose.fields)}", f"hasta {purpose.hourly} por hora"]
        said += [f"{purpose.approvals} aprobaciones"] if purpose.approvals else []
        said += ["con --case"] if purpose.needs_case else []
        click.echo(f"    {'; '.join(said)}")
