from __future__ import annotations

import sys
from pathlib import Path

import pytest

from safefeedback.cli.source import Request, open_source
from safefeedback.cli.usage import UsageError


def read(request: Request) -> tuple[str, list[str]]:
    with open_source(request) as reading:
        return reading.format, [item.message.text for item in reading.items]


@pytest.mark.parametrize(
    ("name", "data", "format_", "texts"),
    [
        ("a.txt", b"uno\ndos\n", "text", ["uno\ndos\n"]),
        ("a.JSONL", b'{"text": "uno"}\n{"text": "dos"}\n', "jsonl", ["uno", "dos"]),
        ("a.ndjson", b'{"text": "uno"}\n', "jsonl", ["uno"]),
        ("a.csv", b"id,mensaje\n1,uno\n", "csv", ["uno"]),
        ("a.tsv", b"id\tmensaje\n1\tuno\n", "csv", ["uno"]),
        ("datos", b'{"id": 1, "text": "uno"}\n', "jsonl", ["uno"]),
        ("datos.dat", b"{hola}\n", "text", ["{hola}\n"]),
    ],
)
def test_the_name_or_the_first_line_tells_the_format(
    tmp_path: Path, *, name: str, data: bytes, format_: str, texts: list[str]
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    columns = ("mensaje",) if format_ == "csv" else ()
    assert read(Request(str(path), columns=columns)) == (format_, texts)


def test_the_format_asked_for_wins(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"uno\ndos\n")
    assert read(Request(str(path), format="lines")) == ("lines", ["uno", "dos"])


@pytest.mark.parametrize(
    "request_", [Request("soy ana"), Request(text="soy ana"), Request(text="soy ana", format="text")]
)
def test_words_are_a_message(request_: Request) -> None:
    assert read(request_) == ("text", ["soy ana"])


def test_words_can_be_read_in_another_format() -> None:
    assert read(Request(text="uno\ndos", format="lines")) == ("lines", ["uno", "dos"])


def test_an_empty_message_is_a_message() -> None:
    assert read(Request(text="")) == ("text", [""])


@pytest.mark.parametrize("words", ["x" * 5000, "a\0b", "mire el archivo quejas.csv", "hola."])
def test_words_that_are_no_file_are_a_message(words: str) -> None:
    assert read(Request(words)) == ("text", [words])


@pytest.mark.parametrize(
    ("request_", "words"),
    [
        (Request("no-existe.jsonl"), "no file named no-existe.jsonl"),
        (Request("/no/existe.csv"), "no file named existe.csv"),
        (Request("a", text="b"), "got both"),
        (Request("."), "directory"),
        (Request(text="a", format="lines", columns=("x",)), "for tables"),
    ],
)
def test_what_cannot_be_read_is_a_usage_error(request_: Request, words: str) -> None:
    with pytest.raises(UsageError, match=words), open_source(request_):
        pass


def test_a_file_knows_its_size_and_a_message_does_not(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"uno")
    with open_source(Request(str(tmp_path / "a.txt"))) as reading:
        assert (reading.size, reading.is_live, reading.is_argument) == (3, False, False)
    with open_source(Request(text="uno")) as reading:
        assert (reading.size, reading.is_live, reading.is_argument) == (None, False, True)


def test_a_pipe_is_live(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    end, start = os.pipe()
    os.write(start, b"uno\n")
    os.close(start)
    with os.fdopen(end, "r") as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        with open_source(Request("-", format="lines")) as reading:
            assert (reading.size, reading.is_live) == (None, True)
            assert [item.message.text for item in reading.items] == ["uno"]


def test_a_terminal_with_nothing_asked_for_is_a_usage_error(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal:
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stdin", Terminal())
    with pytest.raises(UsageError, match="nothing to read"), open_source(Request()):
        pass


def test_repr_hides_the_message() -> None:
    assert "ana" not in repr(Request("soy ana", text="soy ana"))
