"""The sheet on which people write what they saw, as JSON lines or as a table for a spreadsheet, and its way back.

A sheet holds protected texts: it stays with the reviewers and is deleted afterwards. A verdict is ``ok`` or ``fuga``
(something is visible that should not be); of a leak the kinds are named, as in a label (``DNI``) or an entity
(``PE_DNI``). Lines without a verdict are left for later.
"""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any, Final, Literal

from safefeedback.audit.sampling import seed_digest
from safefeedback.entities import COUNTRY_ENTITIES, ENTITIES
from safefeedback.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from safefeedback.audit.sampling import Sample

__all__ = ["Verdict", "read_sheet", "write_sheet"]

COLUMNS: Final = ("number", "record_id", "version", "audience", "sample", "text", "verdict", "kinds")
"""Columns of a sheet and names of a line, in order."""

_OK: Final = frozenset({"ok", "bien"})
_LEAK: Final = frozenset({"fuga", "leak"})
_ENTITIES: Final = (*ENTITIES, *COUNTRY_ENTITIES)
_BY_WORD: Final = {word: kind.name for kind in _ENTITIES for word in (kind.label, kind.name)}
_COMMANDS: Final = ("=", "+", "-", "@", "\t", "\r")
_RECORD: Final = re.compile(r"[0-9a-f]{32}")
_SAMPLE: Final = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a person saw in a protected message.

    Attributes:
        record: its id.
        version: which version was read.
        audience: whose protected text.
        sample: digest of the sample's seed.
        is_ok: nothing is visible that should not be.
        kinds: entities of what leaked, in the guide's order.
    """

    record: str
    version: int
    audience: str
    sample: str
    is_ok: bool
    kinds: tuple[str, ...] = ()

    def leaf_fields(self) -> dict[str, Any]:
        """Return the fields of the leaf ``review.judged``."""
        return {
            "rec": self.record,
            "ver": self.version,
            "aud": self.audience,
            "ok": int(self.is_ok),
            "kinds": [each.lower() for each in self.kinds],
            "seed": self.sample,
        }


def write_sheet(
    sample: Sample, text_of: Callable[[str, int], str | None], *, form: Literal["jsonl", "csv"] = "jsonl"
) -> Iterator[str]:
    """Yield the lines of a sheet, with their ends; a message that is gone meanwhile has no text and must be judged.

    Args:
        sample: what was drawn.
        text_of: returns the protected text of a record and version, or None.
        form: ``jsonl``, or ``csv`` in which a text that a spreadsheet would take for a formula is behind an apostrophe.
    """
    if form == "csv":
        yield _csv_line(COLUMNS)
    for number, each in enumerate(sample.drawn, start=1):
        row = {
            "number": number,
            "record_id": each.record,
            "version": each.version,
            "audience": sample.audience,
            "sample": seed_digest(sample.seed),
            "text": text_of(each.record, each.version),
            "verdict": "",
            "kinds": "",
        }
        yield _csv_line([_harmless(row[name]) for name in COLUMNS]) if form == "csv" else f"{json.dumps(row)}\n"


def read_sheet(lines: Iterable[str], *, form: Literal["jsonl", "csv"] = "jsonl") -> Iterator[Verdict]:
    """Yield the verdicts of a sheet.

    Raises:
        InputError: a row that is none of a sheet, an unknown verdict, or an unknown kind; the head has no number.
    """
    for number, row in enumerate(_table(lines) if form == "csv" else map(_loaded, lines), start=1):
        verdict = _word(row, "verdict")
        if verdict:
            yield _verdict(number, row, verdict)


def _table(lines: Iterable[str]) -> Iterator[Mapping[str, Any]]:
    """Yield the rows of a table as a spreadsheet may have written it again: with a mark in front, and semicolons."""
    rest = iter(lines)
    head = next(rest, "").removeprefix("\ufeff")
    return csv.DictReader(chain([head], rest), delimiter=";" if ";" in head else ",")


def _verdict(number: int, row: Mapping[str, Any], verdict: str) -> Verdict:
    record, sample, version = _word(row, "record_id"), _word(row, "sample"), _word(row, "version")
    if not _RECORD.fullmatch(record) or not _SAMPLE.fullmatch(sample) or not version.isdecimal():
        raise InputError(f"sheet: expected record_id, version and sample as they were written, in row {number}")
    if verdict not in _OK | _LEAK:
        raise InputError(f"sheet: expected ok or fuga as verdict in row {number}")
    kinds = _kinds(number, row)
    if verdict in _OK and kinds:
        raise InputError(f"sheet: expected no kinds beside ok in row {number}")
    return Verdict(record, int(version), _word(row, "audience"), sample, verdict in _OK, kinds)


def _kinds(number: int, row: Mapping[str, Any]) -> tuple[str, ...]:
    words = [word for word in re.split(r"[\s,;|]+", _word(row, "kinds").upper()) if word]
    if not set(words) <= set(_BY_WORD):
        raise InputError(f"sheet: expected entities such as PE_DNI or labels such as DNI as kinds in row {number}")
    named = {_BY_WORD[word] for word in words}
    return tuple(kind.name for kind in _ENTITIES if kind.name in named)


def _word(row: Mapping[str, Any], name: str) -> str:
    value = row.get(name)
    if isinstance(value, list):
        value = " ".join(map(str, value))
    return str(value).strip().lower() if value is not None else ""


def _loaded(line: str) -> Mapping[str, Any]:
    try:
        value = json.loads(line)
    except ValueError:
        value = None
    if not isinstance(value, dict):
        raise InputError("sheet: expected one JSON object in each line")
    return value


def _csv_line(cells: Sequence[object]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(["" if cell is None else cell for cell in cells])
    return line.getvalue()


def _harmless(cell: object) -> object:
    if not isinstance(cell, str):
        return cell
    text = cell.encode("utf-8", "replace").decode("utf-8").replace("\0", "\ufffd")
    return f"'{text}" if text.startswith(_COMMANDS) else text
