"""``safefeedback keys passphrase``: another passphrase for the keyring file."""

from __future__ import annotations

from typing import Final

import click

from safefeedback.cli.passphrase import new_passphrase
from safefeedback.cli.vault.access import Access, not_opened, vault_options
from safefeedback.errors import ConfigurationError, DecryptionError

__all__ = ["command"]

_HELP: Final = """Change the passphrase of a keyring file.

The old one is asked for, then the new one, twice. Copies of the file from before still open with the old one: delete
them. Where vault.toml names a credential file, the old passphrase is read there, and the new one must be put there.

\b
Examples:
  safefeedback keys passphrase --vault boveda
  safefeedback keys passphrase --passphrase-file vieja --new-passphrase-file nueva --vault boveda
"""


@click.command("passphrase", help=_HELP, short_help="Change the passphrase of a keyring file.")
@vault_options
@click.option("--new-passphrase-file", metavar="FILE", help="Read the new one from a file of mode 0600.")
def command(*, access: Access, new_passphrase_file: str | None) -> None:
    """Change the passphrase."""
    from safefeedback.vault.providers import open_provider  # noqa: PLC0415 - loaded where it is used
    from safefeedback.vault.providers.file import FileProvider  # noqa: PLC0415 - the same

    address = access.settings().provider
    provider = open_provider(address, passphrase=access.secret())
    if not isinstance(provider, FileProvider):
        raise ConfigurationError(
            "keys: expected a keyring file, got another key provider", hint="change the secret where the provider is"
        )
    try:
        list(provider.keys())  # the old one first: a wrong one is told before a new one is typed
        provider.change_passphrase(new_passphrase(new_passphrase_file))
    except DecryptionError as error:
        raise not_opened(error) from None
    click.echo("Contraseña cambiada. Las copias anteriores del archivo se abren aún con la de antes: elimínelas.")
    if "credential=" in address:
        click.echo("Ponga la nueva en la credencial que vault.toml nombra.")
