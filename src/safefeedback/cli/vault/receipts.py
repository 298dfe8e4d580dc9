"""The receipts of what was stored: JSON lines that are kept whatever happens afterwards.

The JSON shape is ``docs/reference/schemas/sealed-1.json``.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from safefeedback.cli.answers import json_line
from safefeedback.cli.item import Item
from safefeedback.cli.table import Cell
from safefeedback.cli.usage import UsageError
from safefeedback.cli.vault.storing import Answer
from safefeedback.pipeline import Withheld

__all__ = ["open_receipts", "receipt_json"]


def receipt_json(item: Item, answer: Answer) -> dict[str, Any]:
    """Return what became of an item as JSON values: receipt, protected text and how many of each kind were found."""
    value: dict[str, Any] = {"id": item.id}
    if isinstance(item.place, Cell) and item.place.column is not None:
        value["column"] = item.place.name
    if answer.receipt is not None:
        value["record_id"] = answer.receipt.record_id
        value["version"] = answer.receipt.version
        value["digest"] = answer.receipt.digest
    if isinstance(answer.outcome, Withheld):
        return {**value, "error": answer.outcome.code}
    counts = Counter(finding.entity for finding in answer.outcome.findings)
    return {**value, "text": answer.outcome.text, "counts": dict(sorted(counts.items()))}


@contextmanager
def open_receipts(path: str | None) -> Iterator[Callable[[Mapping[str, Any]], None]]:
    """Open where receipts go; each is handed to the system at once, so that no stored message lacks its line.

    Args:
        path: a new file (mode 0600), or None or ``-`` for standard output.

    Raises:
        UsageError: there is such a file.
        OSError: the output cannot be written.
    """
    if path is None or path == "-":
        yield _show
        return
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise UsageError(
            "--output: expected a new file", hint="receipts are not written over; name another file"
        ) from None
    try:
        yield lambda value: _write(descriptor, json_line(value))
        os.fsync(descriptor)
    finally:
        if os.fstat(descriptor).st_size == 0:  # nothing was stored: the next try may take the name
            Path(path).unlink(missing_ok=True)
        os.close(descriptor)


def _show(value: Mapping[str, Any]) -> None:
    sys.stdout.buffer.write(json_line(value))
    sys.stdout.buffer.flush()


def _write(descriptor: int, line: bytes) -> None:
    while line:
        line = line[os.write(descriptor, line) :]
