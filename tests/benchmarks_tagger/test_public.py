"""How public sets are read, and their official measures."""

import json
import lzma
from pathlib import Path
from random import Random

import pytest
from benchmarks.tagger.public import (
    Page,
    Record,
    merged,
    opened,
    pages,
    read_columns,
    read_lines,
    read_records,
    refilled,
    score,
    surfaces,
)
from hypothesis import given
from hypothesis import strategies as st

TEXT = "Médico: Ana Sáez y Calle Luna 3,  28016 Madrid"
MARKS = ((8, 16, "NAME"), (19, 31, "STREET"), (34, 39, "PLACE"), (40, 46, "PLACE"))


def test_json_lines_plain_and_compressed_read_alike(tmp_path: Path) -> None:
    spans = [{"start": start, "end": end, "label": label} for start, end, label in reversed(MARKS)]
    line = json.dumps({"text": TEXT, "spans": spans}) + "\n"
    (tmp_path / "a.jsonl").write_text(line, encoding="utf-8")
    (tmp_path / "a.jsonl.xz").write_bytes(lzma.compress(line.encode()))
    assert read_records([tmp_path / "a.jsonl", tmp_path / "a.jsonl.xz"]) == [Record(TEXT, MARKS)] * 2


def test_brat_folder_is_read_by_name_and_only_its_spans(tmp_path: Path) -> None:
    (tmp_path / "brat").mkdir()
    (tmp_path / "brat" / "b.txt").write_bytes(b"dos\r\nAna")
    (tmp_path / "brat" / "b.ann").write_text("#1\tNote T1\tdoubt\nT1\tNAME 5 8\tAna\n", encoding="utf-8")
    (tmp_path / "brat" / "a.txt").write_text("uno", encoding="utf-8")
    (tmp_path / "brat" / "a.ann").write_text("", encoding="utf-8")
    assert read_records([tmp_path]) == [Record("uno", ()), Record("dos\r\nAna", ((5, 8, "NAME"),))]


@pytest.mark.parametrize(("place", "words"), [("NAME 0 2;5 8", "one stretch"), ("NAME 5 9", "inside 8")])
def test_brat_span_that_cannot_be_is_refused_without_its_text(tmp_path: Path, place: str, words: str) -> None:
    (tmp_path / "b.txt").write_text("dos, Ana", encoding="utf-8")
    (tmp_path / "b.ann").write_text(f"T1\t{place}\tAna\n", encoding="utf-8")
    with pytest.raises(ValueError, match=words) as caught:
        read_records([tmp_path])
    assert "Ana" not in str(caught.value)


def test_columns_are_joined_as_they_are_usually_written() -> None:
    lines = 'Lima B-LOC\n( O\nEFE B-ORG\n) O\n: O\n" O\nEl B-MISC\nSol I-MISC\n" O\ny O\nYa O\n. O\n\n\n- O\n'.split(
        "\n"
    )
    first, second = read_columns(lines)
    assert first.text == 'Lima (EFE): "El Sol" y Ya.'
    assert [(first.text[start:end], label) for start, end, label in first.marks] == [
        ("Lima", "LOC"),
        ("EFE", "ORG"),
        ("El Sol", "MISC"),
    ]
    assert second == Record("-", ())


def test_the_official_files_are_latin_1(tmp_path: Path) -> None:
    (tmp_path / "esp.testa").write_bytes("Perú B-LOC\n".encode("latin-1"))
    assert read_columns(read_lines(tmp_path / "esp.testa")) == [Record("Perú", ((0, 4, "LOC"),))]


def test_columns_begin_a_span_at_b_at_a_new_label_and_after_nothing() -> None:
    (record,) = read_columns(["a DA I-PER", "b DA I-PER", "c DA B-PER", "d DA I-LOC", "e DA O", "f DA I-LOC"])
    assert record.marks == ((0, 3, "PER"), (4, 5, "PER"), (6, 7, "LOC"), (10, 11, "LOC"))


def test_spans_with_only_marks_between_are_merged() -> None:
    assert merged(TEXT, MARKS) == [(8, 16, ""), (19, 46, "")]


def test_overlapping_spans_are_merged() -> None:
    assert merged(TEXT, [(19, 31, "STREET"), (21, 24, "PLACE"), (23, 33, "NAME")]) == [(19, 33, "")]


def test_each_measure_counts_what_it_should() -> None:
    found = [(8, 16, "NAME"), (19, 31, "PLACE"), (34, 46, "PLACE"), (0, 6, "NAME")]
    record = Record(TEXT, MARKS)
    counts = {how: score([record], [found], how=how) for how in ("ner", "spans", "merged", "NAME")}
    assert {how: (c.right, c.found, c.true) for how, c in counts.items()} == {
        "ner": (1, 4, 4),
        "spans": (2, 4, 4),
        "merged": (1, 2, 2),
        "NAME": (1, 2, 1),
    }
    assert counts["spans"].precision == 0.5
    assert counts["NAME"].recall == 1
    assert counts["NAME"].f1 == pytest.approx(2 / 3)


def test_nothing_found_and_nothing_there_score_zero() -> None:
    empty = score([Record(TEXT, ())], [[]])
    assert (empty.precision, empty.recall, empty.f1) == (0, 0, 0)


def test_words_typed_together_are_opened_and_every_character_keeps_its_place() -> None:
    record = Record("Dr. AnaCorreo: x", ((4, 7, "NAME"), (7, 13, "WORD")))
    opened_record, places = opened(record)
    assert opened_record == Record("Dr. Ana Correo: x", ((4, 7, "NAME"), (8, 14, "WORD")))
    assert [(places[start], places[end - 1] + 1, label) for start, end, label in opened_record.marks] == list(
        record.marks
    )


@given(st.lists(st.builds(Record, st.text(max_size=9), st.just(())), max_size=9), st.integers(1, 4), st.integers(0, 3))
def test_pages_hold_every_record_once_and_in_order(records: list[Record], size: int, first: int) -> None:
    whole = [record.text for page in pages(records, size, min(first, size)) for record in _apart(page)]
    assert whole == [record.text for record in records]


def _apart(page: Page) -> list[Record]:
    ends = [*(start - 1 for start in page.starts[1:]), len(page.record.text)]
    return [Record(page.record.text[start:end], ()) for start, end in zip(page.starts, ends, strict=True)]


def test_marks_of_a_page_return_to_their_records() -> None:
    records = [Record("Lima", ((0, 4, "LOC"),)), Record("", ()), Record("en Ica", ((3, 6, "LOC"),))]
    (page,) = pages(records, 3)
    assert page.apart(page.record.marks) == [list(record.marks) for record in records]


def test_refilled_spans_read_as_another_of_their_label_and_make() -> None:
    record = Record(TEXT, MARKS)
    known = surfaces([record, Record("Eva Gil, 15001", ((0, 7, "NAME"), (9, 14, "PLACE")))])
    read = set()
    for seed in range(30):
        other = refilled(record, known, 1.0, Random(seed))
        read.add(tuple(other.text[start:end] for start, end, _ in other.marks))
        assert other.text.startswith("Médico: ")
    assert {name for name, *_ in read} == {"Ana Sáez", "Eva Gil"}
    assert {code for *_, code, _ in read} == {"28016", "15001"}
    assert {place for *_, place in read} == {"Madrid"}
    assert refilled(record, known, 0.0, Random(1)) == record
