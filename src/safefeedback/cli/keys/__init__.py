"""``safefeedback keys``: the keys of a vault, never their secrets."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import click

from safefeedback.cli.commands import LazyGroup

__all__ = ["command"]

_HELP: Final = """Look after the keys of a vault.

No command shows a secret. --vault and --passphrase-file are those of "safefeedback vault".

\b
Examples:
  safefeedback keys list --vault boveda
  safefeedback keys create-bundle --days 31 --output recepcion.json --vault boveda
  safefeedback keys destroy --vault boveda
  safefeedback keys passphrase --vault boveda
"""

_COMMANDS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "list": ("safefeedback.cli.keys.listing", "List keys and when they are destroyed."),
        "create-bundle": ("safefeedback.cli.keys.bundle", "Make what a write-only host needs to seal."),
        "create-officer": ("safefeedback.cli.keys.officer", "Make the key with which an officer approves."),
        "destroy": ("safefeedback.cli.keys.destroy", "Destroy the keys that are due."),
        "passphrase": ("safefeedback.cli.keys.passphrase", "Change the passphrase of a keyring file."),
    }
)


@click.group("keys", cls=LazyGroup, table=_COMMANDS, help=_HELP, short_help="Look after the keys of a vault.")
def command() -> None:
    """Group the commands on keys; the help stands above."""
