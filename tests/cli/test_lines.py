from __future__ import annotations

import io
import json

import pytest

from safefeedback.cli import lines
from safefeedback.cli.item import ITEM_CODES, Item
from safefeedback.cli.lines import json_items, line_items, text_items
from safefeedback.messages import KnownValue


def items(data: bytes) -> list[Item]:
    return list(json_items(io.BytesIO(data)))


def test_a_line_becomes_a_message_with_what_the_channel_knows() -> None:
    line = {
        "id": "wa-1",
        "text": "hola",
        "channel": "whatsapp",
        "thread": "t-9",
        "known": [["PERSON", "Ana"], {"entity": "PHONE_NUMBER", "value": "987654321"}],
        "likes": 4,
    }
    (item,) = items(json.dumps(line).encode())
    assert (item.id, item.code, item.message.text, item.message.id) == ("wa-1", None, "hola", "wa-1")
    assert (item.message.channel, item.message.thread) == ("whatsapp", "t-9")
    assert item.message.known == (KnownValue("PERSON", "Ana"), KnownValue("PHONE_NUMBER", "987654321"))


@pytest.mark.parametrize("name", ["7", 7, 7.5, True, None])
def test_an_id_is_kept_as_it_came(name: object) -> None:
    (item,) = items(json.dumps({"id": name, "text": ""}).encode())
    assert item.id == name
    assert type(item.id) is type(name)


@pytest.mark.parametrize("name", [b"[]", b"{}", b"1e999"])
def test_an_id_that_cannot_be_printed_again_is_unknown(name: bytes) -> None:
    (item,) = items(b'{"text": "", "id": ' + name + b"}")
    assert (item.id, item.code) == (None, None)


def test_blank_lines_line_ends_and_a_mark_at_the_start_are_no_messages() -> None:
    found = items(b'\xef\xbb\xbf{"id":1,"text":"a"}\r\n\r\n  \n{"id":2,"text":"b"}')
    assert [(item.id, item.message.text) for item in found] == [(1, "a"), (2, "b")]


@pytest.mark.parametrize(
    ("line", "code", "name"),
    [
        (b'{"id": 1, "text": "a"', "input-json", None),
        (b"hola", "input-json", None),
        (b'{"id": 1, "text": "a", "n": NaN}', "input-json", None),
        (b'{"id": ' + b"9" * 5000 + b', "text": "a"}', "input-json", None),
        (b"[" * 100_000, "input-json", None),
        (b'{"id": 1, "text": "\xff"}', "input-encoding", None),
        (b'["a"]', "input-shape", None),
        (b'{"id": 1}', "input-shape", 1),
        (b'{"id": 1, "text": null}', "input-shape", 1),
        (b'{"id": 1, "text": 5}', "input-shape", 1),
        (b'{"id": 1, "text": "a", "channel": 5}', "input-shape", 1),
        (b'{"id": 1, "text": "a", "known": "Ana"}', "input-shape", 1),
        (b'{"id": 1, "text": "a", "known": [["PERSON"]]}', "input-shape", 1),
        (b'{"id": 1, "text": "a", "known": [{"entity": "PERSON"}]}', "input-shape", 1),
    ],
    ids=range(14),
)
def test_a_malformed_line_is_withheld_and_the_next_is_read(line: bytes, code: str, name: object) -> None:
    first, second = items(line + b'\n{"id": 2, "text": "b"}\n')
    assert (first.code, first.id, first.message.text) == (code, name, "")
    assert (second.code, second.id) == (None, 2)
    assert code in ITEM_CODES


def test_a_lone_surrogate_is_a_message() -> None:
    assert items(b'{"text": "a\\ud800"}')[0].message.text == "a\ud800"


@pytest.mark.parametrize("reader", [json_items, line_items])
def test_a_line_that_is_too_long_is_skipped(monkeypatch: pytest.MonkeyPatch, reader: object) -> None:
    monkeypatch.setattr(lines, "MAX_LINE", 32)
    data = b'{"text": "' + b"a" * 100 + b'"}\n{"text": "b"}\n'
    first, second = reader(io.BytesIO(data))  # type: ignore[operator]  # both are readers
    assert (first.code, second.code) == ("input-length", None)
    assert second.position == len(data)


def test_a_line_of_exactly_the_limit_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "MAX_LINE", 14)
    assert [item.code for item in items(b'{"text": "ab"}')] == ["input-length"]
    assert [item.code for item in items(b'{"text": "a"}\n{"text": "b"}\n')] == [None, None]


def test_positions_are_bytes_read() -> None:
    assert [item.position for item in line_items(io.BytesIO("ñ\nb".encode()))] == [3, 4]


def test_plain_lines_keep_their_ends_and_are_numbered() -> None:
    found = list(line_items(io.BytesIO(b"a\r\n\nc\xff\nd")))
    assert [(item.id, item.message.text, item.code, item.place) for item in found] == [
        (1, "a", None, "\r\n"),
        (2, "", None, "\n"),
        (3, "", "input-encoding", "\n"),
        (4, "d", None, ""),
    ]


def test_a_whole_text_is_one_message(monkeypatch: pytest.MonkeyPatch) -> None:
    (item,) = text_items(io.BytesIO(b"uno\r\ndos\n"))
    assert (item.message.text, item.id, item.position) == ("uno\r\ndos\n", None, 9)
    (item,) = text_items(io.BytesIO(b"se\xf1or"))
    assert item.code == "input-encoding"
    monkeypatch.setattr(lines, "MAX_LINE", 5)
    (item,) = text_items(io.BytesIO(b"123456"))
    assert item.code == "input-length"
