from __future__ import annotations

import codecs
import json
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.usefixtures("fake")


def test_words_come_back_protected(shell: Any) -> None:
    ran = shell("protect", "soy ana, llamen al 105")
    assert (ran.code, ran.out, ran.err) == (0, "soy [PERSON], llamen al 105\n", "")


def test_a_text_file_keeps_its_line_ends(shell: Any, tmp_path: Path) -> None:
    path = tmp_path / "m.txt"
    path.write_bytes(b"soy ana\r\n\r\nchau")
    assert shell("protect", path).raw == b"soy [PERSON]\r\n\r\nchau"


def test_a_text_that_is_withheld_is_not_shown(shell: Any, tmp_path: Path) -> None:
    path = tmp_path / "m.txt"
    path.write_bytes(b"soy ana FALLA")
    ran = shell("protect", path)
    assert (ran.code, ran.out) == (3, "")
    assert "ana" not in ran.err


def test_json_lines_come_back_with_id_and_text_alone(shell: Any) -> None:
    data = b'{"id": 1, "text": "soy ana", "phone": "987654321"}\n{"id": 2, "text": "FALLA"}\nx\n{"text": "hola"}\n'
    ran = shell("protect", "-", "--audience", "publication", stdin=data)
    assert ran.code == 3
    assert [json.loads(line) for line in ran.out.splitlines()] == [
        {"id": 1, "text": "soy [PERSON]"},
        {"id": 2, "error": "detection"},
        {"id": None, "error": "input-json"},
        {"id": None, "text": "hola"},
    ]


def test_lines_keep_their_ends_and_withheld_ones_are_marked(shell: Any) -> None:
    ran = shell("protect", "-", "--format", "lines", stdin=b"soy ana\r\nFALLA\n\xff\nchau")
    assert ran.out == "soy [PERSON]\r\n[RETENIDO:detection]\n[RETENIDO:input-encoding]\nchau"
    assert ran.code == 3


TABLE = 'id;"queja";nota\r\n1;"soy ana; ""la"" de aquí";x\r\n\r\n 2 ;llamen al 105;"y"\r\n3;nada;ana'


@pytest.mark.parametrize(
    ("encoding", "bom"),
    [("utf-8", b""), ("utf-8", codecs.BOM_UTF8), ("cp1252", b""), ("utf-16-le", codecs.BOM_UTF16_LE)],
)
def test_a_table_keeps_all_that_is_not_replaced(shell: Any, tmp_path: Path, encoding: str, bom: bytes) -> None:
    path, out = tmp_path / "q.csv", tmp_path / "p.csv"
    path.write_bytes(bom + TABLE.encode(encoding))
    ran = shell("protect", path, "--column", "queja", "-o", out)
    assert ran.code == 0
    assert out.read_bytes() == bom + TABLE.replace("soy ana", "soy [PERSON]").encode(encoding)
    assert (
        ran.err == "safefeedback: note: 2 columns are copied as they are; name each column that holds personal data\n"
    )


def test_rows_that_cannot_be_read_carry_nothing_across(shell: Any, tmp_path: Path) -> None:
    path = tmp_path / "q.csv"
    path.write_bytes(b"id,queja\n1,hola, soy ana 51234567\n2,FALLA\n3,se\xffor\n4,ana\n")
    ran = shell("protect", path, "--column", "queja", "--encoding", "utf-8")
    assert ran.code == 3
    assert ran.out == (
        "id,queja\n[RETENIDO:input-shape],\n2,[RETENIDO:detection]\n3,[RETENIDO:input-encoding]\n4,[PERSON]\n"
    )


def test_a_table_without_header(shell: Any) -> None:
    ran = shell("protect", "-", "--format", "csv", "--no-header", "--column", "2", stdin=b"1\tana\n2\tx\n")
    assert ran.out == "1\t[PERSON]\n2\tx\n"


def test_a_table_of_one_column_says_nothing_of_copies(shell: Any) -> None:
    ran = shell("protect", "-", "--format", "csv", "--column", "queja", stdin=b"queja\nana, 105\n")
    assert (ran.out, ran.err) == ('queja\n"[PERSON], 105"\n', "")


def test_a_file_can_be_protected_into_itself(shell: Any, tmp_path: Path) -> None:
    path = tmp_path / "m.txt"
    path.write_bytes(b"soy ana")
    assert shell("protect", path, "--output", path).code == 0
    assert path.read_bytes() == b"soy [PERSON]"


def test_a_long_table_is_streamed_in_order(shell: Any, tmp_path: Path) -> None:
    path = tmp_path / "q.csv"
    path.write_text("id,queja\n" + "".join(f"{n},soy ana {n}\n" for n in range(3000)), encoding="utf-8")
    ran = shell("protect", path, "--column", "queja", "--progress")
    assert ran.out.splitlines()[1:] == [f"{n},soy [PERSON] {n}" for n in range(3000)]
    assert "mensajes" in ran.err


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (["--format", "csv"], "needs --column"),
        (["--format", "csv", "--column", "x"], "does not have the column"),
        (["--format", "csv", "--column", "x", "--delimiter", "ab"], "expected one character"),
        (["--format", "csv", "--column", "x", "--encoding", "klingon"], "--encoding"),
        (["--audience", "everybody"], "--audience"),
        (["--policy", "mala.yaml"], "expected an operator name"),
    ],
)
def test_usage_errors_exit_with_two_and_write_nothing(shell: Any, tmp_path: Path, words: list[str], error: str) -> None:
    ran = shell("protect", "-", "-o", tmp_path / "out", *words, stdin=b"ana,1\n")
    assert ran.code == 2
    first, *rest = ran.err.splitlines()
    assert first.startswith("safefeedback: error: ")
    assert error in first
    assert all(line.startswith("safefeedback: hint: ") for line in rest)
    assert list(tmp_path.iterdir()) == []
