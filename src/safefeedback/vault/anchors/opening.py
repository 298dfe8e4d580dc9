"""From the address of a place to the place."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from urllib.parse import parse_qs, urlsplit, urlunsplit

from safefeedback.errors import ConfigurationError
from safefeedback.vault.anchors.authority import AuthoritySink
from safefeedback.vault.anchors.lines import FileSink
from safefeedback.vault.anchors.second_store import StoreSink
from safefeedback.vault.anchors.sink import AnchorSink
from safefeedback.vault.stores import open_record_store

__all__ = ["check_address", "open_sink"]

_FORMS: Final = (
    "file:/other/disk/anchors.jsonl, store:sqlite:////other/disk/anchors.db, store:postgresql://host/database, "
    "tsa:https://authority/path?file=/other/disk/stamps.jsonl&roots=/etc/roots.pem"
)


def check_address(address: str) -> None:
    """Return when an address can be used.

    Raises:
        ConfigurationError: another form.
    """
    scheme, _, rest = address.partition(":")
    if scheme == "tsa":
        _authority(rest)
    elif scheme not in ("file", "store") or not rest:
        raise _refused()


@contextmanager
def open_sink(address: str, *, origins: tuple[str, ...]) -> Iterator[AnchorSink]:
    """Open the place of an address for as long as the block runs.

    Args:
        address: ``file:PATH``, ``store:ADDRESS OF A STORE`` or ``tsa:URL?file=PATH&roots=PATH``.
        origins: names of the logs that are read back from a store.

    Raises:
        ConfigurationError: another form.
        VaultError: a store cannot be opened.
    """
    check_address(address)
    scheme, _, rest = address.partition(":")
    if scheme == "file":
        yield FileSink(Path(rest))
    elif scheme == "tsa":
        url, file, roots = _authority(rest)
        yield AuthoritySink(url, Path(file), roots=Path(roots))
    else:
        store = open_record_store(rest, create=True)
        try:
            yield StoreSink(store, origins)
        finally:
            store.close()


def _authority(rest: str) -> tuple[str, str, str]:
    parts = urlsplit(rest)
    query = parse_qs(parts.query)
    file, roots = query.pop("file", [""])[0], query.pop("roots", [""])[0]
    if parts.scheme not in ("https", "http") or not parts.netloc or not file or not roots or query:
        raise _refused()
    return urlunsplit((parts.scheme, parts.netloc, parts.path, "", "")), file, roots


def _refused() -> ConfigurationError:
    return ConfigurationError("anchor: expected the address of a place", hint=f"such as {_FORMS}")
