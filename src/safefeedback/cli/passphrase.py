"""Passphrases: typed on the terminal without echo, or read from a private file; never a word of the command line."""

from __future__ import annotations

import getpass
import os
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Final

import click

from safefeedback.errors import KeyringError

__all__ = ["Passphrase", "new_passphrase", "passphrase"]

Passphrase = Callable[[], bytes]
"""Returns the secret when it is needed, and only then asks for it; asks once."""

_TRIES: Final = 3
_ASK: Final = "Contraseña de la bóveda (no se ve al escribir): "
_ASK_NEW: Final = "Contraseña nueva, de doce signos o más (no se ve al escribir): "
_ASK_AGAIN: Final = "Otra vez la misma: "


def passphrase(file: str | None) -> Passphrase:
    """Return what gives the passphrase of a vault: the content of a file, or what is typed.

    Raises:
        KeyringError: when called: no terminal and no file, or a file that others may use.
    """
    return _once(lambda: _read(file) if file is not None else _ask(_ASK))


def new_passphrase(file: str | None) -> Passphrase:
    """Return what gives a new passphrase: the content of a file, or what is typed twice.

    Raises:
        KeyringError: when called: as :func:`passphrase`, or two different texts were typed three times.
    """
    return _once(lambda: _read(file) if file is not None else _ask_twice())


def _once(get: Passphrase) -> Passphrase:
    kept: list[bytes] = []

    def given() -> bytes:
        if not kept:
            kept.append(get())
        return kept[0]

    return given


def _read(file: str) -> bytes:
    from safefeedback.vault.providers.credential import read_credential  # noqa: PLC0415 - a host that only seals has none

    return read_credential(str(Path(file).absolute()))


def _ask(question: str) -> bytes:
    """Return what is typed, in Unicode's composed form, as UTF-8."""
    if not _has_terminal():
        raise KeyringError(
            "passphrase: expected a terminal to type it on, there is none",
            hint="give --passphrase-file FILE (mode 0600), or name a credential in the address of the provider",
        )
    typed = unicodedata.normalize("NFC", getpass.getpass(question, stream=sys.stderr))
    return typed.encode("utf-8", "surrogateescape")


def _ask_twice() -> bytes:
    for _ in range(_TRIES):
        typed = _ask(_ASK_NEW)
        if typed == _ask(_ASK_AGAIN):
            return typed
        click.echo("No son iguales.", err=True)
    raise KeyringError(f"passphrase: expected the same text twice, got two different ones {_TRIES} times")


def _has_terminal() -> bool:
    """Tell whether somebody can type: the messages may come through standard input meanwhile."""
    if sys.stdin.isatty():
        return True
    try:
        os.close(os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY))
    except OSError:
        return False
    return True
