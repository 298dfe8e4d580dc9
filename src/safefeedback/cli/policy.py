"""``safefeedback policy``: show, check and compare policies."""

from __future__ import annotations

import json
import sys
from typing import Any, Final

import click
import yaml
from rich.table import Table

from safefeedback.cli import exits
from safefeedback.cli.answers import json_line
from safefeedback.cli.display import AUDIENCE_WORDS, OPERATOR_WORDS, make_table
from safefeedback.cli.screen import make_console
from safefeedback.entities import ENTITIES
from safefeedback.errors import PolicyError
from safefeedback.findings import Finding
from safefeedback.pipeline.phrases import entity_phrase
from safefeedback.policy import AUDIENCES, Decision, Policy, diff, load_policy, schema

__all__ = ["command"]

_GROUP: Final = """Show, check and compare policies.

A policy says what is done with each kind of data for each audience.

\b
Examples:
  safefeedback policy show
  safefeedback policy show --audience publication
  safefeedback policy show --format yaml > mia.yaml
  safefeedback policy check mia.yaml
  safefeedback policy diff pe-ley-29733 mia.yaml
  safefeedback policy schema > policy.schema.json
"""
_SHOW: Final = """Show what a policy does.

POLICY is a shipped name or a file; pe-ley-29733 when not given. With --audience, the legal reason of each choice stands
beside it.
"""
_CHECK: Final = """Check policy files: each is read as a pipeline would read it.

Prints name, version and digest of a policy that can be used, and where the first fault is in one that cannot; then the
exit code is 2.
"""
_DIFF: Final = """Show what NEW does otherwise than OLD, with defaults resolved.

Entries of lists are compared and not shown, as they may hold personal data.
"""
_JSON_OPTION: Final = click.option("--json", "as_json", is_flag=True, help="JSON instead of a table.")
_WIDTH: Final = 120
_SHORT: Final = {
    "redact": "tapado",
    "mask": "final",
    "generalize": "en general",
    "pseudonymize": "código",
    "surrogate": "inventado",
    "keep": "visible",
}
_LEGEND: Final = (
    "tapado: se ve un rótulo · final: se ven los últimos signos · en general: se ve un grupo mayor · "
    "código: se ve un seudónimo · inventado: se ve otro dato · visible: se ve como está\n"
    "Los datos públicos (105, una mesa de partes) siguen su propia regla. Lo que la política no nombra se tapa."
)


@click.group("policy", help=_GROUP, short_help="Show, check and compare policies.")
def command() -> None:
    """Group the commands on policies; the help stands above."""


@command.command("show", help=_SHOW, short_help="Show what a policy does.")
@click.argument("policy", default="pe-ley-29733")
@click.option("--audience", type=click.Choice(AUDIENCES), help="One audience, with the legal reasons.")
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["table", "yaml", "json"]),
    default="table",
    show_default=True,
    help="yaml and json can be loaded again.",
)
def show(policy: str, *, audience: str | None, output_format: str) -> None:
    """Show a policy."""
    loaded = load_policy(policy)
    written = loaded.model_dump(mode="json", by_alias=True, exclude_none=True)
    if output_format == "json":
        click.echo(json.dumps(written, ensure_ascii=False, indent=2))
    elif output_format == "yaml":
        click.echo(yaml.safe_dump(written, allow_unicode=True, sort_keys=False, width=_WIDTH), nl=False)
    else:
        console = make_console(most=_WIDTH)
        console.print(f"{loaded.name} {loaded.version} ({loaded.digest[:12]})")
        console.print(f"{loaded.description}\n" if loaded.description else "")
        console.print(_matrix(loaded) if audience is None else _column(loaded, audience))
        console.print(f"\n{_LEGEND}")


@command.command("check", help=_CHECK, short_help="Check policy files.")
@click.argument("policies", nargs=-1, required=True)
@click.pass_context
def check(context: click.Context, /, *, policies: tuple[str, ...]) -> None:
    """Check policies and leave with the exit code."""
    code = exits.DONE
    for policy in policies:
        try:
            loaded = load_policy(policy)
        except PolicyError as error:
            code = exits.USAGE
            click.echo(f"safefeedback: error: {policy}: {error}", err=True)
            if error.hint:
                click.echo(f"safefeedback: hint: {error.hint}", err=True)
        else:
            click.echo(f"{policy}: {loaded.name} {loaded.version} {loaded.digest}")
    context.exit(code)


@command.command("diff", help=_DIFF, short_help="Show what one policy does otherwise than another.")
@click.argument("old")
@click.argument("new")
@_JSON_OPTION
def compare(old: str, new: str, *, as_json: bool) -> None:
    """Compare two policies."""
    changes = diff(load_policy(old), load_policy(new))
    if as_json:
        for change in changes:
            value: dict[str, Any] = {"path": change.path, "before": change.before, "after": change.after}
            sys.stdout.buffer.write(json_line(value))
        return
    table = make_table("Dónde", "Antes", "Ahora")
    for change in changes:
        table.add_row(change.path, change.before, change.after)
    make_console(most=_WIDTH).print(table if changes else "Las dos políticas hacen lo mismo.")


@command.command("schema", short_help="Print the JSON schema of a policy file.")
def print_schema() -> None:
    """Print the JSON schema of a policy file."""
    click.echo(json.dumps(schema(), ensure_ascii=False, indent=2))


def _matrix(policy: Policy) -> Table:
    table = make_table("Dato", *(AUDIENCE_WORDS[audience] for audience in AUDIENCES))
    for name in _named(policy):
        cells = [_decided(policy, name, audience).operator.name for audience in AUDIENCES]
        table.add_row(entity_phrase(name), *(_SHORT.get(cell, cell) for cell in cells))
    return table


def _column(policy: Policy, audience: str) -> Table:
    table = make_table("Dato", AUDIENCE_WORDS[audience], "Razón")
    for name in _named(policy):
        decision = _decided(policy, name, audience)
        word = OPERATOR_WORDS.get(decision.operator.name, decision.operator.name)
        table.add_row(entity_phrase(name), word, decision.reason or "-")
    return table


def _named(policy: Policy) -> list[str]:
    """Return the guide's entities, then the others that the policy names."""
    guide = [kind.name for kind in ENTITIES]
    return guide + [name for name in policy.entities if name not in guide]


def _decided(policy: Policy, entity: str, audience: str) -> Decision:
    return policy.decide(Finding(0, 1, entity, 1.0, "show"), audience)
