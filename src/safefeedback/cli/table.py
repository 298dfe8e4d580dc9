"""A delimited table to items, one for each cell of the named columns.

The delimiter is the one with which the header holds the named columns, so a comma in a sentence does not decide. A
row with more or fewer fields than the header is withheld whole: a stray delimiter must not carry half a message past
the columns that are protected.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import BinaryIO, Final

from safefeedback.cli.encoding import Encoding, encoding_of, is_damaged
from safefeedback.cli.item import Item, unreadable
from safefeedback.cli.rows import MAX_ROW, Row, split
from safefeedback.cli.usage import UsageError
from safefeedback.messages import Message

__all__ = ["Cell", "Table", "open_table"]

_DELIMITERS: Final = (",", ";", "\t", "|")
_HEADER_LINES: Final = 50
_SAMPLE_ROWS: Final = 20


@dataclass(frozen=True, slots=True)
class Cell:
    """Where an item of a table came from.

    Attributes:
        row: its row; the writer changes it and writes it after its last cell.
        number: of the row, from 1, the header not counted.
        column: of the cell, from 0; None when the row is copied or withheld whole.
        name: the column as the user named it.
        is_last: the row is complete after this cell.
    """

    row: Row = field(repr=False)
    number: int
    column: int | None
    name: str = ""
    is_last: bool = True


@dataclass(frozen=True, slots=True)
class Table:
    """An opened table.

    Attributes:
        encoding: how it is written.
        delimiter: between fields; None when a row is one field.
        header: the first row, or None when the table has none.
        width: fields of a row.
        columns: place of each named column, from 0, to the name that the user gave it.
    """

    encoding: Encoding
    delimiter: str | None
    header: Row | None
    width: int
    columns: Mapping[int, str]
    _rows: Iterator[Row] = field(repr=False)
    _stream: BinaryIO = field(repr=False)

    def items(self) -> Iterator[Item]:
        """Yield the items of each row, in the order of the named columns; at least one for each row."""
        for number, row in enumerate(self._rows, start=1):
            position = self._stream.tell() if self._stream.seekable() else 0
            if len(row.fields) != self.width or not row.is_closed:
                is_blank = row.fields == [""]
                code = None if is_blank else "input-shape"
                yield Item(Message(""), number, code, position, Cell(row, number, None))
                continue
            for left, (column, name) in zip(range(len(self.columns), 0, -1), self.columns.items(), strict=True):
                yield _item(row.value(column), Cell(row, number, column, name, is_last=left == 1), position)


def open_table(
    stream: BinaryIO,
    columns: Sequence[str],
    *,
    has_header: bool = True,
    delimiter: str | None = None,
    encoding: str | None = None,
) -> Table:
    """Read the head of a table.

    Args:
        stream: at its start.
        columns: names in the header, or numbers from 1 when there is none.
        has_header: the first row holds names.
        delimiter: one character, when the user gave one.
        encoding: a codec, when the user gave one.

    Raises:
        UsageError: no column named, a column that the header does not have, or a delimiter that cannot be told.
    """
    if not columns:
        raise UsageError("a table needs --column", hint="name the columns that hold messages, such as --column mensaje")
    written = encoding_of(stream, name=encoding)
    lines = _text_lines(stream, written)
    if has_header:
        head, lines = _take_header(lines)
        delimiter, places = _find_columns(head, columns, delimiter)
    else:
        head, lines = _take(lines, _SAMPLE_ROWS)
        delimiter, places = _number_columns(head, columns, delimiter)
    rows = split(chain(head, lines), delimiter)
    first = next(rows)  # there is one: the columns were found in it
    header = first if has_header else None
    body = rows if has_header else chain([first], rows)
    return Table(written, delimiter, header, len(first.fields), places, body, stream)


def _item(value: str, cell: Cell, position: int) -> Item:
    if is_damaged(value):
        return unreadable("input-encoding", name=cell.number, position=position, place=cell)
    return Item(Message(value, id=str(cell.number)), cell.number, None, position, cell)


def _text_lines(stream: BinaryIO, encoding: Encoding) -> Iterator[str]:
    reader = io.TextIOWrapper(stream, encoding.name, errors="surrogateescape", newline="")
    try:
        while line := reader.readline(MAX_ROW + 1):
            yield line
    finally:
        if not stream.closed:  # its owner may have closed it first, after an error
            reader.detach()


def _take(lines: Iterator[str], count: int) -> tuple[list[str], Iterator[str]]:
    return list(islice(lines, count)), lines


def _take_header(lines: Iterator[str]) -> tuple[list[str], Iterator[str]]:
    """Take lines until every quote is closed."""
    head: list[str] = []
    for line in lines:
        head.append(line)
        if sum(taken.count('"') for taken in head) % 2 == 0 or len(head) == _HEADER_LINES:
            break
    return head, lines


def _find_columns(
    head: Sequence[str], columns: Sequence[str], delimiter: str | None
) -> tuple[str | None, dict[int, str]]:
    found: list[tuple[int, str | None, dict[int, str]]] = []
    for candidate in (delimiter,) if delimiter else _DELIMITERS:
        row = next(split(head, candidate), None)
        places = _places(row, columns) if row else None
        if row and places:
            found.append((len(row.fields), candidate if len(row.fields) > 1 else None, places))
    if not found:
        raise UsageError(
            f"--column: the header does not have {'the column' if len(columns) == 1 else 'all the columns'} named",
            hint="check the spelling, --delimiter and --encoding; without a header use --no-header and --column NUMBER",
        )
    _, best, places = max(found, key=lambda item: item[0])
    return best, places


def _places(row: Row, columns: Sequence[str]) -> dict[int, str] | None:
    names = [row.value(place).strip() for place in range(len(row.fields))]
    folded = [name.casefold() for name in names]
    places: dict[int, str] = {}
    for column in columns:
        wanted = column.strip()
        in_case, spelled = (names, wanted) if wanted in names else (folded, wanted.casefold())
        found = [place for place, name in enumerate(in_case) if name == spelled]
        if not found:
            return None
        for place in found:  # a name that stands twice names both columns: none may pass unread
            places.setdefault(place, column)
    return places


def _number_columns(
    head: Sequence[str], columns: Sequence[str], delimiter: str | None
) -> tuple[str | None, dict[int, str]]:
    if not all(column.isascii() and column.isdigit() and int(column) > 0 for column in columns):
        raise UsageError("--column: expected numbers from 1, as the table has no header")
    places = {int(column) - 1: column for column in columns}
    widths = {candidate: _width(head, candidate) for candidate in ((delimiter,) if delimiter else _DELIMITERS)}
    best = max(widths, key=lambda candidate: widths[candidate])
    if delimiter is None and widths[best] < 2:
        raise UsageError("the delimiter cannot be told", hint="give --delimiter")
    if max(places) >= widths[best]:
        raise UsageError(f"--column: the table has {widths[best]} columns")
    return best, places


def _width(head: Iterable[str], delimiter: str | None) -> int:
    """Return the number of fields when all rows of the sample have the same, else 0."""
    rows = [row for row in split(head, delimiter) if row.fields != [""] and row.is_closed]
    widths = {len(row.fields) for row in rows}
    return widths.pop() if len(widths) == 1 else 0
