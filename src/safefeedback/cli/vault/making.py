"""Making the folder of a vault: all of it, or nothing that stands in the way of the next try.

The settings lie in ``vault.toml.new`` until all is made; only then they get their name. A failure before there are keys
removes what was made. Once there are keys, they stay, and the same command finishes the vault.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Final

from safefeedback.cli.usage import UsageError
from safefeedback.cli.vault.access import not_opened
from safefeedback.errors import DecryptionError, SafeFeedbackError, VaultError
from safefeedback.vault import Vault, VaultSettings
from safefeedback.vault.settings import SETTINGS_FILE
from safefeedback.vault.stores import open_key_store

__all__ = ["Making"]

_UNFINISHED: Final = SETTINGS_FILE + ".new"
_ELSEWHERE: Final = "the stores hold a vault of this agency: copy its vault.toml instead"
_DEFAULT_FOLDERS: Final = ("keys",)


class Making:
    """One try to make a vault in a folder."""

    def __init__(self, folder: str, settings: VaultSettings, passphrase: Callable[[], bytes]) -> None:
        self._folder = Path(folder)
        self._settings = settings
        self._passphrase = passphrase

    def run(self) -> None:
        """Make the vault, or finish one.

        Raises:
            UsageError: the folder holds a vault, or an unfinished one with other settings.
            ConfigurationError, KeyringError, VaultError: as ``Vault.init``.
            OSError: the folder cannot be made.
        """
        if (self._folder / SETTINGS_FILE).exists():
            raise UsageError("the folder holds a vault already", hint="see safefeedback vault doctor")
        is_new = not self._folder.exists()
        self._folder.mkdir(mode=0o700, exist_ok=True)
        before = set(self._folder.iterdir())
        is_ours = (self._folder / _UNFINISHED).exists() or not self._has_keys()
        try:
            is_second = self._prepare()
            settings = self._settings.resolved(self._folder)
            self._make(settings, is_second=is_second)
            (self._folder / _UNFINISHED).replace(self._folder / SETTINGS_FILE)
            _sync(self._folder)
        except BaseException as error:
            is_begun = is_ours and self._has_keys()
            if not is_begun:
                self._remove(before, is_new=is_new)
            if isinstance(error, SafeFeedbackError) and error.hint is None:
                error.hint = "the same command finishes it" if is_begun else _ELSEWHERE if not is_ours else None
            raise

    def _prepare(self) -> bool:
        """Write the settings; True when an earlier try had written the same."""
        unfinished = self._folder / _UNFINISHED
        content = self._settings.to_toml()
        if unfinished.exists():
            if unfinished.read_text(encoding="utf-8") != content:
                raise UsageError(
                    "the folder holds an unfinished vault with other settings",
                    hint="repeat the command with the options of the first time",
                )
            return True
        self._folder.chmod(0o700)
        for name in _DEFAULT_FOLDERS:
            if f"///{name}/" in self._settings.keys:
                (self._folder / name).mkdir(mode=0o700, exist_ok=True)
        descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(content)
            file.flush()
            os.fsync(descriptor)
        return False

    def _make(self, settings: VaultSettings, *, is_second: bool) -> None:
        try:
            Vault.init(settings, passphrase=self._passphrase).close()
        except DecryptionError as error:
            raise not_opened(error) from None
        except VaultError:
            if not is_second:
                raise
            self._check(settings)

    def _check(self, settings: VaultSettings) -> None:
        """Return when the vault of an interrupted try lacks its settings file alone."""
        with Vault.open(settings, passphrase=self._passphrase) as vault:
            vault.custodian_key()
            vault.rotate()

    def _has_keys(self) -> bool:
        try:
            settings = self._settings.resolved(self._folder)
            store = open_key_store(settings.keys)
        except SafeFeedbackError:
            return False
        try:
            return bool(store.keys(settings.agency))
        except SafeFeedbackError:
            return True
        finally:
            store.close()

    def _remove(self, before: set[Path], *, is_new: bool) -> None:
        for path in self._folder.iterdir():
            if path in before:
                continue
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()
        if is_new:
            self._folder.rmdir()


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
