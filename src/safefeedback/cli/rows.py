r"""Delimited rows with every character kept: what is not replaced is written back as it came.

Python's ``csv`` gives values without their quotes, line ends and spelling; a table that passed through it differs from
the original in cells that nobody touched. Here a row holds its fields raw. Quotes follow RFC 4180: a field that starts
with ``"`` runs to the next ``"`` that is not doubled; a ``"`` elsewhere is an ordinary character.

>>> row, = split(['1,"a ""b"" c"\r\n'], ",")
>>> row.fields, row.end, row.value(1)
(['1', '"a ""b"" c"'], '\r\n', 'a "b" c')
>>> row.replace(1, "x"); row.text(",")
'1,"x"\r\n'
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from safefeedback.errors import InputError

__all__ = ["MAX_ROW", "Row", "split"]

MAX_ROW: Final = 64 * 2**20
"""Longest row that is read, in characters, so that a quote that never closes does not fill the memory."""


@dataclass(slots=True)
class Row:
    """One row.

    Attributes:
        fields: as written, quotes included.
        end: its line end; empty for a last row without one.
        is_closed: every quote that opens also closes.
    """

    fields: list[str] = field(repr=False)
    end: str
    is_closed: bool = True

    def value(self, column: int) -> str:
        """Return what a field says, without its quotes."""
        raw = self.fields[column]
        if not raw.startswith('"'):
            return raw
        inside, _, after = raw[1:].rpartition('"')
        return inside.replace('""', '"') + after

    def replace(self, column: int, value: str) -> None:
        """Write a field anew, quoted when it was quoted before or its characters ask for it."""
        was_quoted = self.fields[column].startswith('"')
        needs_quotes = was_quoted or any(c in value for c in '"\r\n,;\t|')
        self.fields[column] = '"' + value.replace('"', '""') + '"' if needs_quotes else value

    def text(self, delimiter: str | None) -> str:
        """Return the row as written."""
        return (delimiter or "").join(self.fields) + self.end


def split(lines: Iterable[str], delimiter: str | None) -> Iterator[Row]:
    """Yield the rows of a table.

    Args:
        lines: the lines with their ends, however the text was cut into lines.
        delimiter: one character, or None when a row is one field.

    Raises:
        InputError: a row over :data:`MAX_ROW`.
    """
    splitter = _Splitter(delimiter)
    for line in lines:
        if splitter.feed(line):
            yield splitter.take()
    if splitter.has_more:
        yield splitter.take()


class _Splitter:
    """Collects the lines of a row until its quotes are closed."""

    def __init__(self, delimiter: str | None) -> None:
        self._delimiter = delimiter
        self._reset()

    def _reset(self) -> None:
        self._fields: list[str] = []
        self._parts: list[str] = []
        self._is_quoted = False
        self._end = ""
        self._length = 0

    @property
    def has_more(self) -> bool:
        return self._length > 0

    def take(self) -> Row:
        row = Row([*self._fields, "".join(self._parts)], self._end, is_closed=not self._is_quoted)
        self._reset()
        return row

    def feed(self, line: str) -> bool:
        """Read one line; tell whether it ended the row."""
        self._length += len(line)
        if self._length > MAX_ROW:
            raise InputError("table: expected a row to end, got a quote that does not close", hint="check the quotes")
        position = 0
        while position < len(line):
            position = self._quoted(line, position) if self._is_quoted else self._plain(line, position)
        return not self._is_quoted

    def _quoted(self, line: str, position: int) -> int:
        """Read to the quote that closes, or to the end of the line."""
        close = line.find('"', position)
        while close >= 0 and line.startswith('"', close + 1):
            close = line.find('"', close + 2)
        self._is_quoted = close < 0
        stop = len(line) if close < 0 else close + 1
        self._parts.append(line[position:stop])
        return stop

    def _plain(self, line: str, position: int) -> int:
        """Read to a delimiter, the end of the line, or a quote that opens."""
        if not self._parts and line.startswith('"', position):
            self._parts.append('"')
            self._is_quoted = True
            return position + 1
        body = len(line.rstrip("\r\n"))
        stop = line.find(self._delimiter, position) if self._delimiter else -1
        if stop < 0:
            self._parts.append(line[position : max(body, position)])
            self._end = line[max(body, position) :]
            return len(line)
        self._fields.append("".join((*self._parts, line[position:stop])))
        self._parts = []
        return stop + 1
