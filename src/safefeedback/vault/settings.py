"""Where a vault is and how it is kept: a file of addresses, without any secret.

The file is TOML::

    agency = "muni-puno"
    records = "sqlite:////srv/vault/records.db"
    keys = "sqlite:////srv/keys/keys.db"
    provider = "pkcs11:token=vault?module-path=/usr/lib/softhsm/libsofthsm2.so"
    erasures = "/mnt/other/erasures.jsonl"
    anchors = ["file:/mnt/other/anchors.jsonl"]

Paths of SQLite and ``file:`` addresses that are relative are taken from the folder of the file.
"""

from __future__ import annotations

import json
import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from safefeedback.errors import ConfigurationError

__all__ = ["LOG_SIGNATURES", "SETTINGS_FILE", "VaultSettings"]

LOG_SIGNATURES: Final = ("ed25519", "ed25519+ml-dsa-44")
"""With which algorithms checkpoints may be signed."""

SETTINGS_FILE: Final = "vault.toml"
"""Name of the file in a vault's folder."""

_LIMIT: Final = 64 * 1024  # bytes
_RELATIVE: Final = re.compile(r"\A(sqlite:///|file:|insecure-file:)(?![/?])")
_AGENCY_LIMIT: Final = 200  # characters


@dataclass(frozen=True, slots=True)
class VaultSettings:
    """Where a vault is and how it is kept.

    Attributes:
        agency: whose messages it keeps, 1 to 200 printable characters.
        records: address of the record store; ``repr`` shows none, as it may hold a password.
        keys: address of the key store; another database than the records, with another backup.
        provider: address of the key provider.
        erasures: file to which every erasure is also appended; kept apart from both databases, so that it outlives a
            restored backup. Empty: none, which ``doctor`` reports.
        backup_days: for how many days after a month's end a backup of that month is kept: then its key is destroyed.
        population: how many different values a blind index is planned for.
        cache_seconds: how long an unwrapped key stays in memory.
        log_signatures: ``ed25519``, or ``ed25519+ml-dsa-44``: checkpoints are also signed so that a quantum computer
            does not forge them.
        anchors: addresses of the places that keep checkpoints of the logs; ``repr`` shows none.

    Raises:
        ConfigurationError: a number outside its range, an empty address, a text that no file holds, another agency.
    """

    agency: str
    records: str = field(repr=False)
    keys: str = field(repr=False)
    provider: str
    erasures: str = ""
    backup_days: int = 35
    population: int = 1_000_000
    cache_seconds: int = 900
    anchors: tuple[str, ...] = field(default=(), repr=False)
    log_signatures: str = "ed25519"

    def __post_init__(self) -> None:
        object.__setattr__(self, "anchors", tuple(self.anchors) if isinstance(self.anchors, list) else self.anchors)
        for name, kind in _KINDS.items():
            if not isinstance(getattr(self, name), kind) or isinstance(getattr(self, name), bool):
                raise ConfigurationError(f"vault settings: expected {_WORDS[kind]} at {name}")
            if kind is str and not _is_text(getattr(self, name)):
                raise ConfigurationError(
                    f"vault settings: expected a text at {name}, got a lone surrogate or a NUL in it"
                )
        if len(self.agency) > _AGENCY_LIMIT or not self.agency.strip() or not self.agency.isprintable():
            raise ConfigurationError(
                f"vault settings: expected 1 to {_AGENCY_LIMIT} printable characters at agency, got {len(self.agency)}"
            )
        for name in ("records", "keys", "provider"):
            if not getattr(self, name):
                raise ConfigurationError(f"vault settings: expected an address at {name}, got an empty text")
        _check_list(self.anchors)
        if self.log_signatures not in LOG_SIGNATURES:
            raise ConfigurationError(f"vault settings: expected {' or '.join(LOG_SIGNATURES)} at log_signatures")
        for name, allowed in _RANGES.items():
            if getattr(self, name) not in allowed:
                raise ConfigurationError(f"vault settings: expected {allowed[0]} to {allowed[-1]} at {name}")

    @classmethod
    def from_file(cls, path: str | os.PathLike[str]) -> VaultSettings:
        """Return the settings of a file, or of ``vault.toml`` in a folder.

        Raises:
            ConfigurationError: no such file, not TOML, or a setting that is missing, unknown or of another type.
        """
        place = Path(path)
        place = place / SETTINGS_FILE if place.is_dir() else place
        try:
            with place.open("rb") as file:
                content = file.read(_LIMIT + 1)
        except (OSError, ValueError) as error:
            raise ConfigurationError(
                f"vault settings: expected a readable file, got {type(error).__name__}",
                hint="make a vault with: safefeedback vault init FOLDER --agency NAME",
            ) from None
        if len(content) > _LIMIT:
            raise ConfigurationError(f"vault settings: expected at most {_LIMIT} bytes, got more")
        found = _parsed(content)
        if found is None:
            raise ConfigurationError("vault settings: expected TOML, got another form")
        return _settings(found).resolved(place.parent)

    def to_toml(self) -> str:
        """Return the text of the file."""
        return "".join(f"{name} = {_value(value)}\n" for name, value in asdict(self).items())

    def resolved(self, folder: Path) -> VaultSettings:
        """Return the settings with relative paths taken from a folder."""
        base = quote(folder.resolve().as_posix())

        def absolute(address: str) -> str:
            return _RELATIVE.sub(lambda match: f"{match[1]}{base}/", address)

        erasures = str(folder.resolve() / self.erasures) if self.erasures else ""
        changed = {
            "records": absolute(self.records),
            "keys": absolute(self.keys),
            "provider": absolute(self.provider),
            "erasures": erasures,
            "anchors": tuple(map(absolute, self.anchors)),
        }
        return VaultSettings(**{**asdict(self), **changed})


_KINDS: Final[Mapping[str, type]] = {
    f.name: {"int": int, "str": str}.get(str(f.type), tuple) for f in fields(VaultSettings)
}
_WORDS: Final = {int: "a whole number", str: "a text", tuple: "a list of texts"}
_RANGES: Final[Mapping[str, range]] = {
    "backup_days": range(1, 3651),
    "population": range(16, 10**9 + 1),
    "cache_seconds": range(86_401),
}


def _check_list(texts: tuple[object, ...]) -> None:
    if not all(isinstance(each, str) and each and _is_text(each) for each in texts):
        raise ConfigurationError("vault settings: expected texts in the list at anchors")


def _is_text(value: str) -> bool:
    try:
        return b"\0" not in value.encode()
    except UnicodeEncodeError:
        return False


def _value(value: str | int | tuple[str, ...]) -> str:
    """Return a value as TOML writes it: as JSON does, but for the one character that TOML alone does not take."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _parsed(content: bytes) -> Mapping[str, Any] | None:
    try:
        return tomllib.loads(content.decode())
    except (ValueError, RecursionError):  # they quote the text, and an address may hold a password
        return None


def _settings(found: Mapping[str, Any]) -> VaultSettings:
    for name in found:
        if name not in _KINDS:
            raise ConfigurationError(
                f"vault settings: expected known settings, got an unknown one at line {list(found).index(name) + 1}",
                hint=f"known are {', '.join(_KINDS)}",
            )
    for name in ("agency", "records", "keys", "provider"):
        if name not in found:
            raise ConfigurationError(f"vault settings: expected {name}, which is missing")
    return VaultSettings(**found)
