"""SQLite's error numbers as faults. Source: sqlite.org/rescode.html."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from types import MappingProxyType
from typing import Final

from safefeedback.vault.stores.fault import Fault

__all__ = ["translated"]

_FAULTS: Final = MappingProxyType(
    {
        sqlite3.SQLITE_BUSY: Fault.LOCKED,
        sqlite3.SQLITE_LOCKED: Fault.LOCKED,
        sqlite3.SQLITE_PROTOCOL: Fault.LOCKED,
        sqlite3.SQLITE_READONLY: Fault.READ_ONLY,
        sqlite3.SQLITE_PERM: Fault.READ_ONLY,
        sqlite3.SQLITE_CANTOPEN: Fault.READ_ONLY,
        sqlite3.SQLITE_IOERR: Fault.REFUSED_IO,
        sqlite3.SQLITE_IOERR_SHMSIZE: Fault.FULL,  # no room for the index of the log, which reading needs too
        sqlite3.SQLITE_CORRUPT: Fault.DAMAGED,
        sqlite3.SQLITE_NOTADB: Fault.FOREIGN,
        sqlite3.SQLITE_FULL: Fault.FULL,
        sqlite3.SQLITE_TOOBIG: Fault.UNFIT,
        sqlite3.SQLITE_CONSTRAINT_UNIQUE: Fault.DUPLICATE,
        sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY: Fault.DUPLICATE,
        sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY: Fault.REFERRED,
        sqlite3.SQLITE_CONSTRAINT_TRIGGER: Fault.REFERRED,
        sqlite3.SQLITE_CONSTRAINT: Fault.UNFIT,
    }
)


@contextmanager
def translated() -> Iterator[None]:
    """Raise VaultError for SQLite's errors, without SQLite's words."""
    try:
        yield
    except sqlite3.Error as error:
        number = getattr(error, "sqlite_errorcode", None)
        if number is None:
            raise Fault.OTHER.error(type(error).__name__) from None
        fault = _FAULTS.get(number) or _FAULTS.get(number & 0xFF) or Fault.OTHER
        raise fault.error(error.sqlite_errorname) from None
    except (OverflowError, UnicodeEncodeError) as error:
        raise Fault.UNFIT.error(type(error).__name__) from None
