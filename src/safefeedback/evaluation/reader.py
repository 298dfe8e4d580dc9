"""Gold files to gold messages: the JSON lines of the corpus parser, or the marked corpus itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from safefeedback.errors import InputError
from safefeedback.evaluation.corpus import parse_corpus
from safefeedback.evaluation.gold import GoldMessage, parse_jsonl

__all__ = ["read_gold"]


def read_gold(path: str | Path) -> Iterator[GoldMessage]:
    """Read one file: ``.jsonl`` or ``.ndjson`` line by line, ``.txt`` in the corpus format.

    Raises:
        InputError: with file and line; another extension, bytes that are not UTF-8, or what the two readers refuse.
        OSError: the file cannot be read.
    """
    path = Path(path)
    try:
        match path.suffix.lower():
            case ".jsonl" | ".ndjson":
                with path.open(encoding="utf-8-sig") as lines:
                    yield from parse_jsonl(lines, source=path.name)
            case ".txt":
                yield from parse_corpus(path.read_text(encoding="utf-8-sig"), source=path.name)
            case _:
                raise InputError(f"{path.name}: expected a gold file", hint="gold files end in .jsonl, .ndjson or .txt")
    except UnicodeDecodeError as error:
        raise InputError(
            f"{path.name}: expected UTF-8, got another encoding at byte {error.start} of a block"
        ) from None
