"""Why a store refused: a closed set of texts. A database's own words may quote values, so they are never passed on."""

from __future__ import annotations

import enum

from safefeedback.errors import VaultError

__all__ = ["Fault"]


class Fault(enum.Enum):
    """One reason each: text and hint."""

    ABSENT = ("expected a store, there is none", "make it with: safefeedback vault init")
    CLOSED = ("expected an open store, it is closed", None)
    CONNECTION = ("expected an answer from the database, the connection failed", "is the server running?")
    DAMAGED = ("expected an intact store, the file is damaged", "restore it from a backup, then replay the erasures")
    DENIED = (
        "expected a role with this right, the database denied it",
        "see docs/how-to/run-the-vault-on-postgresql.md",
    )
    DUPLICATE = ("expected a new row, one with this id is already stored", "nothing of the batch was written")
    ERASED = ("expected a new person, one with this id was erased", "nothing of the batch was written")
    FULL = ("expected free space, the disk is full", "nothing of the batch was written; free space and repeat")
    FOREIGN = ("expected a store of this kind, the database holds something else", None)
    HELD = ("expected persons without a hold, one is on hold", "nobody of the batch was erased")
    LOCKED = ("expected the store to be free, another process kept it locked", "repeat, or raise the URL's timeout")
    NEWER = ("expected a schema that this version knows, got a newer one", "update safefeedback")
    OLDER = ("expected the present schema, got an older one", "migrate it with: safefeedback vault init --upgrade")
    OTHER = ("expected the database to do it, it refused", None)
    OTHER_PROCESS = ("expected the process that opened the store, got another one", "open the store after the fork")
    READ_ONLY = (
        "expected a store that can be written, it is read-only",
        "make it, and the folder of a file, writable; a disk that has no room for another file looks like this too",
    )
    REFERRED = (
        "expected no row that needs this one, or the row that this one needs",
        "nothing of the batch was written",
    )
    REFUSED_IO = ("expected the disk to obey, it refused", "nothing of the batch was written; see the system's log")
    UNFIT = ("expected a value within its limits, the database refused one", "nothing of the batch was written")

    def error(self, detail: str = "") -> VaultError:
        """Return the exception; ``detail`` is a code of the database, never a value."""
        text, hint = self.value
        return VaultError(f"store: {text}{f' ({detail})' if detail else ''}", hint=hint)
