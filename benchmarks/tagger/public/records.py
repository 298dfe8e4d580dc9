"""Marked texts of a public set, from JSON lines or from a folder in brat's format.

A line of JSON is ``{"text": …, "spans": [{"start": …, "end": …, "label": …}]}``, plain or compressed with xz. A folder
holds ``NAME.txt`` beside ``NAME.ann``, whose lines are ``T1<tab>LABEL start end<tab>surface``.
"""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Mark", "Record", "read_lines", "read_records"]

Mark = tuple[int, int, str]
"""First code point, one past the last, label."""


@dataclass(frozen=True, slots=True)
class Record:
    """A text as the set gives it.

    Attributes:
        text: unchanged; marks count its code points.
        marks: in order.
    """

    text: str
    marks: tuple[Mark, ...]


def read_records(paths: Iterable[Path]) -> list[Record]:
    """Return the texts of files and folders, in the order given; those of a folder by name.

    Raises:
        ValueError: an annotation in brat's format has more than one stretch, or lies outside its text.
    """
    return [record for path in paths for record in (_folder(path) if path.is_dir() else _json(path))]


def read_lines(path: Path) -> list[str]:
    """Return the lines of a file, plain or compressed, without their ends; what is not UTF-8 is Latin-1."""
    data = lzma.decompress(path.read_bytes()) if path.suffix == ".xz" else path.read_bytes()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    return text.split("\n")


def _json(path: Path) -> list[Record]:
    rows = [json.loads(line) for line in read_lines(path) if line.strip()]
    return [Record(row["text"], _ordered((s["start"], s["end"], s["label"]) for s in row["spans"])) for row in rows]


def _folder(path: Path) -> list[Record]:
    found = []
    for marks in sorted(path.rglob("*.ann")):
        text = marks.with_suffix(".txt").read_bytes().decode("utf-8")
        lines = marks.read_text(encoding="utf-8").splitlines()
        found.append(Record(text, _ordered(_mark(line, marks.name, len(text)) for line in lines if line[:1] == "T")))
    return found


def _mark(line: str, name: str, length: int) -> Mark:
    """Return the mark of a line; line ends count as they stand in the file."""
    number, place, *_ = line.split("\t")
    if ";" in place:
        raise ValueError(f"{name}: expected one stretch, got several at {number}")
    label, start, end = place.split(" ")
    if not 0 <= int(start) < int(end) <= length:
        raise ValueError(f"{name}: expected a span inside {length} code points, got another at {number}")
    return int(start), int(end), label


def _ordered(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    return tuple(sorted(marks))
