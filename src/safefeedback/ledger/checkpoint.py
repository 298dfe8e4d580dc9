"""What a log states about itself at one size (C2SP tlog-checkpoint): whose it is, how many leaves, which root.

>>> print(Checkpoint(log_origin("muni-puno", "records"), 1, bytes(32)).to_text(), end="")
safefeedback/muni-puno/records
1
AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=
"""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from safefeedback.errors import LedgerError
from safefeedback.ledger._base64 import read_base64
from safefeedback.ledger.merkle import HASH_BYTES

__all__ = ["LOGS", "SIZE_LIMIT", "Checkpoint", "log_origin"]

LOGS: Final = ("records", "keys")
"""The two logs of an agency: one in each store."""

SIZE_LIMIT: Final = 2**63 - 1
"""Most leaves of a log."""

_NUMBER: Final = re.compile(r"0|[1-9][0-9]{0,18}")


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The head of a log.

    Attributes:
        origin: the log's own name; one line.
        size: how many leaves it has.
        root: 32 bytes.

    Raises:
        LedgerError: an empty origin or one of several lines, another size, a root of another length.
    """

    origin: str
    size: int
    root: bytes

    def __post_init__(self) -> None:
        if not self.origin or not self.origin.isprintable():
            raise LedgerError("checkpoint: expected an origin of one line")
        if not 0 <= self.size <= SIZE_LIMIT or len(self.root) != HASH_BYTES:
            raise LedgerError(f"checkpoint: expected a size from 0 to 2^63 - 1 and a root of {HASH_BYTES} bytes")

    def to_text(self) -> str:
        """Return the three lines that are signed."""
        return f"{self.origin}\n{self.size}\n{b64encode(self.root).decode()}\n"

    @classmethod
    def from_text(cls, text: str) -> Checkpoint:
        """Return the checkpoint of three lines; more lines are refused, since no log can account for them.

        Raises:
            LedgerError: another text.
        """
        lines = text.split("\n")
        if len(lines) != 4 or lines[3] or not _NUMBER.fullmatch(lines[1]):
            raise LedgerError("checkpoint: expected three lines: origin, size and root")
        return cls(lines[0], int(lines[1]), read_base64(lines[2], "checkpoint: expected the root"))


def log_origin(agency: str, log: str) -> str:
    """Return the name of a log of an agency.

    Raises:
        LedgerError: another log than ``records`` and ``keys``.
    """
    if log not in LOGS:
        raise LedgerError(f"ledger: expected the log {' or '.join(LOGS)}")
    return f"safefeedback/{quote(agency, safe='', errors='surrogatepass')}/{log}"
