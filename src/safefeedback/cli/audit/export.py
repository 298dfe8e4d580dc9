"""``safefeedback audit export``: both logs in files, with a verifier that needs nothing of this program."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from safefeedback.cli.options import progress_option
from safefeedback.cli.tally import tally
from safefeedback.cli.vault.access import Access, vault_options
from safefeedback.cli.vault.words import count

__all__ = ["command"]

_HELP: Final = """Write both logs into a new folder, for an auditor.

The folder gets the leaves as JSON lines, the checkpoints and what the places of vault.toml keep, and verify_ledger.py:
one file that checks all of it with Python and the package cryptography alone. No leaf holds personal data. Give the
auditor the keys that "audit checkpoint" prints another way than the folder.

\b
Examples:
  safefeedback audit export --output evidencias --vault boveda
  python3 evidencias/verify_ledger.py evidencias --key safefeedback/muni-puno/records+…
"""


@click.command("export", help=_HELP, short_help="Write both logs into a folder, for an auditor.")
@click.option("--output", "-o", required=True, metavar="FOLDER", help="A new folder.")
@vault_options
@progress_option
def command(*, access: Access, output: str, progress: bool | None) -> None:
    """Export both logs."""
    with access.open() as vault, tally("anotaciones", wanted=progress) as advance:
        number = vault.export_logs(Path(output), progress=advance)
    click.echo(f"{count(number, 'anotación', 'anotaciones')}, con verify_ledger.py.")
