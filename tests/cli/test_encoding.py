from __future__ import annotations

import codecs
import io

import pytest

from safefeedback.cli.encoding import Encoding, encoding_of, is_damaged
from safefeedback.cli.usage import UsageError


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"id;texto", Encoding("utf-8")),
        ("señor".encode(), Encoding("utf-8")),
        ("señor".encode("cp1252"), Encoding("cp1252")),
        (codecs.BOM_UTF8 + "señor".encode(), Encoding("utf-8", codecs.BOM_UTF8)),
        (codecs.BOM_UTF16_LE + "señor".encode("utf-16-le"), Encoding("utf-16-le", codecs.BOM_UTF16_LE)),
        (codecs.BOM_UTF16_BE + "señor".encode("utf-16-be"), Encoding("utf-16-be", codecs.BOM_UTF16_BE)),
        ("ñ".encode()[:1], Encoding("cp1252")),
    ],
)
def test_the_bytes_tell_the_encoding(data: bytes, expected: Encoding) -> None:
    stream = io.BytesIO(data)
    assert encoding_of(stream) == expected
    assert stream.read() == data[len(expected.bom) :]


def test_a_byte_far_inside_decides_too() -> None:
    assert encoding_of(io.BytesIO(b"a" * 3_000_000 + b"\xf1")).name == "cp1252"


def test_of_a_stream_that_cannot_seek_the_first_block_decides() -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def peek(self, size: int) -> bytes:
            return self.getvalue()[:5]

    assert encoding_of(Pipe("señor ñ".encode()[:5])).name == "utf-8"
    assert encoding_of(Pipe("abcdñ".encode())).name == "utf-8"
    assert encoding_of(Pipe(b"se\xf1or")).name == "cp1252"


def test_the_name_given_wins_and_a_mark_is_kept() -> None:
    assert encoding_of(io.BytesIO(codecs.BOM_UTF8 + b"a"), name="UTF-8-SIG") == Encoding("utf-8", codecs.BOM_UTF8)
    assert encoding_of(io.BytesIO(b"a\xf1"), name="latin-1").name == "iso8859-1"
    assert encoding_of(io.BytesIO(b"a\0"), name="utf-16") == Encoding("utf-16-le")
    assert encoding_of(io.BytesIO(codecs.BOM_UTF16_BE + b"\0a"), name="utf-16").name == "utf-16-be"


@pytest.mark.parametrize("name", ["klingon", "hex"])
def test_an_unknown_encoding_is_refused(name: str) -> None:
    with pytest.raises(UsageError) as caught:
        encoding_of(io.BytesIO(b"a"), name=name)
    assert caught.value.hint


def test_damaged_bytes_come_back_as_they_were() -> None:
    text = b"se\xffor".decode("utf-8", "surrogateescape")
    assert is_damaged(text)
    assert not is_damaged("señor 😡")
    assert Encoding("utf-8").encode(text) == b"se\xffor"


def test_a_character_that_the_encoding_lacks_becomes_a_question_mark() -> None:
    assert Encoding("cp1252").encode("a☂b") == b"a?b"
