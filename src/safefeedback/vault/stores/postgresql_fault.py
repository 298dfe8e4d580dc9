"""PostgreSQL's states as faults. Source: PostgreSQL 18, appendix A (error codes)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from types import MappingProxyType
from typing import Final

import psycopg
from psycopg_pool import PoolClosed, PoolTimeout

from safefeedback.vault.stores.fault import Fault

__all__ = ["translated"]

_FAULTS: Final = MappingProxyType(
    {
        "23505": Fault.DUPLICATE,
        "23503": Fault.REFERRED,
        "23": Fault.UNFIT,
        "22": Fault.UNFIT,
        "25006": Fault.READ_ONLY,
        "28": Fault.DENIED,
        "42501": Fault.DENIED,
        "3D000": Fault.ABSENT,
        "53100": Fault.FULL,
        "53": Fault.CONNECTION,
        "54": Fault.UNFIT,
        "55P03": Fault.LOCKED,
        "40": Fault.LOCKED,
        "57": Fault.CONNECTION,
        "58": Fault.REFUSED_IO,
        "08": Fault.CONNECTION,
        "XX001": Fault.DAMAGED,
        "XX002": Fault.DAMAGED,
    }
)


@contextmanager
def translated() -> Iterator[None]:
    """Raise VaultError for PostgreSQL's errors, without its words: they quote values."""
    try:
        yield
    except PoolClosed:
        raise Fault.CLOSED.error() from None
    except PoolTimeout:
        raise Fault.CONNECTION.error() from None
    except psycopg.Error as error:
        raise _fault(error).error(error.sqlstate or type(error).__name__) from None
    except (OverflowError, UnicodeEncodeError) as error:
        raise Fault.UNFIT.error(type(error).__name__) from None


def _fault(error: psycopg.Error) -> Fault:
    if error.sqlstate is None:
        return Fault.UNFIT if isinstance(error, psycopg.DataError) else Fault.CONNECTION
    return _FAULTS.get(error.sqlstate) or _FAULTS.get(error.sqlstate[:2]) or Fault.OTHER
