"""Messages with marked spans: what a detector is measured against.

The JSON form is one object a line, ``{"id", "channel", "topic", "style", "text", "spans": [{"start", "end", "label",
"optional"}]}``; offsets are code points of ``text``, half-open. The text is treated as
personal data: ``repr`` hides it and no error quotes it.

>>> message = gold_message({"id": "wa-0001", "text": "soy ana", "spans": [{"start": 4, "end": 7, "label": "PERSON"}]})
>>> message.spans[0].label, message.author
('PERSON', 'wa')
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from safefeedback.entities import COUNTRY_ENTITIES, ENTITIES
from safefeedback.errors import InputError

__all__ = ["GROUPS", "LABELS", "GoldMessage", "GoldSpan", "gold_message", "parse_jsonl"]

GROUPS: Final[tuple[str, ...]] = ("channel", "style", "topic", "author")
"""The fields by which results can be grouped."""

LABELS: Final[frozenset[str]] = frozenset(kind.name for kind in ENTITIES + COUNTRY_ENTITIES)
"""The labels that a gold span may carry."""

_LABEL_HINT: Final = "labels are the entities of the annotation guide and of the country packs"


@dataclass(frozen=True, slots=True)
class GoldSpan:
    """A marked span.

    Attributes:
        start: first code point.
        end: one past the last code point.
        label: an entity.
        optional: a system may find it or leave it alone; it counts neither as hit nor as error.
    """

    start: int
    end: int
    label: str
    optional: bool = False


@dataclass(frozen=True, slots=True)
class GoldMessage:
    """One annotated message.

    Attributes:
        id: its name in the corpus.
        text: as received; hidden by ``repr``.
        spans: in order of start, disjoint.
        channel: where it came from, or None.
        style: how it is written, or None.
        topic: what it is about, or None.
        author: who wrote it: the field ``author``, else the part of ``id`` before the last hyphen.
        undisturbed: what it was before a disturbance (``evaluation.disturbance``); groups are read there.
    """

    id: str
    text: str = field(repr=False)
    spans: tuple[GoldSpan, ...] = ()
    channel: str | None = None
    style: str | None = None
    topic: str | None = None
    author: str | None = None
    undisturbed: GoldMessage | None = field(default=None, repr=False, compare=False)

    def group(self, by: str) -> str:
        """Return the value of one of :data:`GROUPS`; ``-`` when the message has none."""
        value: str | None = getattr(self, by)
        return value or "-"


def parse_jsonl(lines: Iterable[str], *, source: str) -> Iterator[GoldMessage]:
    """Read gold messages from the lines of a JSONL file; blank lines are skipped.

    Args:
        lines: the lines, with or without their ends.
        source: the file's name for errors; messages without ``id`` are named after it and their line.

    Raises:
        InputError: with file and line; a message that is not as the module says, or an id used twice.
    """
    seen: set[str] = set()
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        place = f"{source}:{number}"
        message = gold_message(_object(line, place), place=place)
        if message.id in seen:
            raise InputError(f"{place}: expected an id of its own, got one used before")
        seen.add(message.id)
        yield message


def gold_message(record: Mapping[str, object], *, place: str = "gold") -> GoldMessage:
    """Check one JSON object and return the message.

    Args:
        record: the object; keys that are not known are ignored.
        place: where it stands, for errors.

    Raises:
        InputError: a missing text, a span outside it, an unknown label, spans that overlap.
    """
    text = record.get("text")
    if not isinstance(text, str):
        raise InputError(f"{place}: expected text as a string, got {type(text).__name__}")
    name, *groups = (_optional_string(record, field, place) for field in ("id", *GROUPS))
    channel, style, topic, author = groups
    name = name or place
    spans = _spans(record.get("spans"), len(text), place)
    return GoldMessage(name, text, spans, channel, style, topic, author or author_of(name))


def author_of(name: str) -> str | None:
    """Return the part of an id before its last hyphen, or None when it has no such part."""
    return name.rpartition("-")[0] or None


def check_label(label: object, place: str) -> str:
    """Return the label, or raise InputError when it is not one of :data:`LABELS`."""
    if not isinstance(label, str) or label not in LABELS:
        raise InputError(f"{place}: expected a label of the guide, got an unknown one", hint=_LABEL_HINT)
    return label


def _object(line: str, place: str) -> Mapping[str, object]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        raise InputError(f"{place}: expected a JSON object, got a line that is not JSON") from None
    if not isinstance(record, dict):
        raise InputError(f"{place}: expected a JSON object, got {type(record).__name__}")
    return record


def _optional_string(record: Mapping[str, object], name: str, place: str) -> str | None:
    value = record.get(name)
    if value is None or isinstance(value, str):
        return value
    raise InputError(f"{place}: expected {name} as a string, got {type(value).__name__}")


def _spans(value: object, length: int, place: str) -> tuple[GoldSpan, ...]:
    if not isinstance(value, list):
        raise InputError(
            f"{place}: expected spans as a list, got {type(value).__name__}", hint="a message without spans says []"
        )
    spans = sorted(
        (_span(item, length, f"{place}: spans[{n}]") for n, item in enumerate(value)), key=lambda s: (s.start, s.end)
    )
    for before, after in pairwise(spans):
        if after.start < before.end:
            raise InputError(f"{place}: expected disjoint spans, got two that overlap at {after.start}")
    return tuple(spans)


def _span(item: object, length: int, place: str) -> GoldSpan:
    if not isinstance(item, dict):
        raise InputError(f"{place}: expected an object, got {type(item).__name__}")
    start, end = item.get("start"), item.get("end")
    if type(start) is not int or type(end) is not int or not 0 <= start < end <= length:
        raise InputError(f"{place}: expected 0 <= start < end <= {length}")
    return GoldSpan(start, end, check_label(item.get("label"), place), bool(item.get("optional", False)))
