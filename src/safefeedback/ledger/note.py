"""Text under signatures (C2SP signed-note), as logs and their witnesses exchange it.

A note passes when a known key signed it and no known key's line is wrong. A log may sign with two keys, Ed25519 and, by
option, ML-DSA-44, which a quantum computer does not forge: who wants that protection knows the ML-DSA key alone.
"""

from __future__ import annotations

import re
from base64 import b64encode
from typing import TYPE_CHECKING, Final

from safefeedback.errors import LedgerError
from safefeedback.ledger._base64 import read_base64
from safefeedback.ledger.checkpoint import Checkpoint
from safefeedback.ledger.note_key import KEY_ID_BYTES, Cosigner, NoteError, NoteSigner, NoteVerifier, Signer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = [
    "Cosigner",
    "NoteError",
    "NoteSigner",
    "NoteVerifier",
    "Signer",
    "open_checkpoint",
    "open_note",
    "sign_note",
]

_LIMIT: Final = 1_000_000  # bytes, as in golang.org/x/mod/sumdb/note
_LINES: Final = 100
_CONTROL: Final = re.compile(r"[\x00-\x09\x0b-\x1f]")
_LINE: Final = re.compile(r"\u2014 ([^+\s]+) ([0-9A-Za-z+/=]+)")


def sign_note(text: str, signers: Iterable[Signer]) -> bytes:
    """Return the note: the text, an empty line, a line for each signature.

    Raises:
        LedgerError: no signer, or a text that cannot be in a note.
    """
    if not text.endswith("\n") or _CONTROL.search(text):
        raise LedgerError("note: expected lines of text, each ended, without control characters")
    lines = [_line(signer.verifier(), signer.sign(text)) for signer in signers]
    if not lines:
        raise LedgerError("note: expected one signer or more")
    return f"{text}\n{''.join(lines)}".encode()


def open_note(note: bytes, verifiers: Sequence[NoteVerifier]) -> str:
    """Return the text of a note that one of these keys signed, and under which no line of theirs is wrong.

    Raises:
        NoteError: another form, no known key, or a wrong signature under a known key.
    """
    return _open(note, verifiers)[0]


def open_checkpoint(note: bytes, verifiers: Sequence[NoteVerifier]) -> Checkpoint:
    """Return the checkpoint that its own log signed: one of these keys, under the origin as its name.

    A line says under which name it was signed, but an Ed25519 signature does not cover it: a checkpoint of one log
    would pass for another's where both have one key, if the origin were not compared.

    Raises:
        NoteError: see ``open_note``; or the text is no checkpoint, or not one that these keys stand for.
    """
    text, signed = _open(note, verifiers)
    try:
        found = Checkpoint.from_text(text)
    except LedgerError:
        raise NoteError("malformed", "expected a checkpoint of three lines") from None
    if found.origin not in {verifier.name for verifier in signed}:
        raise NoteError("foreign", "expected a checkpoint under the name of its own log")
    return found


def _open(note: bytes, verifiers: Sequence[NoteVerifier]) -> tuple[str, list[NoteVerifier]]:
    """Return the text and who signed it."""
    text, lines = _split(note)
    known = {(verifier.name, verifier.key_id): verifier for verifier in verifiers}
    signed = []
    for line in lines:
        parts = _LINE.fullmatch(line)
        if parts is None:
            raise NoteError("malformed", "expected lines of signatures behind the last empty line")
        content = _signature(parts[2])
        verifier = known.get((parts[1], content[:KEY_ID_BYTES]))
        if verifier is not None:
            verifier.verify(text, content[KEY_ID_BYTES:])
            signed.append(verifier)
    if not signed:
        raise NoteError("unknown-key", "no known key signed it")
    return text, signed


def _split(note: bytes) -> tuple[str, list[str]]:
    """Return the text and the lines behind it."""
    try:
        whole = note.decode() if len(note) <= _LIMIT else ""
    except UnicodeDecodeError:
        whole = ""
    head, gap, tail = whole.rpartition("\n\n")
    lines = tail.split("\n")
    if not gap or lines.pop() or not 0 < len(lines) <= _LINES or _CONTROL.search(whole):
        raise NoteError("malformed", f"expected text, an empty line and 1 to {_LINES} lines of signatures")
    return f"{head}\n", lines


def _signature(text: str) -> bytes:
    try:
        return read_base64(text, "note: expected a signature")
    except LedgerError:
        raise NoteError("malformed", "expected signatures in base64") from None


def _line(verifier: NoteVerifier, signature: bytes) -> str:
    return f"\u2014 {verifier.name} {b64encode(verifier.key_id + signature).decode()}\n"
