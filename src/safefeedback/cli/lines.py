"""Lines of bytes to items: JSON lines, plain lines, whole texts. Nothing in a line can end the run.

>>> from io import BytesIO
>>> [item.id for item in json_items(BytesIO(b'{"id": 7, "text": "hola"}'))]
[7]
>>> [item.code for item in json_items(BytesIO(b'{"id": 7'))]
['input-json']
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from typing import BinaryIO, Final

from safefeedback.cli.item import Id, Item, unreadable
from safefeedback.errors import InputError
from safefeedback.messages import KnownValue, Message

__all__ = ["MAX_LINE", "json_items", "line_items", "text_items"]

MAX_LINE: Final = 64 * 2**20
"""Longest line that is read, in bytes; a longer one is withheld, so that memory stays bounded."""

_BOM: Final = b"\xef\xbb\xbf"


def json_items(stream: BinaryIO) -> Iterator[Item]:
    """Yield an item for each line that is not blank.

    A line is ``{"id", "text"}``, perhaps with ``channel``, ``known`` and ``thread``; other keys are ignored.
    """
    for line, position in _lines(stream):
        if line is None:
            yield unreadable("input-length", position=position)
        elif line.strip():
            yield _json_item(line, position)


def line_items(stream: BinaryIO) -> Iterator[Item]:
    """Yield an item for each line, named by its number from 1; ``place`` is the end of the line."""
    for number, (line, position) in enumerate(_lines(stream), start=1):
        if line is None:
            yield unreadable("input-length", name=number, position=position, place="\n")
            continue
        body = line.rstrip(b"\r\n")
        end = line[len(body) :].decode("ascii")
        try:
            yield Item(Message(body.decode(), id=str(number)), number, None, position, end)
        except UnicodeDecodeError:
            yield unreadable("input-encoding", name=number, position=position, place=end)


def text_items(stream: BinaryIO) -> Iterator[Item]:
    """Yield one item for the whole input."""
    data = stream.read(MAX_LINE + 1)
    if len(data) > MAX_LINE:
        yield unreadable("input-length", position=len(data))
        return
    try:
        yield Item(Message(data.decode()), position=len(data))
    except UnicodeDecodeError:
        yield unreadable("input-encoding", position=len(data))


def _lines(stream: BinaryIO) -> Iterator[tuple[bytes | None, int]]:
    """Yield each line with the bytes read so far; None for a line over :data:`MAX_LINE`, which is skipped."""
    position = 0
    while line := stream.readline(MAX_LINE):
        start, position = position, position + len(line)
        if len(line) < MAX_LINE or line.endswith(b"\n"):
            yield (line if start else line.removeprefix(_BOM)), position
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(MAX_LINE)
            position += len(line)
        yield None, position


def _json_item(line: bytes, position: int) -> Item:
    try:
        record = json.loads(line.decode(), parse_constant=_refuse)
    except UnicodeDecodeError:
        return unreadable("input-encoding", position=position)
    except (ValueError, RecursionError):
        return unreadable("input-json", position=position)
    if not isinstance(record, dict):
        return unreadable("input-shape", position=position)
    name = _name(record.get("id"))
    try:
        return Item(_message(record, name), name, None, position)
    except (InputError, TypeError):
        return unreadable("input-shape", name=name, position=position)


def _message(record: Mapping[str, object], name: Id) -> Message:
    return Message(
        record.get("text"),  # type: ignore[arg-type]  # Message checks it
        id=None if name is None else str(name),
        channel=_string(record.get("channel")),
        known=tuple(_known(record.get("known"))),
        thread=_string(record.get("thread")),
    )


def _known(value: object) -> Iterator[KnownValue]:
    """Read ``[["PERSON", "Ana"], …]`` or ``[{"entity": "PERSON", "value": "Ana"}, …]``."""
    if value is None:
        return
    if not isinstance(value, list):
        raise InputError("line: expected known as a list")
    for pair in value:
        parts = [pair.get("entity"), pair.get("value")] if isinstance(pair, dict) else pair
        if not isinstance(parts, list) or len(parts) != 2 or not all(isinstance(part, str) for part in parts):
            raise InputError("line: expected known as pairs of entity and value")
        yield KnownValue(*parts)


def _string(value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value
    raise InputError(f"line: expected a string, got {type(value).__name__}")


def _name(value: object) -> Id:
    """Return an id that can be printed again, or None."""
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value if isinstance(value, str | int | float) else None


def _refuse(_constant: str) -> None:
    raise ValueError("a constant that is no JSON")
