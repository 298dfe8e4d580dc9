"""``safefeedback audit verify``: both logs are read whole, and everything that is wrong is named."""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

import click

from safefeedback.audit.fault_texts import FAULT_TEXTS
from safefeedback.cli import exits
from safefeedback.cli.answers import json_line
from safefeedback.cli.audit.material import given_anchors
from safefeedback.cli.options import progress_option
from safefeedback.cli.tally import tally
from safefeedback.cli.vault.access import Access, vault_options
from safefeedback.cli.vault.words import count
from safefeedback.ledger.checkpoint import LOGS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from safefeedback.ledger.verification import Verification
    from safefeedback.vault.attestation import Attestation

__all__ = ["command", "logs_json"]

SCHEMA: Final = "safefeedback/logs/1"
"""Name and version of the JSON form, ``docs/reference/schemas/logs-1.json``."""

_HELP: Final = """Read both logs and name everything that is wrong.

Leaves that a checkpoint kept elsewhere covers are anchored: nobody can have changed them since. --anchor FILE gives
such a checkpoint, as "audit checkpoint --output" wrote it; may be repeated. Without any, a log that was replaced as a
whole by who holds the keys is not noticed, and all leaves are called unanchored.

--records also compares every stored record with the log: a row that was changed, put back to an earlier state or taken
away is named.

When something is wrong, keep the databases as they are, and the exit code is 4.

\b
Examples:
  safefeedback audit verify --vault boveda
  safefeedback audit verify --anchor puntos/records-1204.note --anchor puntos/keys-31.note --vault boveda
"""
_STATES: Final = {"anchored": "ancladas", "unanchored": "sin anclar", "diverged": "que divergen"}


@click.command("verify", help=_HELP, short_help="Read both logs and name everything that is wrong.")
@click.option("--anchor", "anchors", multiple=True, metavar="FILE", help="A checkpoint that was kept elsewhere.")
@click.option("--records", is_flag=True, help="Also compare every stored record with the log.")
@click.option("--json", "as_json", is_flag=True, help="JSON instead of sentences.")
@vault_options
@progress_option
@click.pass_context
def command(
    context: click.Context,
    /,
    *,
    access: Access,
    anchors: tuple[str, ...],
    records: bool,
    as_json: bool,
    progress: bool | None,
) -> None:
    """Verify and leave with the exit code."""
    attested: Attestation | None = None
    with access.open() as vault:
        given = given_anchors(vault, anchors)
        found = {kind: vault.verify(kind, given[kind]) for kind in LOGS}
        if records:
            with tally("registros", wanted=progress) as advance:
                attested = vault.attest(progress=advance)
        agency = vault.agency
    if as_json:
        sys.stdout.buffer.write(json_line(logs_json(found, agency, attested)))
    else:
        for kind, each in found.items():
            _show(kind, each)
        if attested is not None:
            _show_records(attested)
    is_sound = all(each.is_sound for each in found.values()) and (attested is None or attested.is_sound)
    context.exit(exits.DONE if is_sound else exits.ATTENTION)


def logs_json(found: dict[str, Verification], agency: str, attested: Attestation | None = None) -> dict[str, Any]:
    """Return what was found in the logs, and in the records where they were compared, as JSON values."""
    compared = {} if attested is None else {"records": asdict(attested)}
    return {
        **compared,
        "schema": SCHEMA,
        "agency": agency,
        "logs": {
            kind: {
                "size": each.size,
                "root": each.root.hex(),
                "ranges": [{"start": part.start, "stop": part.stop, "state": part.state} for part in each.ranges],
                "faults": [
                    {"code": fault.code, "start": fault.start, "stop": fault.stop, "level": fault.level}
                    for fault in each.faults
                ],
            }
            for kind, each in found.items()
        },
    }


def _show(kind: str, found: Verification) -> None:
    click.echo(f"{kind}: {count(found.size, 'anotación', 'anotaciones')}.")
    for state, words in _STATES.items():
        number = sum(part.stop - part.start for part in found.ranges if part.state == state)
        if number:
            click.echo(f"  {count(number, words, words)}")
    for line in _faults(found):
        click.echo(f"  ATENCIÓN: {line}")


def _show_records(attested: Attestation) -> None:
    click.echo(f"registros: {count(attested.records, 'versión comparada', 'versiones comparadas')} con sus evidencias.")
    kinds = (
        ("cambiado o vuelto a un estado anterior", attested.changed),
        ("sin evidencia de que se guardó", attested.unlogged),
        ("falta, y nada dice que se suprimió", attested.missing),
    )
    for words, ids in kinds:
        for record_id in ids:
            click.echo(f"  ATENCIÓN: {record_id}: {words}.")


def _faults(found: Verification) -> Iterable[str]:
    for fault in found.faults:
        place = f"{fault.start}" if fault.stop == fault.start + 1 else f"{fault.start} a {fault.stop - 1}"
        yield f"{fault.code}, en {place}: {FAULT_TEXTS[fault.code]}."
