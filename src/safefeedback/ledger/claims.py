"""What signed checkpoints claim about a log, held against what the log is."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from safefeedback.ledger.note import NoteError, open_checkpoint
from safefeedback.ledger.verification import LeafRange

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from safefeedback.ledger.checkpoint import Checkpoint
    from safefeedback.ledger.note import NoteVerifier

__all__ = ["Claim", "Judged", "ranges_of", "read_note"]


@dataclass(frozen=True, slots=True)
class Claim:
    """A checkpoint that the log signed.

    Attributes:
        size: leaves of the log.
        root: the root over them.
        is_anchor: it was kept elsewhere.
    """

    size: int
    root: bytes
    is_anchor: bool


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim, and whether the log's first leaves have its root; None where the log is shorter."""

    claim: Claim
    holds: bool | None


def read_note(note: bytes, verifiers: Sequence[NoteVerifier], origin: str) -> Checkpoint:
    """Return the checkpoint of this very log.

    Raises:
        NoteError: with its fault.
    """
    found = open_checkpoint(note, verifiers)
    if found.origin != origin:
        raise NoteError("foreign", "expected a checkpoint of this log")
    return found


def ranges_of(size: int, judged: Iterable[Judged]) -> tuple[LeafRange, ...]:
    """Return what the leaves stand on.

    A claim that does not hold contests the leaves from the largest one below it that holds; up to its own size where a
    larger one holds, else to the end. A claim beyond the end tells of leaves that are gone.
    """
    judged = tuple(judged)
    good = sorted({0} | {one.claim.size for one in judged if one.holds})
    anchored = max((one.claim.size for one in judged if one.holds and one.claim.is_anchor), default=0)
    contested = [
        range(
            max(held for held in good if held < one.claim.size), one.claim.size if good[-1] > one.claim.size else size
        )
        for one in judged
        if one.holds is False
    ]
    end = max((one.claim.size for one in judged if one.holds is None), default=size)
    contested.append(range(size, end))
    edges = sorted({0, anchored, size, end, *(edge for one in contested for edge in (one.start, one.stop))})
    found: list[LeafRange] = []
    for start, stop in pairwise(edges):
        is_contested = any(start in one for one in contested)
        state = "diverged" if is_contested else "anchored" if start < anchored else "unanchored"
        begin = found.pop().start if found and found[-1].state == state else start
        found.append(LeafRange(begin, stop, state))
    return tuple(found)
