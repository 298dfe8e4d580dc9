"""Which vault a command works on, and how it is opened."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from safefeedback.cli.decoration import Command, changed, stack
from safefeedback.cli.passphrase import Passphrase, passphrase
from safefeedback.errors import DecryptionError, KeyringError
from safefeedback.vault.settings import SETTINGS_FILE, VaultSettings

if TYPE_CHECKING:
    from safefeedback.vault import Vault

__all__ = ["Access", "actor_option", "passphrase_option", "place_option", "vault_options"]

VARIABLE: Final = "SAFEFEEDBACK_VAULT"
ACTOR: Final = "SAFEFEEDBACK_ACTOR"
RULES_FILE: Final = "reveal.toml"
"""Name of the file beside the settings with the purposes for which sealed fields may be opened."""
_PROGRAM: Final = "svc:cli"


@dataclass(frozen=True, slots=True)
class Access:
    """A vault and what opens it.

    Attributes:
        place: the folder of the vault, or its settings file.
        passphrase_file: where the passphrase is read, or None to ask for it when it is needed.
        actor: id of who acts, as the log names them, or None.
    """

    place: str
    passphrase_file: str | None = None
    actor: str | None = None

    @property
    def settings_file(self) -> Path:
        """The file of the settings."""
        place = Path(self.place)
        return place / SETTINGS_FILE if place.is_dir() else place

    def settings(self) -> VaultSettings:
        """Return the settings of the vault.

        Raises:
            ConfigurationError: there are none, or they cannot be used.
        """
        return VaultSettings.from_file(self.place)

    def rules_file(self) -> Path | None:
        """Return the file of the purposes and officers, if there is one beside the settings."""
        file = self.settings_file.with_name(RULES_FILE)
        return file if file.exists() else None

    def secret(self) -> Passphrase:
        """Return what gives the passphrase."""
        return passphrase(self.passphrase_file)

    @contextmanager
    def open(self) -> Iterator[Vault]:
        """Open the vault for as long as the block runs.

        Raises:
            ConfigurationError, VaultError: as ``Vault.open``.
            KeyringError: also where the passphrase is not the right one.
        """
        from safefeedback.vault import Vault  # noqa: PLC0415 - a host that only seals must not load it

        try:
            vault = Vault.open(
                self.settings(), passphrase=self.secret(), actor=self.actor or _PROGRAM, rules=self.rules_file()
            )
        except DecryptionError as error:
            raise not_opened(error) from None
        with vault:
            yield vault


def not_opened(error: DecryptionError) -> KeyringError:
    """Return what to say when the keys of a vault cannot be opened."""
    return KeyringError(str(error), hint="is the passphrase the right one? if it is, put a backup of the keyring back")


def passphrase_option(command: Command) -> Command:
    """Give the command ``passphrase_file``."""
    return click.option(
        "--passphrase-file",
        metavar="FILE",
        help="Read the passphrase (PIN, token) from a file of mode 0600 instead of asking for it.",
    )(command)


def place_option(command: Command) -> Command:
    """Give the command ``place``."""
    return click.option(
        "--vault",
        "place",
        metavar="FOLDER|FILE",
        envvar=VARIABLE,
        show_envvar=True,
        default=SETTINGS_FILE,
        show_default=True,
        help="The vault: its folder or its settings file.",
    )(command)


def actor_option(command: Command) -> Command:
    """Show the option of who acts; below :func:`vault_options`, which reads it."""
    return click.option(
        "--actor", metavar="ID", envvar=ACTOR, show_envvar=True, help="Who acts: an id of staff or service, no name."
    )(command)


def vault_options(command: Command) -> Command:
    """Give the command ``access``: the vault, its passphrase and, where it is an option, who acts."""

    def build(values: dict[str, Any]) -> None:
        actor = values.pop("actor", None) or os.environ.get(ACTOR)
        values["access"] = Access(values.pop("place"), values.pop("passphrase_file"), actor)

    return stack(place_option, passphrase_option)(changed(command, build))
