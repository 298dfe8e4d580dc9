"""Where a store is: ``sqlite:///relative/path``, ``sqlite:////absolute/path`` or ``postgresql://…?schema=name``.

>>> read_address("sqlite:////var/lib/vault/records.db?timeout=5")
SqliteAddress(path=PosixPath('/var/lib/vault/records.db'), timeout=5.0)
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlencode, urlsplit

from safefeedback.errors import ConfigurationError

__all__ = ["PostgresqlAddress", "SqliteAddress", "read_address"]

_FORMS = "sqlite:///path or postgresql://user@host/database?schema=name"


@dataclass(frozen=True, slots=True)
class SqliteAddress:
    """A file; ``timeout``: seconds to wait for another process's lock."""

    path: Path
    timeout: float = 30.0


@dataclass(frozen=True, slots=True)
class PostgresqlAddress:
    """A schema of a database; ``dsn`` may hold a password and is not shown."""

    dsn: str = field(repr=False)
    schema: str | None = None
    timeout: float = 30.0
    pool: int = 4


def read_address(url: str) -> SqliteAddress | PostgresqlAddress:
    """Return the address in a URL.

    Options after ``?``: ``timeout`` (seconds, default 30); for PostgreSQL also ``schema`` and ``pool`` (connections,
    default 4), all others are handed to libpq.

    Raises:
        ConfigurationError: another form. The text does not quote the URL, which may hold a password.
    """
    try:
        parts = urlsplit(url)
        options = dict(parse_qsl(parts.query, keep_blank_values=True, strict_parsing=bool(parts.query)))
        if parts.scheme == "sqlite":
            return _sqlite(parts, options)
        if parts.scheme in {"postgresql", "postgres"}:
            return _postgresql(parts, options)
    except ValueError:
        raise ConfigurationError(f"store: expected {_FORMS}, got a URL that cannot be read") from None
    raise ConfigurationError(f"store: expected {_FORMS}, got the scheme {parts.scheme[:20]!r}")


def _sqlite(parts: SplitResult, options: dict[str, str]) -> SqliteAddress:
    path = unquote(parts.path)[1:]
    timeout = _seconds(options)
    if parts.netloc or not path or ":memory:" in path or "\0" in path:
        raise ConfigurationError("store: expected a file in sqlite:///path, got none")
    if options:
        raise ConfigurationError("store: expected only the option timeout for sqlite, got another")
    return SqliteAddress(Path(path), timeout)


def _postgresql(parts: SplitResult, options: dict[str, str]) -> PostgresqlAddress:
    schema = options.pop("schema", None)
    if schema is not None and not re.fullmatch(r"[a-z_][a-z0-9_]{0,62}", schema):
        raise ConfigurationError("store: expected a schema of small letters, digits and _, got another name")
    pool = int(options.pop("pool", "4"))
    if not 1 <= pool <= 1000:
        raise ConfigurationError(f"store: expected 1 to 1000 connections in the pool, got {pool}")
    timeout = _seconds(options)
    dsn = f"postgresql://{parts.netloc}{parts.path}{'?' if options else ''}{urlencode(options, quote_via=quote)}"
    return PostgresqlAddress(dsn, schema, timeout, pool)


def _seconds(options: dict[str, str]) -> float:
    seconds = float(options.pop("timeout", "30"))
    if not 0 < seconds <= 3600:
        raise ConfigurationError("store: expected a timeout of 0 to 3600 seconds, got another")
    return seconds
