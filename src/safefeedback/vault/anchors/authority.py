"""A time-stamping authority (RFC 3161): it says when a checkpoint was there, and keeps nothing itself.

Its answers are kept beside the checkpoints in a file; who changes that file cannot make another answer.
"""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from safefeedback.crypto import TimestampRequest, check_timestamp, load_roots
from safefeedback.errors import LedgerError, VaultError
from safefeedback.vault.anchors.lines import append_line, read_lines

if TYPE_CHECKING:
    from safefeedback.crypto.timestamp import Roots

__all__ = ["AuthoritySink"]

_TIMEOUT: Final = 20.0  # seconds
_LIMIT: Final = 1024 * 1024  # bytes of an answer
_MALFORMED: Final = b"no checkpoint"


class AuthoritySink:
    """An authority and the file of its answers.

    Args:
        url: where queries are posted, ``https://…`` or ``http://…``: an answer is signed.
        path: the file.
        roots: PEM file of the certificates that are trusted.
        post: posts a query and returns the answer.
    """

    code: Final = "tsa"

    def __init__(self, url: str, path: Path, *, roots: Path, post: Callable[[str, bytes], bytes] | None = None) -> None:
        self._url = url
        self._path = path
        self._roots = roots
        self._post = post or _post

    def put(self, note: bytes) -> None:
        """See ``AnchorSink``."""
        roots = self._certificates()
        request = TimestampRequest.of(note)
        answer = self._post(self._url, request.content)
        request.check(answer, roots)
        append_line(self._path, {"note": note, "stamp": answer})

    def notes(self) -> Iterator[bytes]:
        """See ``AnchorSink``; a checkpoint whose time-stamp does not verify counts as not whole."""
        roots: Roots | None = None
        for line in read_lines(self._path):
            roots = roots or self._certificates()
            note, stamp = line.get("note", b""), line.get("stamp", b"")
            try:
                check_timestamp(note, stamp, roots)
            except LedgerError:
                note = _MALFORMED
            yield note

    def _certificates(self) -> Roots:
        try:
            return load_roots(self._roots.read_bytes())
        except OSError as error:
            raise VaultError(f"anchor: expected a PEM file of roots, got {type(error).__name__}") from None


def _post(url: str, query: bytes) -> bytes:
    headers = {"Content-Type": "application/timestamp-query", "Accept": "application/timestamp-reply"}
    request = urllib.request.Request(url, data=query, headers=headers, method="POST")  # noqa: S310 - checked when opened
    try:
        with urllib.request.urlopen(request, timeout=_TIMEOUT) as answer:  # noqa: S310 - checked when opened
            content: bytes = answer.read(_LIMIT + 1)
    except (urllib.error.URLError, OSError, ValueError) as error:
        raise VaultError(
            f"anchor: expected an answer of the time-stamping authority, got {type(error).__name__}",
            hint="repeat it when the authority can be reached",
        ) from None
    if len(content) > _LIMIT:
        raise VaultError(f"anchor: expected an answer of at most {_LIMIT} bytes, got more")
    return content
