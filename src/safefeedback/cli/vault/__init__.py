"""``safefeedback vault``: what must be kept is sealed, and can be destroyed."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import click

from safefeedback.cli.commands import LazyGroup

__all__ = ["command"]

_HELP: Final = """Keep messages sealed, and destroy them for good.

The agency must still answer the citizen: the original message is kept sealed, apart from the protected text. Each
person has a key; destroying the key erases all that is sealed under it.

--vault names the folder of the vault, or its vault.toml; the environment variable SAFEFEEDBACK_VAULT does the same.
A passphrase is typed, or read with --passphrase-file from a file of mode 0600.

\b
Examples:
  safefeedback vault init boveda --agency muni-puno
  safefeedback vault seal mensajes.jsonl --vault boveda --output recibos.jsonl
  safefeedback vault doctor --vault boveda
  safefeedback vault erase --value PE_DNI=- --basis solicitud-118 --vault boveda
  safefeedback vault purge --vault boveda

Exit codes: 0 all done, 2 usage, 3 some messages withheld, 4 done, but something needs attention.
"""

_COMMANDS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "init": ("safefeedback.cli.vault.init", "Make a vault."),
        "doctor": ("safefeedback.cli.vault.doctor", "Name the weaknesses of a vault, and what to do."),
        "seal": ("safefeedback.cli.vault.seal", "Protect messages and keep them sealed."),
        "promote": ("safefeedback.cli.vault.promote", "Take over what a write-only host has sealed."),
        "rotate": ("safefeedback.cli.vault.rotate", "Begin a new month's key."),
        "rewrap": ("safefeedback.cli.vault.rewrap", "Wrap persons' keys under the newest key."),
        "reprotect": ("safefeedback.cli.vault.reprotect", "Protect stored messages again with a newer detector."),
        "erase": ("safefeedback.cli.vault.erase", "Erase a person, for good."),
        "hold": ("safefeedback.cli.vault.hold", "Keep a person from being erased, or lift that."),
        "purge": ("safefeedback.cli.vault.purge", "Destroy what is kept longer than its period."),
        "restore": ("safefeedback.cli.vault.restore", "Erase again, after a backup was put back."),
    }
)


@click.group(
    "vault", cls=LazyGroup, table=_COMMANDS, help=_HELP, short_help="Keep messages sealed, and destroy them for good."
)
def command() -> None:
    """Group the commands on vaults; the help stands above."""
