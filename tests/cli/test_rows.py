from __future__ import annotations

import time

import pytest

from safefeedback.cli import rows
from safefeedback.cli.rows import split
from safefeedback.errors import InputError


def test_fields_are_kept_raw_and_values_are_read() -> None:
    (row,) = split(['1;"dice ""hola""; chau"; "x" ;\n'], ";")
    assert row.fields == ["1", '"dice ""hola""; chau"', ' "x" ', ""]
    assert [row.value(column) for column in range(4)] == ["1", 'dice "hola"; chau', ' "x" ', ""]
    assert row.end == "\n"


def test_a_quoted_field_runs_over_lines() -> None:
    first, second = split(['1,"a\n', "\n", 'b"\n', "2,c"], ",")
    assert first.value(1) == "a\n\nb"
    assert (second.fields, second.end) == (["2", "c"], "")


def test_a_quote_inside_a_plain_field_is_an_ordinary_character() -> None:
    first, second = split(['tubo de 5" roto,x\n', "b,y\n"], ",")
    assert first.value(0) == 'tubo de 5" roto'
    assert second.value(1) == "y"


def test_what_follows_a_closed_quote_belongs_to_the_field() -> None:
    (row,) = split(['"a"b,c\n'], ",")
    assert [row.value(0), row.value(1)] == ["ab", "c"]


def test_a_quote_that_never_closes_is_told() -> None:
    (row,) = split(['1,"a\n', "2,b\n"], ",")
    assert not row.is_closed
    assert row.value(1) == "a\n2,b\n"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", ""])
def test_line_ends_are_kept(end: str) -> None:
    (row,) = split([f'a,"b"{end}'], ",")
    assert row.text(",") == f'a,"b"{end}'


def test_without_a_delimiter_a_row_is_one_field() -> None:
    (row,) = split(["hola, soy; ana\n"], None)
    assert row.fields == ["hola, soy; ana"]
    row.replace(0, "x, y")
    assert row.text(None) == '"x, y"\n'


@pytest.mark.parametrize(
    ("raw", "value", "written"),
    [("a", "b", "b"), ("a", "b,c", '"b,c"'), ("a", 'b"c', '"b""c"'), ("a", "b\nc", '"b\nc"'), ('"a"', "b", '"b"')],
)
def test_a_new_value_is_quoted_when_it_must_be_or_was(raw: str, value: str, written: str) -> None:
    (row,) = split([raw], ",")
    row.replace(0, value)
    assert row.fields == [written]


def test_a_row_that_does_not_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "MAX_ROW", 10)
    with pytest.raises(InputError, match="does not close"):
        list(split(['"aaaa\n'] * 3, ","))


@pytest.mark.timing
def test_hostile_quotes_take_linear_time() -> None:
    def seconds(count: int) -> float:
        start = time.perf_counter()
        for line in (['"' * count + "\n"], ['"a\n'] * (count // 3), ['""""a,' * (count // 6)]):
            list(split(line, ","))
        return time.perf_counter() - start

    seconds(10_000)
    assert seconds(400_000) < 40 * max(seconds(40_000), 0.02)


def test_repr_hides_the_fields() -> None:
    (row,) = split(["ana,1\n"], ",")
    assert "ana" not in repr(row)
