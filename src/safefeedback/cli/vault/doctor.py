"""``safefeedback vault doctor``: the weaknesses of a vault."""

from __future__ import annotations

import stat
import sys
from collections.abc import Iterator, Sequence
from typing import Any, Final

import click

from safefeedback.cli import exits
from safefeedback.cli.answers import json_line
from safefeedback.cli.options import progress_option
from safefeedback.cli.tally import tally
from safefeedback.cli.usage import UsageError
from safefeedback.cli.vault.access import Access, vault_options
from safefeedback.vault.weakness import WEAKNESS_TEXTS, Weakness

__all__ = ["command", "weaknesses_json"]

SCHEMA: Final = "safefeedback/weaknesses/1"
"""Name and version of the JSON form, ``docs/reference/schemas/weaknesses-1.json``."""

_HELP: Final = """Name the weaknesses of a vault, and what to do, in Spanish.

It looks at both databases, the keys, the key provider, the settings and this host, and reads the header of every
record; it opens none and changes nothing. Exit code 4: some were found that --accept does not name.

\b
Examples:
  safefeedback vault doctor --vault boveda
  safefeedback vault doctor --accept no-anchor --accept provider-cannot-destroy --vault boveda
  safefeedback vault doctor --json --vault boveda
"""
_WHERE: Final = {
    "records": "registros",
    "keys": "claves",
    "provider": "proveedor",
    "settings": "ajustes",
    "host": "este equipo",
}


@click.command("doctor", help=_HELP, short_help="Name the weaknesses of a vault, and what to do.")
@vault_options
@click.option("--accept", "accepted", multiple=True, metavar="CODE", help="A weakness that is known; repeatable.")
@click.option("--json", "as_json", is_flag=True, help="JSON instead of a table.")
@progress_option
@click.pass_context
def command(
    context: click.Context,
    /,
    *,
    access: Access,
    accepted: tuple[str, ...],
    as_json: bool,
    progress: bool | None,
) -> None:
    """Examine the vault and leave with the exit code."""
    if not set(accepted) <= set(WEAKNESS_TEXTS):
        raise UsageError("--accept: expected the code of a weakness", hint="docs/reference/cli.md lists them")
    with access.open() as vault, tally("registros", wanted=progress) as advance:
        found = (*_settings_file(access), *vault.doctor(progress=advance))
        agency = vault.agency
    left = [each for each in found if each.code not in accepted]
    if as_json:
        sys.stdout.buffer.write(json_line(weaknesses_json(found, agency, accepted=accepted)))
    else:
        _show(left, accepted=len(found) - len(left))
    context.exit(exits.ATTENTION if left else exits.DONE)


def weaknesses_json(found: Sequence[Weakness], agency: str, *, accepted: Sequence[str] = ()) -> dict[str, Any]:
    """Return weaknesses as JSON values."""
    return {
        "schema": SCHEMA,
        "agency": agency,
        "weaknesses": [
            {
                "code": each.code,
                "where": each.where,
                "count": each.count,
                "text": each.text,
                "accepted": each.code in accepted,
            }
            for each in found
        ],
    }


def _settings_file(access: Access) -> Iterator[Weakness]:
    file = access.settings_file
    if stat.S_IMODE(file.stat().st_mode) & (stat.S_IRWXG | stat.S_IRWXO):
        yield Weakness("settings-open-to-others", "settings")


def _show(left: Sequence[Weakness], *, accepted: int) -> None:
    from safefeedback.cli.display import make_table  # noqa: PLC0415 - loaded only where a table is shown
    from safefeedback.cli.screen import make_console  # noqa: PLC0415 - the same

    console = make_console(most=120)
    if left:
        table = make_table("Código", "Dónde", "Cuántos", "Qué pasa y qué hacer")
        table.columns[0].no_wrap = table.columns[1].no_wrap = True
        for each in left:
            table.add_row(each.code, _WHERE.get(each.where, each.where), str(each.count), each.text)
        console.print(table)
    else:
        console.print("No se encontró ninguna debilidad.")
    if accepted:
        console.print(f"Aceptadas, no se muestran: {accepted}.")
