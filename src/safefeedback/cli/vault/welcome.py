"""What is said when a vault was made: what it is, what to copy where, what comes next."""

from __future__ import annotations

import shlex
from typing import Final

import click

from safefeedback.vault.settings import SETTINGS_FILE, VaultSettings

__all__ = ["welcome"]

_KINDS: Final = {
    "sqlite": "SQLite",
    "postgresql": "PostgreSQL",
    "postgres": "PostgreSQL",
    "file": "archivo con contraseña",
    "insecure-file": "archivo SIN contraseña: solo para pruebas",
}


def welcome(folder: str, settings: VaultSettings) -> None:
    """Print it; addresses are shown by their kind, as they may hold a password."""
    place = shlex.quote(folder)
    lines = [
        "Bóveda creada.",
        f"  ajustes    {SETTINGS_FILE}, sin ningún secreto de claves",
        f"  registros  {_place(settings.records)}: los mensajes sellados",
        f"  claves     {_place(settings.keys)}: las claves envueltas de las personas",
        f"  raíz       {_place(settings.provider)}: lo que abre todo lo demás",
        "",
        *_backups(settings),
        "",
        "Qué sigue:",
        f"  safefeedback vault doctor --vault {place}",
        f"  safefeedback vault seal mensajes.jsonl --output recibos.jsonl --vault {place}",
        "  Cada mes: vault rotate, vault rewrap, keys destroy, vault purge.",
        "  Lea docs/how-to/keep-messages-in-the-vault.md.",
    ]
    click.echo("\n".join(lines))


def _backups(settings: VaultSettings) -> list[str]:
    lines = [
        "Copias de seguridad, cada una en un juego aparte:",
        "  1. los registros, el tiempo que haga falta;",
        f"  2. las claves, y elimine cada copia a los {settings.backup_days} días;",
    ]
    if settings.provider.startswith("file:"):
        lines.append("  3. el archivo de claves raíz, cada mes; su contraseña en papel, en una caja fuerte.")
        lines.append("     Sin la contraseña nadie puede recuperar nada.")
    else:
        lines.append("  3. las claves raíz, como lo prevé su proveedor.")
    if settings.erasures:
        lines.append("  La lista de supresiones debe estar en otro disco que las dos bases.")
    else:
        lines.append(
            "  No hay lista de supresiones fuera de las bases: póngala en otro disco (erasures en vault.toml)."
        )
    return lines


def _place(address: str) -> str:
    scheme, _, rest = address.partition(":")
    path = rest.partition("?")[0].removeprefix("///") if scheme in ("sqlite", "file", "insecure-file") else ""
    kind = _KINDS.get(scheme, scheme)
    return f"{path} ({kind})" if path else kind
