r"""The corpus format: messages as plain text with the spans marked in place.

::

    ### id=fb-0001 channel=facebook_comment topic=limpieza style=minusculas
    buenas soy [[PERSON:yesenia huaman]] del [[STREET_ADDRESS:jr ayacucho 345]], llamen al [[PHONE_NUMBER?:105]]

``### `` starts a message, whose text runs to the next ``### `` without its leading and trailing line ends;
``[[LABEL:surface]]`` marks a span and ``[[LABEL?:surface]]`` one that counts neither way. The parser is strict: what
does not follow the format is an error with file, line and column, never a guess.

>>> message, = parse_corpus("### id=x-1 channel=web_form\nsoy [[PERSON:ana]]\n", source="x.txt")
>>> message.text, message.spans[0].start, message.spans[0].end
('soy ana', 4, 7)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from safefeedback.errors import InputError
from safefeedback.evaluation.gold import GROUPS, GoldMessage, GoldSpan, author_of, check_label

__all__ = ["parse_corpus"]

_HEAD: Final = re.compile(r"^### ", re.MULTILINE)
_TAG: Final = re.compile(r"\[\[([A-Z_0-9]+)(\??):((?:[^\[\]]|\[(?!\[)|\](?!\]))*)\]\]")
_FIELDS: Final = ("id", *GROUPS)


def parse_corpus(text: str, *, source: str) -> Iterator[GoldMessage]:
    """Read the messages of one corpus file, in order.

    Args:
        text: the whole file.
        source: its name, for errors.

    Raises:
        InputError: with file, line and column: text before the first header, a header without ``id`` or with something
            else than ``name=value``, an id used twice, an unknown label, a surface that is empty or has space around
            it, brackets that mark nothing.
    """
    starts = [match.start() for match in _HEAD.finditer(text)]
    first = starts[0] if starts else len(text)
    if text[:first].strip("\ufeff\r\n\t "):
        raise InputError(
            f"{source}:1: expected a header, got text before the first one", hint="a header starts with ###"
        )
    seen: set[str] = set()
    line = 1 + text.count("\n", 0, first)
    for start, end in pairwise([*starts, len(text)]):
        block = text[start:end]
        yield _message(block, seen, source=source, line=line)
        line += block.count("\n")


def _message(block: str, seen: set[str], *, source: str, line: int) -> GoldMessage:
    head, _, rest = block.partition("\n")
    fields = _fields(head[4:], f"{source}:{line}")
    name = fields.pop("id", "")
    if not name or name in seen:
        raise InputError(f"{source}:{line}: expected an id of its own, got {'one used before' if name else 'none'}")
    seen.add(name)
    blank = len(rest) - len(rest.lstrip("\n"))
    text, spans = _unmark(rest.strip("\n"), source=source, line=line + 1 + blank)
    channel, style, topic, author = (fields.get(field) for field in GROUPS)
    return GoldMessage(name, text, spans, channel, style, topic, author or author_of(name))


def _fields(head: str, place: str) -> dict[str, str]:
    fields: dict[str, str] = {}
    for token in head.split():
        name, equals, value = token.partition("=")
        if not equals or not value or name not in _FIELDS or name in fields:
            raise InputError(
                f"{place}: expected name=value fields in the header, each once", hint=f"fields are {', '.join(_FIELDS)}"
            )
        fields[name] = value
    return fields


def _unmark(body: str, *, source: str, line: int) -> tuple[str, tuple[GoldSpan, ...]]:
    """Return the text without its marks, and the spans in it."""
    pieces: list[str] = []
    spans: list[GoldSpan] = []
    length = position = 0
    for match in _TAG.finditer(body):
        place = _place(body, match.start(), source=source, line=line)
        before, surface = body[position : match.start()], match[3]
        _check_plain(body, position, match.start(), source=source, line=line)
        if not surface or surface != surface.strip():
            raise InputError(f"{place}: expected a surface without space around it")
        start = length + len(before)
        length = start + len(surface)
        spans.append(GoldSpan(start, length, check_label(match[1], place), bool(match[2])))
        pieces += (before, surface)
        position = match.end()
    _check_plain(body, position, len(body), source=source, line=line)
    return "".join((*pieces, body[position:])), tuple(spans)


def _check_plain(body: str, start: int, end: int, *, source: str, line: int) -> None:
    for brackets in ("[[", "]]"):
        found = body.find(brackets, start, end)
        if found >= 0:
            place = _place(body, found, source=source, line=line)
            raise InputError(
                f"{place}: expected a mark, got brackets that mark nothing", hint="a mark is [[LABEL:words]]"
            )


def _place(body: str, position: int, *, source: str, line: int) -> str:
    """Return ``file:line:column`` of a position in a body that starts at ``line``."""
    row = body.count("\n", 0, position)
    return f"{source}:{line + row}:{position - (body.rfind(chr(10), 0, position) + 1) + 1}"
