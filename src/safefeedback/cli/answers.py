"""What is written for each message: JSON lines, or the input's own form with the text replaced.

The JSON shapes are ``docs/reference/schemas/findings-1.json`` and ``protected-1.json``.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any, BinaryIO, Final, cast

from safefeedback.cli.flow import Found
from safefeedback.cli.item import Item
from safefeedback.cli.sink import write_text
from safefeedback.cli.source import Reading
from safefeedback.cli.table import Cell, Table
from safefeedback.findings import Finding
from safefeedback.pipeline import ProtectedMessage, Withheld

__all__ = ["WITHHELD_MARK", "Write", "finding_json", "findings_writer", "json_line", "protected_writer"]

Write = Callable[[Item, Any], None]
"""Writes the outcome of one item."""

WITHHELD_MARK: Final = "[RETENIDO:{code}]"
"""What stands in a line or cell for a message that was withheld."""


def json_line(value: Mapping[str, Any]) -> bytes:
    """Return a value as one line of JSON; characters that UTF-8 cannot hold are escaped."""
    try:
        return (json.dumps(value, ensure_ascii=False) + "\n").encode()
    except UnicodeEncodeError:
        return (json.dumps(value) + "\n").encode()


def finding_json(finding: Finding, *, evidence: bool = False) -> dict[str, Any]:
    """Return a finding as JSON values: where and what, never the words."""
    value: dict[str, Any] = {
        "entity": finding.entity,
        "start": finding.start,
        "end": finding.end,
        "score": round(finding.score, 4),
        "recognizer": finding.recognizer,
    }
    if finding.public:
        value["public"] = True
    if finding.role is not None:
        value["role"] = finding.role
    if evidence:
        value["evidence"] = [asdict(item) for item in finding.evidence]
    return value


def findings_writer(stream: BinaryIO, *, evidence: bool = False) -> Write:
    """Return a writer of ``{"id", "findings"}`` and ``{"id", "error"}`` lines; cells of tables also say ``column``."""

    def write(item: Item, outcome: Found | Withheld) -> None:
        if isinstance(item.place, Cell) and item.code is None and item.place.column is None:
            return
        head: dict[str, Any] = {"id": item.id}
        if isinstance(item.place, Cell) and item.place.column is not None:
            head["column"] = item.place.name
        if isinstance(outcome, Withheld):
            stream.write(json_line({**head, "error": outcome.code}))
        else:
            found = [finding_json(finding, evidence=evidence) for finding in outcome.findings]
            stream.write(json_line({**head, "findings": found}))

    return write


def protected_writer(reading: Reading, stream: BinaryIO) -> Write:
    """Return the writer of the input's own form: text, lines, ``{"id", "text"}`` lines, or the table."""
    if reading.table is not None:
        return _table_writer(reading.table, stream)
    if reading.format == "jsonl":
        return _json_writer(stream)
    if reading.format == "lines":
        return _lines_writer(stream)
    return _text_writer(stream, ends_line=reading.is_argument)


def _json_writer(stream: BinaryIO) -> Write:
    def write(item: Item, outcome: ProtectedMessage | Withheld) -> None:
        if isinstance(outcome, Withheld):
            stream.write(json_line({"id": item.id, "error": outcome.code}))
        else:
            stream.write(json_line({"id": item.id, "text": outcome.text}))

    return write


def _text_writer(stream: BinaryIO, *, ends_line: bool) -> Write:
    def write(_item: Item, outcome: ProtectedMessage | Withheld) -> None:
        if isinstance(outcome, ProtectedMessage):
            write_text(stream, outcome.text + ("\n" if ends_line else ""))

    return write


def _lines_writer(stream: BinaryIO) -> Write:
    def write(item: Item, outcome: ProtectedMessage | Withheld) -> None:
        end = item.place if isinstance(item.place, str) else "\n"
        write_text(stream, _shown(outcome) + end)

    return write


def _table_writer(table: Table, stream: BinaryIO) -> Write:
    stream.write(table.encoding.bom)
    if table.header is not None:
        stream.write(table.encoding.encode(table.header.text(table.delimiter)))

    def write(item: Item, outcome: ProtectedMessage | Withheld) -> None:
        cell = cast("Cell", item.place)  # items of a table have no other place
        if cell.column is not None:
            _write_cell(cell, cell.column, outcome)
        elif item.code is not None:
            cell.row.fields[:] = [_shown(outcome)] + [""] * (table.width - 1)
        if cell.is_last:
            stream.write(table.encoding.encode(cell.row.text(table.delimiter)))

    return write


def _write_cell(cell: Cell, column: int, outcome: ProtectedMessage | Withheld) -> None:
    shown = _shown(outcome)
    if shown != cell.row.value(column):
        cell.row.replace(column, shown)


def _shown(outcome: ProtectedMessage | Withheld) -> str:
    return WITHHELD_MARK.format(code=outcome.code) if isinstance(outcome, Withheld) else outcome.text
