"""Where messages come from: words of the command line, a file, or standard input.

The argument is a file when one of that name exists, standard input when it is ``-``, and otherwise the message itself;
a word that looks like the name of a file is never taken for a message.
"""

from __future__ import annotations

import io
import os
import stat
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Final

from safefeedback.cli.item import Item
from safefeedback.cli.lines import json_items, line_items, text_items
from safefeedback.cli.table import Table, open_table
from safefeedback.cli.usage import UsageError
from safefeedback.messages import Message

__all__ = ["FORMATS", "Reading", "Request", "open_source"]

FORMATS: Final[tuple[str, ...]] = ("text", "lines", "jsonl", "csv")
"""How an input is cut into messages: one, one a line, one a JSON object, or some cells of each row."""

_BY_SUFFIX: Final = {".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".tsv": "csv", ".txt": "text", ".md": "text"}
_LOOKAHEAD: Final = 64 * 2**10


@dataclass(frozen=True, slots=True)
class Request:
    """What the user asked to read.

    Attributes:
        argument: the INPUT word, or None.
        text: the message given with ``--text``, or None.
        format: one of :data:`FORMATS`, or None to be told from the input.
        columns: of a table.
        has_header: of a table.
        delimiter: of a table, or None to be told.
        encoding: of a table, or None to be told.
    """

    argument: str | None = field(default=None, repr=False)
    text: str | None = field(default=None, repr=False)
    format: str | None = None
    columns: Sequence[str] = ()
    has_header: bool = True
    delimiter: str | None = None
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """An opened input.

    Attributes:
        format: one of :data:`FORMATS`.
        items: its messages in order; read as they are asked for.
        size: bytes in all, or None when not known.
        table: the table, when the format is ``csv``.
        is_argument: the message was given on the command line.
        is_live: it comes from a pipe or a terminal, so each answer is written at once.
    """

    format: str
    items: Iterator[Item]
    size: int | None = None
    table: Table | None = None
    is_argument: bool = False
    is_live: bool = False


@contextmanager
def open_source(request: Request) -> Iterator[Reading]:
    """Open what was asked for.

    Raises:
        UsageError: nothing or two things to read, a file that is not there, a table that cannot be read as asked.
        OSError: the file cannot be opened.
    """
    argument, text = request.argument, request.text
    if argument is not None and text is not None:
        raise UsageError("expected INPUT or --text, got both")
    if text is None and argument is not None and argument != "-" and not _is_file(argument):
        text = argument
    if text is not None:
        yield _of_words(request, text)
    elif argument in (None, "-"):
        yield _of_stream(request, _standard_input(asked=argument == "-"))
    else:
        path = Path(str(argument))
        with path.open("rb") as stream:
            yield _of_stream(request, stream, path=path)


def _is_file(argument: str) -> bool:
    if _exists(argument):
        return True
    suffix = Path(argument[-16:]).suffix.lower()
    if suffix in _BY_SUFFIX and not any(c.isspace() for c in argument):
        raise UsageError(f"no file named {Path(argument).name}", hint="a message that looks like this needs --text")
    return False


def _exists(argument: str) -> bool:
    try:
        if Path(argument).is_dir():
            raise UsageError("expected a file, got a directory")
        return Path(argument).exists()
    except (OSError, ValueError):
        return False


def _standard_input(*, asked: bool) -> BinaryIO:
    if not asked and sys.stdin.isatty():
        raise UsageError(
            "nothing to read", hint='give a message in quotes, a file, or - for standard input; see also "demo"'
        )
    return sys.stdin.buffer


def _of_words(request: Request, text: str) -> Reading:
    if request.format in (None, "text"):
        return Reading("text", iter([Item(Message(text))]), is_argument=True)
    return _of_stream(request, io.BytesIO(text.encode("utf-8", "surrogateescape")))


def _of_stream(request: Request, stream: BinaryIO, *, path: Path | None = None) -> Reading:
    name = request.format or (_BY_SUFFIX.get(path.suffix.lower()) if path else None) or _sniff(stream)
    size, is_live = _size(stream)
    if name != "csv":
        if request.columns:
            raise UsageError("--column is for tables", hint="add --format csv when the input is one")
        reader = {"jsonl": json_items, "lines": line_items, "text": text_items}[name]
        return Reading(name, reader(stream), size, is_live=is_live)
    table = open_table(
        stream,
        request.columns,
        has_header=request.has_header,
        delimiter=request.delimiter,
        encoding=request.encoding,
    )
    return Reading(name, table.items(), size, table, is_live=is_live)


def _size(stream: BinaryIO) -> tuple[int | None, bool]:
    """Return the bytes of a regular file, else None, and whether the bytes arrive as someone writes them."""
    try:
        status = os.fstat(stream.fileno())
    except OSError:
        return None, False
    is_regular = stat.S_ISREG(status.st_mode)
    return (status.st_size if is_regular else None), not is_regular


def _sniff(stream: BinaryIO) -> str:
    """Tell JSON lines, by a first line that starts an object with a ``"text"`` or ``"id"``, from text."""
    peek = getattr(stream, "peek", None)
    first = bytes(peek(_LOOKAHEAD)) if peek else b""
    line = first.removeprefix(b"\xef\xbb\xbf").lstrip().split(b"\n", 1)[0]
    return "jsonl" if line.startswith(b"{") and (b'"text"' in line or b'"id"' in line) else "text"
