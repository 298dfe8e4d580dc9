"""``safefeedback vault erase``: a person's key is destroyed, and with it all that is sealed under it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, Final

import click

from safefeedback.cli import exits
from safefeedback.cli.answers import json_line
from safefeedback.cli.options import progress_option
from safefeedback.cli.question import is_agreed
from safefeedback.cli.tally import tally
from safefeedback.cli.usage import UsageError
from safefeedback.cli.vault.access import Access, vault_options
from safefeedback.cli.vault.persons import Named, person_or_value_options, persons_of
from safefeedback.cli.vault.words import count, day
from safefeedback.vault.code import check_code

if TYPE_CHECKING:
    from safefeedback.vault import Erasure, Vault

__all__ = ["command", "erasure_json"]

SCHEMA: Final = "safefeedback/erasure/1"
"""Name and version of the JSON form, ``docs/reference/schemas/erasure-1.json``."""

_HELP: Final = """Erase a person, for good.

The person's key is destroyed: nothing that is sealed under it can be opened any more, and its records are deleted. What
would be done is shown first, and asked. Persons on hold are left; then the exit code is 4.

The receipt says from which day no backup can be opened either, or that the key provider cannot promise one.

Others on this machine see the words of a command line: write --value PE_DNI=- and type the value, or hand it over
through standard input. --dry-run changes nothing; it does not see what a write-only host sealed and "promote" has not
taken over yet.

\b
Examples:
  safefeedback vault erase --value PE_DNI=- --basis solicitud-118 --vault boveda
  safefeedback vault erase --record 5f0c… --basis solicitud-118 --dry-run --vault boveda
  safefeedback vault erase --value PE_DNI=- --basis solicitud-118 --yes --json --vault boveda < dni.txt
"""
_FILE_SCHEMES: Final = ("file", "insecure-file")
_LISTED: Final = 20
_NO_DAY: Final = "No se puede prometer desde cuándo no se abre en una copia de seguridad"


@click.command("erase", help=_HELP, short_help="Erase a person, for good.")
@person_or_value_options
@click.option("--basis", required=True, metavar="CODE", help="Why: a code of a-z, 0-9 and '-', such as solicitud-118.")
@click.option("--dry-run", is_flag=True, help="Say what would be done; change nothing.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--json", "as_json", is_flag=True, help="The receipt as JSON; needs --yes or --dry-run.")
@vault_options
@progress_option
@click.pass_context
def command(context: click.Context, /, *, access: Access, named: Named, basis: str, **options: Any) -> None:
    """Erase and leave with the exit code."""
    check_code(basis, "a basis")
    is_dry = options["dry_run"]
    if options["as_json"] and not (is_dry or options["yes"]):
        raise UsageError("--json: expected --yes or --dry-run with it")
    with access.open() as vault:
        if not is_dry:
            vault.promote()  # what waits for it would not be found
        subjects = persons_of(vault, named)
        result = vault.erase(subjects, basis=basis, dry_run=True)
        is_done = False
        if not options["as_json"]:
            _show_plan(result)
        if result.subjects and not is_dry and (options["yes"] or is_agreed("No se puede deshacer.", "suprimir")):
            with tally("supresiones", wanted=options["progress"]) as advance:
                result = vault.erase(subjects, basis=basis, progress=advance)
            is_done = True
        if options["as_json"]:
            sys.stdout.buffer.write(json_line(erasure_json(result, vault, basis=basis, is_done=is_done)))
        elif is_done:
            _show_receipt(result, basis, scheme=access.settings().provider.partition(":")[0])
        elif result.subjects:
            click.echo("No se suprimió nada.")
    context.exit(exits.ATTENTION if result.held else exits.DONE)


def erasure_json(result: Erasure, vault: Vault, *, basis: str, is_done: bool) -> dict[str, Any]:
    """Return the receipt, or the plan, as JSON values: ids, days and codes."""
    return {
        "schema": SCHEMA,
        "agency": vault.agency,
        "basis": basis,
        "is_done": is_done,
        "erased": result.erased.isoformat() if is_done else None,
        "subjects": list(result.subjects),
        "held": list(result.held),
        "records": result.records,
        "backups_dead_on": result.backups_dead_on.isoformat() if result.backups_dead_on else None,
        "compacted": result.compacted,
    }


def _show_plan(plan: Erasure) -> None:
    if not plan.subjects and not plan.held:
        click.echo("No hay nadie con ese dato en la bóveda.")
        return
    persons = count(len(plan.subjects), "persona", "personas")
    click.echo(f"Por suprimir: {persons} y {count(plan.records, 'registro', 'registros')}.")
    for subject in plan.subjects[:_LISTED]:
        click.echo(f"  {subject}")
    if len(plan.subjects) > 1:
        click.echo("Es más de una persona: compruebe que todas lo pidieron. Con --subject se suprime a una sola.")
    if plan.held:
        click.echo(f"A resguardo, no se suprimen: {count(len(plan.held), 'persona', 'personas')}.")


def _show_receipt(done: Erasure, basis: str, *, scheme: str) -> None:
    persons = count(len(done.subjects), "persona", "personas")
    click.echo(
        f"Suprimido el {day(done.erased)} ({basis}): {persons} y {count(done.records, 'registro', 'registros')}."
    )
    if done.backups_dead_on is not None:
        click.echo(
            f"Desde el {day(done.backups_dead_on)} tampoco se abre en ninguna copia de seguridad, "
            "si «safefeedback keys destroy» se ejecuta a tiempo."
        )
    elif scheme in _FILE_SCHEMES:
        click.echo(
            f"{_NO_DAY}: las copias antiguas del archivo de claves guardan las claves destruidas. "
            "Elimine las copias anteriores a hoy."
        )
    else:
        click.echo(f"{_NO_DAY}: el proveedor de claves no da una fecha.")
    if done.compacted is False:
        click.echo("Falta un paso: el dueño de la base debe ejecutar VACUUM FULL en la tabla de claves de personas.")
