from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import pytest

from safefeedback.cli.table import Cell, Table, open_table
from safefeedback.cli.usage import UsageError


def table(text: str | bytes, columns: Sequence[str] = ("mensaje",), **options: Any) -> Table:
    return open_table(io.BytesIO(text.encode() if isinstance(text, str) else text), columns, **options)


def cells(opened: Table) -> list[tuple[object, str | None, str]]:
    return [(item.id, item.code, item.message.text) for item in opened.items()]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_header_tells_the_delimiter(delimiter: str) -> None:
    opened = table(f"id{delimiter}mensaje\n1{delimiter}hola\n")
    assert opened.delimiter == delimiter
    assert cells(opened) == [(1, None, "hola")]


def test_commas_in_sentences_do_not_tell_it() -> None:
    opened = table("id;mensaje\n1;hola, soy ana, de aquí\n")
    assert cells(opened) == [(1, None, "hola, soy ana, de aquí")]


def test_a_table_of_one_column_is_read_by_lines() -> None:
    opened = table('mensaje\nhola, soy; ana\n"dos\nlíneas"\n')
    assert opened.delimiter is None
    assert [text for *_, text in cells(opened)] == ["hola, soy; ana", "dos\nlíneas"]


def test_names_are_matched_exactly_and_then_in_any_case() -> None:
    assert dict(table("Mensaje,mensaje\na,b\n").columns) == {1: "mensaje"}
    assert dict(table('id," MENSAJE "\na,b\n').columns) == {1: "mensaje"}


def test_cells_come_in_the_order_named_and_the_last_says_so() -> None:
    opened = table("a,b,c\n1,2,3\n", ["c", "a", "C"])
    found = list(opened.items())
    assert [item.message.text for item in found] == ["3", "1"]
    places = [item.place for item in found]
    assert [(p.column, p.name, p.is_last) for p in places if isinstance(p, Cell)] == [(2, "c", False), (0, "a", True)]


def test_a_row_of_another_width_is_withheld_and_a_blank_one_is_not() -> None:
    opened = table("id,mensaje\n1,hola, soy ana\n2\n\n3,x\n")
    assert cells(opened) == [(1, "input-shape", ""), (2, "input-shape", ""), (3, None, ""), (4, None, "x")]


def test_a_quote_that_never_closes_is_withheld() -> None:
    assert cells(table('id,mensaje\n1,"hola\n2,x\n')) == [(1, "input-shape", "")]


def test_a_cell_with_bytes_of_another_encoding_is_withheld() -> None:
    opened = table(b"id,mensaje\n1,se\xf1or\n2,x\n", encoding="utf-8")
    assert cells(opened) == [(1, "input-encoding", ""), (2, None, "x")]


def test_a_header_may_hold_line_ends() -> None:
    assert cells(table('id,"mensaje"," otra\ncosa"\n1,x,y\n')) == [(1, None, "x")]


def test_without_a_header_columns_are_numbers() -> None:
    opened = table("1;hola\n2;chau\n", ["2"], has_header=False)
    assert (opened.header, opened.delimiter) == (None, ";")
    assert cells(opened) == [(1, None, "hola"), (2, None, "chau")]


def test_the_delimiter_given_wins() -> None:
    assert cells(table("a,b;mensaje\n1;x\n", delimiter=";")) == [(1, None, "x")]
    assert cells(table("hola, soy ana\n", ["1"], has_header=False, delimiter="\t")) == [(1, None, "hola, soy ana")]


@pytest.mark.parametrize(
    ("text", "columns", "options", "words"),
    [
        ("id,mensaje\n", (), {}, "needs --column"),
        ("id,texto\n", ("mensaje",), {}, "does not have the column"),
        ("id,mensaje\n", ("mensaje", "x"), {}, "all the columns"),
        ("", ("mensaje",), {}, "does not have the column"),
        ("", ("1",), {"has_header": False, "delimiter": ","}, "0 columns"),
        ("1,a\n", ("mensaje",), {"has_header": False}, "numbers from 1"),
        ("1,a\n", ("0",), {"has_header": False}, "numbers from 1"),
        ("1,a\n", ("3",), {"has_header": False}, "2 columns"),
        ("hola, soy ana\nx\n", ("1",), {"has_header": False}, "cannot be told"),
    ],
)
def test_what_cannot_be_read_as_asked_is_a_usage_error(
    text: str, columns: Sequence[str], options: dict[str, Any], words: str
) -> None:
    with pytest.raises(UsageError, match=words):
        table(text, columns, **options)


def test_an_error_does_not_quote_what_may_be_no_header() -> None:
    with pytest.raises(UsageError) as caught:
        table("ana quispe,51234567\n")
    assert "quispe" not in caught.value.message + str(caught.value.hint)


def test_the_stream_stays_open_for_its_owner() -> None:
    stream = io.BytesIO(b"mensaje\nx\n")
    list(open_table(stream, ["mensaje"]).items())
    assert not stream.closed
