"""The list of erasures outside of both databases: JSON lines that are only appended to.

It holds random ids, days and codes, so that a backup that is put back cannot bring anybody back: ``restore`` replays
it. Each erasure has two lines: one with ``"begun": true`` before the key is destroyed, which is not replayed, and one
after it. Each record that is deleted with a person has a line too: a backup from before its promotion holds it without
a person, sealed for the reception, and nothing else would tell that it was erased.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

from safefeedback.errors import VaultError
from safefeedback.vault.appending import append_durably
from safefeedback.vault.refusal import reason
from safefeedback.vault.stores.stored_key import StoredErasure

__all__ = ["ErasedRecord", "ErasureList"]


@dataclass(frozen=True, slots=True)
class ErasedRecord:
    """A record that was deleted because its person was erased.

    Attributes:
        version: the newest version that there was.
    """

    agency: str
    record_id: bytes
    version: int


class ErasureList:
    """A file of erasures; an empty path means that there is none."""

    def __init__(self, path: str) -> None:
        self._path = Path(path) if path else None

    @property
    def is_kept(self) -> bool:
        """Whether there is such a file to write to."""
        return self._path is not None

    def append(self, erasures: Sequence[StoredErasure], *, begun: bool = False) -> None:
        """Add erasures, or that they have begun; durable when it returns.

        Raises:
            VaultError: the file cannot be written.
        """
        self._append((_written(each, begun=begun) for each in erasures), stands=_STANDS[begun])

    def append_records(self, records: Sequence[ErasedRecord]) -> None:
        """Add records that will be deleted; durable when it returns.

        Raises:
            VaultError: the file cannot be written.
        """
        self._append(map(_written_record, records), stands=_STILL_THERE)

    def _append(self, contents: Iterable[_Content], *, stands: str) -> None:
        lines = b"" if self._path is None else b"".join(map(_line, contents))
        if self._path is None or not lines:
            return
        try:
            append_durably(self._path, lines)
        except OSError as error:
            raise VaultError(
                f"erasure list: expected a file that can be written, {reason(error)}",
                hint=f"{stands}; free space, mend the place of the list or name another in vault.toml, and repeat it",
            ) from None

    def read(self) -> Iterator[StoredErasure]:
        """Yield the erasures in order; what has only begun is left out, and so is a line that a crash cut short.

        Raises:
            VaultError: the file cannot be read, or holds something else.
        """
        return (each for each in self._lines() if isinstance(each, StoredErasure))

    def records(self) -> Iterator[ErasedRecord]:
        """Yield the records that were deleted with their persons, in order.

        Raises:
            VaultError: as :meth:`read`.
        """
        return (each for each in self._lines() if isinstance(each, ErasedRecord))

    def _lines(self) -> Iterator[StoredErasure | ErasedRecord]:
        if self._path is None or not self._path.exists():
            return
        try:
            with self._path.open("rb") as file:
                for number, line in enumerate(file, 1):
                    if line.strip():
                        yield from _read(line, number)
        except OSError as error:
            raise VaultError(f"erasure list: expected a readable file, {reason(error)}") from None


_Content: TypeAlias = dict[str, str | int | None]
_BEGINNING: Final = b'{"agency": '
_STILL_THERE: Final = "the keys were destroyed, the records are still there"
_STANDS: Final = {
    True: "nobody of the batch was erased",
    False: "the keys were destroyed, the list does not say so yet",
}


def _line(content: _Content) -> bytes:
    """Return a line whose only closing brace is its end, by which a whole line is told from one that was cut."""
    text = json.dumps(content)
    return text[:-1].replace("}", "\\u007d").encode() + b"}\n"


def _written_record(each: ErasedRecord) -> _Content:
    return {"agency": each.agency, "record": each.record_id.hex(), "version": each.version}


def _written(each: StoredErasure, *, begun: bool) -> _Content:
    content: _Content = {
        "agency": each.agency,
        "subject": each.subject.hex(),
        "erased": each.erased.isoformat(),
        "basis": each.basis,
        "backups_dead_on": None if each.backups_dead_on is None else each.backups_dead_on.isoformat(),
    }
    return content | {"begun": True} if begun else content


def _read(line: bytes, number: int) -> Iterator[StoredErasure | ErasedRecord]:
    try:
        found = json.loads(line)
        if found.get("begun", False):
            return
        if "record" in found:
            yield ErasedRecord(str(found["agency"]), bytes.fromhex(found["record"]), int(found["version"]))
            return
        dead_on = found["backups_dead_on"]
        yield StoredErasure(
            agency=str(found["agency"]),
            subject=bytes.fromhex(found["subject"]),
            erased=dt.date.fromisoformat(found["erased"]),
            basis=str(found["basis"]),
            backups_dead_on=None if dead_on is None else dt.date.fromisoformat(dead_on),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        if _is_cut(line):
            return
        raise VaultError(f"erasure list: expected an erasure at line {number}") from None


def _is_cut(line: bytes) -> bool:
    """Return whether a line is the beginning of one of ours: a crash cut it, and its erasure was never acknowledged."""
    left = line.rstrip()
    return (left.startswith(_BEGINNING) or _BEGINNING.startswith(left)) and not left.endswith(b"}")
