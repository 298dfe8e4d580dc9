from __future__ import annotations

from pathlib import Path

import pytest

from safefeedback.errors import InputError
from safefeedback.evaluation import read_origins


def test_the_table_is_read_with_and_without_its_head(tmp_path: Path) -> None:
    path = tmp_path / "o.tsv"
    path.write_text("id\tstart\tend\torigin\nx-1\t4\t7\tasian\n\n", encoding="utf-8")
    assert read_origins(path) == {("x-1", 4, 7): "asian"}
    path.write_text("x-1\t4\t7\tasian\n", encoding="utf-8")
    assert read_origins(path) == {("x-1", 4, 7): "asian"}


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"x-1\t4\t7", r"o.tsv:1: expected id, start, end"),
        (b"\nx-1\tfour\t7\tasian", r"o.tsv:2: expected id, start, end"),
        (b"x-1\t4\t7\tmartian", r"o.tsv:1: expected an origin"),
        (b"x-1\t4\t7\t\xff", r"o.tsv: expected UTF-8"),
    ],
)
def test_what_is_no_such_table_is_refused(tmp_path: Path, content: bytes, error: str) -> None:
    path = tmp_path / "o.tsv"
    path.write_bytes(content)
    with pytest.raises(InputError, match=error):
        read_origins(path)
