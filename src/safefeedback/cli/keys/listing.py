"""``safefeedback keys list``: which keys there are and when they are destroyed."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

import click

from safefeedback.cli.answers import json_line
from safefeedback.cli.vault.access import Access, vault_options

if TYPE_CHECKING:
    from safefeedback.vault.stores.stored_key import StoredKey

__all__ = ["command", "key_json", "key_table"]

SCHEMA: Final = "safefeedback/keys/1"
"""Name and version of the JSON form, ``docs/reference/schemas/keys-1.json``."""

_HELP: Final = """List keys and when they are destroyed; never a secret.

Kinds: epoch (a month's key, which wraps the persons' keys), ingest (of a write-only host), blind-index, pseudonym and
signing. States: staged, primary (in use), decrypt_only, retired (nothing depends on it), destroyed.

\b
Examples:
  safefeedback keys list --vault boveda
  safefeedback keys list --json --vault boveda
"""
_KINDS: Final = {
    "epoch": "del mes",
    "ingest": "de recepción",
    "blind-index": "de búsqueda",
    "pseudonym": "de seudónimos",
    "signing": "de firma",
    "ledger": "de evidencias",
}
_STATES: Final = {
    "staged": "preparada",
    "primary": "en uso",
    "decrypt_only": "anterior",
    "retired": "retirada",
    "destroyed": "destruida",
}


@click.command("list", help=_HELP, short_help="List keys and when they are destroyed.")
@vault_options
@click.option("--json", "as_json", is_flag=True, help="JSON instead of a table.")
def command(*, access: Access, as_json: bool) -> None:
    """List the keys."""
    with access.open() as vault:
        keys, agency = vault.keys(), vault.agency
    if as_json:
        sys.stdout.buffer.write(
            json_line({"schema": SCHEMA, "agency": agency, "keys": [key_json(key) for key in keys]})
        )
    else:
        key_table(keys)


def key_json(key: StoredKey) -> dict[str, Any]:
    """Return a key as JSON values."""
    return {
        "key_id": key.key_id.hex(),
        "kind": key.kind,
        "epoch": key.epoch,
        "state": key.state,
        "created": key.created.isoformat(),
        "destroy_on": key.destroy_on.isoformat() if key.destroy_on else None,
    }


def key_table(keys: Sequence[StoredKey]) -> None:
    """Print keys as a table."""
    from safefeedback.cli.display import make_table  # noqa: PLC0415 - loaded only where a table is shown
    from safefeedback.cli.screen import make_console  # noqa: PLC0415 - the same

    table = make_table("Clave", "Es", "Época", "Estado", "Creada", "Se destruye")
    for key in keys:
        table.add_row(
            key.key_id.hex(),
            _KINDS.get(key.kind, key.kind),
            key.epoch,
            _STATES.get(key.state, key.state),
            key.created.isoformat(),
            key.destroy_on.isoformat() if key.destroy_on else "-",
        )
    make_console(most=120).print(table)
