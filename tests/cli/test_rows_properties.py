"""Laws of delimited rows.

1. Rows written back are the text that was read, character for character, whatever the text.
2. A table written by Python's csv is read as the values that were written.
3. A value written into a field is the value read from it, and no other field changes.
"""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from safefeedback.cli.rows import split

cells = st.text(st.sampled_from('ab"",;\n\r \tñ'), max_size=8)
tables = st.lists(st.lists(cells, min_size=2, max_size=4), min_size=1, max_size=4)


def lines(text: str) -> io.StringIO:
    return io.StringIO(text, newline="")


@given(st.text(st.sampled_from('a",\n\r;'), max_size=40), st.sampled_from([",", ";", None]))
def test_rows_written_back_are_the_text(text: str, delimiter: str | None) -> None:
    assert "".join(row.text(delimiter) for row in split(lines(text), delimiter)) == text


@given(tables, st.sampled_from([",", ";", "\t", "|"]), st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
def test_what_csv_writes_is_read(table: list[list[str]], delimiter: str, quoting: int) -> None:
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=delimiter, quoting=quoting).writerows(table)  # type: ignore[arg-type]  # int is fine
    read = [[row.value(n) for n in range(len(row.fields))] for row in split(lines(written.getvalue()), delimiter)]
    assert read == table


@given(tables, cells, st.sampled_from([",", ";", "\t", "|"]), st.data())
def test_a_value_written_is_the_value_read(
    table: list[list[str]], value: str, delimiter: str, data: st.DataObject
) -> None:
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=delimiter).writerows(table)
    rows = list(split(lines(written.getvalue()), delimiter))
    number = data.draw(st.integers(0, len(rows) - 1))
    column = data.draw(st.integers(0, len(rows[number].fields) - 1))
    rows[number].replace(column, value)
    table[number][column] = value
    again = list(split(lines("".join(row.text(delimiter) for row in rows)), delimiter))
    assert [[row.value(n) for n in range(len(row.fields))] for row in again] == table
