"""Checkpoints are brought to the places that keep them, and held against what is kept there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from safefeedback.errors import LedgerError
from safefeedback.ledger.checkpoint import LOGS, Checkpoint, log_origin
from safefeedback.ledger.leaf import Leaf, read_leaf
from safefeedback.ledger.note import NoteError, open_checkpoint
from safefeedback.vault.anchors import AnchorSink, open_sink

if TYPE_CHECKING:
    from safefeedback.ledger.log import Log
    from safefeedback.vault.holdings import Holdings

__all__ = ["Anchored", "anchor_logs", "kept_notes", "newest_anchors", "told_anchors"]

_ABOUT: Final = b"anchors\0\0\0\0\0\0\0\0\0"
"""Under which the leaves are found again; 16 bytes, as ids are."""


@dataclass(frozen=True, slots=True)
class Anchored:
    """A checkpoint that a place keeps.

    Attributes:
        log: ``records`` or ``keys``.
        size: leaves that it covers.
        sink: ``file``, ``store`` or ``tsa``.
    """

    log: str
    size: int
    sink: str


def anchor_logs(held: Holdings, logs: Sequence[Log], addresses: Sequence[str]) -> tuple[Anchored, ...]:
    """Bring the checkpoint of each log to each place, and note it in the log of keys.

    The log of keys comes last: what was noted of the other one is covered too.

    Raises:
        ConfigurationError: an address that cannot be used.
        LedgerError: a place keeps a checkpoint that this log does not go on from.
        VaultError: a place refuses; what was kept before stays.
    """
    made = []
    for address in addresses:
        with open_sink(address, origins=_origins(held)) as sink:
            for kind, log in zip(LOGS, logs, strict=True):
                size, root = _brought(log, sink)
                fields = {"log": kind, "size": size, "root": root.hex(), "sink": sink.code}
                held.keys.append([held.scribe.leaf("anchor.made", _ABOUT, **fields)])
                made.append(Anchored(kind, size, sink.code))
    return tuple(made)


def kept_notes(held: Holdings, origin: str) -> Iterator[bytes]:
    """Yield what the places of the settings keep of a log, and what there is not whole.

    Raises:
        ConfigurationError: an address that cannot be used.
        VaultError: a place cannot be read.
    """
    mine = origin.encode() + b"\n"
    others = tuple(each.encode() + b"\n" for each in _origins(held) if each != origin)
    for address in held.settings.anchors:
        with open_sink(address, origins=(origin,)) as sink:
            yield from (note for note in sink.notes() if note.startswith(mine) or not note.startswith(others))


def told_anchors(held: Holdings, kind: str) -> Iterator[tuple[int, bytes]]:
    """Yield size and root of the checkpoints of a log that were anchored, as the log of keys tells."""
    for leaf in _leaves(held):
        if leaf.fields["log"] == kind:
            yield leaf.fields["size"], bytes.fromhex(leaf.fields["root"])


def newest_anchors(held: Holdings) -> dict[str, int]:
    """Return when each log was anchored last, Unix milliseconds."""
    return {leaf.fields["log"]: leaf.at for leaf in _leaves(held)}


def _leaves(held: Holdings) -> Iterator[Leaf]:
    return (read_leaf(body) for _, body in held.keys.leaves_about(held.agency, _ABOUT))


def _origins(held: Holdings) -> tuple[str, ...]:
    return tuple(log_origin(held.agency, kind) for kind in LOGS)


def _brought(log: Log, sink: AnchorSink) -> tuple[int, bytes]:
    """Have a place keep the newest checkpoint, unless it does; it must go on from what is kept there."""
    note = log.checkpoint()
    found = open_checkpoint(note, log.verifiers)
    kept = _newest(sink.notes(), log)
    if kept is not None and kept.size > found.size:
        raise LedgerError("anchor: expected a log as long as the one that is kept, it is shorter", hint=_LOOK)
    if kept is not None:
        log.consistency(kept, found)
    if kept is None or kept.size < found.size:
        sink.put(note)
    return found.size, found.root


def _newest(notes: Iterable[bytes], log: Log) -> Checkpoint | None:
    newest: Checkpoint | None = None
    for note in notes:
        try:
            found = open_checkpoint(note, log.verifiers)
        except NoteError:
            continue
        if found.origin == log.origin and (newest is None or found.size >= newest.size):
            newest = found
    return newest


_LOOK: Final = "run safefeedback audit verify, and keep the store as it is"
