"""The encoding of a table: told by its first bytes and by whether the rest is UTF-8.

Bytes that do not belong to the encoding become lone surrogates (``surrogateescape``): cells that are copied get them
back unchanged, and a cell to be read that holds one is withheld.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from typing import BinaryIO, Final

from safefeedback.cli.usage import UsageError

__all__ = ["Encoding", "encoding_of", "is_damaged"]

_BOMS: Final = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_OTHERWISE: Final = "cp1252"  # what spreadsheets on Windows in Spanish write when they do not write UTF-8
_BLOCK: Final = 2**20


@dataclass(frozen=True, slots=True)
class Encoding:
    """How a table is written.

    Attributes:
        name: a codec of Python that neither reads nor writes a mark of its own.
        bom: the bytes in front of the text, or none.
    """

    name: str
    bom: bytes = b""

    def encode(self, text: str) -> bytes:
        """Return the bytes of a text; a character that the encoding lacks becomes ``?``."""
        try:
            return text.encode(self.name, "surrogateescape")
        except UnicodeEncodeError:
            return text.encode(self.name, "replace")


def encoding_of(stream: BinaryIO, *, name: str | None = None) -> Encoding:
    """Return the encoding of a table and leave the stream at its first byte after the mark, if it has one.

    Args:
        stream: at its start. One that can seek is read through once; of another, the first block decides.
        name: the codec, when the user gave one.

    Raises:
        UsageError: no such codec.
    """
    first = _peek(stream)
    bom, told = next(((bom, told) for bom, told in _BOMS if first.startswith(bom)), (b"", None))
    if name is None:
        name = told or ("utf-8" if _is_utf8(stream, first) else _OTHERWISE)
    stream.read(len(bom))
    codec = _codec(name)
    return Encoding(told or "utf-16-le" if codec == "utf-16" else codec, bom)


def is_damaged(text: str) -> bool:
    """Tell whether a text holds bytes that were not of its encoding."""
    return any("\ud800" <= character <= "\udfff" for character in text)


def _codec(name: str) -> str:
    try:
        codec = codecs.lookup(name)
        "".encode(codec.name)
    except LookupError:
        raise UsageError(
            "--encoding: expected an encoding that Python knows", hint="such as utf-8, cp1252, latin-1 or utf-16-le"
        ) from None
    return codec.name.removesuffix("-sig")


def _peek(stream: BinaryIO) -> bytes:
    peek = getattr(stream, "peek", None)
    if peek is not None:
        return bytes(peek(_BLOCK))
    start = stream.tell()
    first = stream.read(_BLOCK)
    stream.seek(start)
    return first


def _is_utf8(stream: BinaryIO, first: bytes) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        if not stream.seekable():
            decoder.decode(first)
            return True
        start = stream.tell()
        try:
            while block := stream.read(_BLOCK):
                decoder.decode(block)
            decoder.decode(b"", final=True)
        finally:
            stream.seek(start)
    except UnicodeDecodeError:
        return False
    return True
