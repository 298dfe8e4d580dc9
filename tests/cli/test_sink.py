from __future__ import annotations

import io
import os
import stat
from pathlib import Path

import pytest

from safefeedback.cli.sink import open_sink, write_text


def test_a_file_appears_whole_and_for_its_owner_alone(tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    with open_sink(str(target)) as stream:
        stream.write(b"uno")
        assert not target.exists()
    assert target.read_bytes() == b"uno"
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["out.jsonl"]


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, SystemExit])
def test_after_a_failure_the_old_file_stands_and_nothing_is_left(tmp_path: Path, error: type[BaseException]) -> None:
    target = tmp_path / "out.jsonl"
    target.write_bytes(b"antes")
    with pytest.raises(error):
        _write_half(target, error)
    assert target.read_bytes() == b"antes"
    assert [path.name for path in tmp_path.iterdir()] == ["out.jsonl"]


def _write_half(target: Path, error: type[BaseException]) -> None:
    with open_sink(str(target)) as stream:
        stream.write(b"medio")
        raise error


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with open_sink(str(tmp_path / "link")) as stream:
        stream.write(b"x")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"x"


def test_a_device_is_written_to_and_not_replaced() -> None:
    with open_sink(os.devnull) as stream:
        stream.write(b"x")
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)


def test_a_directory_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), open_sink(str(tmp_path / "no" / "out")):
        pass


@pytest.mark.parametrize(("text", "written"), [("ñ", "ñ".encode()), ("a\udcff", b"a\xff"), ("a\ud800", b"a\\ud800")])
def test_any_text_can_be_written(text: str, written: bytes) -> None:
    stream = io.BytesIO()
    write_text(stream, text)
    assert stream.getvalue() == written
