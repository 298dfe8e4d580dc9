from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from safefeedback.errors import InputError
from safefeedback.evaluation import GoldSpan, gold_message, parse_jsonl, read_gold

RECORD: dict[str, Any] = {
    "id": "wa-0001",
    "channel": "whatsapp",
    "topic": "agua",
    "style": "minusculas",
    "text": "soy nora, 105",
    "spans": [
        {"start": 10, "end": 13, "label": "PHONE_NUMBER", "optional": True},
        {"start": 4, "end": 8, "label": "PERSON", "optional": False},
    ],
    "note": "an unknown key",
}


def test_a_record_becomes_a_message_with_spans_in_order() -> None:
    message = gold_message(RECORD)
    assert message.spans == (GoldSpan(4, 8, "PERSON"), GoldSpan(10, 13, "PHONE_NUMBER", optional=True))
    assert [message.group(by) for by in ("channel", "style", "topic", "author")] == [
        "whatsapp",
        "minusculas",
        "agua",
        "wa",
    ]


def test_author_field_wins_over_the_id() -> None:
    assert gold_message({**RECORD, "author": "train_a"}).author == "train_a"


def test_a_message_without_fields_is_named_after_its_place() -> None:
    (message,) = parse_jsonl(['{"text": "hola", "spans": []}'], source="g.jsonl")
    assert (message.id, message.author, message.group("channel")) == ("g.jsonl:1", None, "-")


def test_repr_hides_the_text() -> None:
    assert "nora" not in repr(gold_message(RECORD))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"text": 5}, "text as a string"),
        ({"id": 5}, "id as a string"),
        ({"style": ["x"]}, "style as a string"),
        ({"spans": None}, "spans as a list"),
        ({"spans": [5]}, r"spans\[0\]: expected an object"),
        ({"spans": [{"start": 0, "end": 99, "label": "AGE"}]}, "<= 13"),
        ({"spans": [{"start": 3, "end": 3, "label": "AGE"}]}, "0 <= start < end"),
        ({"spans": [{"start": True, "end": 3, "label": "AGE"}]}, "0 <= start < end"),
        ({"spans": [{"start": 0, "end": 3, "label": "NAME"}]}, "label of the guide"),
        ({"spans": [{"start": 0, "end": 3, "label": "AGE"}, {"start": 2, "end": 4, "label": "AGE"}]}, "overlap at 2"),
    ],
)
def test_a_wrong_record_is_refused(change: dict[str, object], words: str) -> None:
    with pytest.raises(InputError, match=words):
        gold_message({**RECORD, **change})


@pytest.mark.parametrize(
    ("line", "words"),
    [("{", "not JSON"), ("[1]", "got list"), ("[" * 100_000, "not JSON")],
    ids=["cut", "list", "deep"],
)
def test_a_line_that_is_no_object_is_refused_with_its_number(line: str, words: str) -> None:
    with pytest.raises(InputError, match=rf"^g\.jsonl:3: .*{words}"):
        list(parse_jsonl([json.dumps(RECORD), "", line], source="g.jsonl"))


def test_an_id_used_twice_is_refused() -> None:
    with pytest.raises(InputError, match=r"g\.jsonl:2"):
        list(parse_jsonl([json.dumps(RECORD)] * 2, source="g.jsonl"))


def test_both_files_of_one_corpus_read_alike(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "### id=wa-0001 channel=whatsapp topic=agua style=minusculas\nsoy [[PERSON:nora]], [[PHONE_NUMBER?:105]]\n",
        encoding="utf-8",
    )
    (tmp_path / "a.jsonl").write_text("\ufeff" + json.dumps(RECORD) + "\n", encoding="utf-8")
    assert list(read_gold(tmp_path / "a.txt")) == list(read_gold(str(tmp_path / "a.jsonl")))


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl"])
def test_another_encoding_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes("### id=a-1\nseñora".encode("latin-1"))
    with pytest.raises(InputError, match=f"^{name}: expected UTF-8"):
        list(read_gold(tmp_path / name))


def test_another_extension_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="expected a gold file") as caught:
        list(read_gold(tmp_path / "a.xlsx"))
    assert caught.value.hint
