"""``safefeedback vault init``: a folder with settings, two stores and keys."""

from __future__ import annotations

from typing import Any, Final

import click

from safefeedback.cli.passphrase import new_passphrase
from safefeedback.cli.usage import UsageError
from safefeedback.cli.vault.access import passphrase_option
from safefeedback.cli.vault.making import Making
from safefeedback.cli.vault.welcome import welcome
from safefeedback.vault.settings import VaultSettings

__all__ = ["command"]

_HELP: Final = """Make a vault.

FOLDER gets mode 0700 and vault.toml, the settings. Without further options the sealed records lie in records.db, the
keys apart in keys/keys.db, and the root keys in keyring.json, locked by a passphrase that is asked for twice. That
suits a trial and one server; docs/how-to/choose-a-key-provider.md says what is stronger.

Relative paths in addresses are taken from FOLDER. No password belongs into an address: PostgreSQL reads ~/.pgpass.

When it fails or is interrupted, the same command finishes it. With --upgrade it brings the tables of a vault that is
there up to this version.

\b
Examples:
  safefeedback vault init boveda --agency muni-puno
  safefeedback vault init boveda --agency muni-puno --erasures /mnt/otro/supresiones.jsonl
  safefeedback vault init boveda --agency muni-puno --provider "file:keyring.json?credential=keyring"
  safefeedback vault init boveda --upgrade
"""


@click.command("init", help=_HELP, short_help="Make a vault.")
@click.argument("folder")
@click.option("--agency", metavar="NAME", help="Whose messages it keeps: 1 to 200 characters, never changed again.")
@click.option(
    "--provider", metavar="URI", default="file:keyring.json", show_default=True, help="Where the root keys are."
)
@click.option(
    "--records", metavar="URL", default="sqlite:///records.db", show_default=True, help="Where sealed records are."
)
@click.option(
    "--keys", metavar="URL", default="sqlite:///keys/keys.db", show_default=True, help="Where wrapped keys are."
)
@click.option("--erasures", metavar="FILE", default="", help="A list of erasures, on another disk than both databases.")
@click.option(
    "--backup-days",
    type=click.IntRange(1, 3650),
    default=35,
    show_default=True,
    help="For how many days after a month's end its backups are kept: then its key is due.",
)
@click.option("--upgrade", is_flag=True, help="Bring the tables of the vault in FOLDER up to this version.")
@passphrase_option
def command(*, folder: str, upgrade: bool, passphrase_file: str | None, agency: str | None, **options: Any) -> None:
    """Make a vault, or upgrade one."""
    if upgrade:
        _upgrade(folder)
        return
    if not agency:
        raise UsageError("expected --agency", hint="the name of the agency whose messages are kept")
    settings = VaultSettings(agency=agency, **options)
    Making(folder, settings, new_passphrase(passphrase_file)).run()
    welcome(folder, settings)


def _upgrade(folder: str) -> None:
    from safefeedback.vault.stores import open_key_store, open_record_store  # noqa: PLC0415 - not needed to make one

    settings = VaultSettings.from_file(folder)
    open_record_store(settings.records, create=True).close()
    open_key_store(settings.keys, create=True).close()
    click.echo("Las tablas están al día.")
