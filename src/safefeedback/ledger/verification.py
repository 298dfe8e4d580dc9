"""What a verification of a whole log found: which leaves stand on what, and everything that is wrong, by code.

A range of leaves is

- ``anchored``: a checkpoint that was kept elsewhere has the root of exactly these leaves and those before them;
- ``unanchored``: nothing kept elsewhere covers them yet, so who writes to the store could still have replaced them:
  with the log's key, or, by taking all its checkpoints and tiles away too, without it;
- ``diverged``: a checkpoint that the log signed says something else, or says that there were leaves here that are gone.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["FAULTS", "STATES", "Fault", "LeafRange", "Verification"]

STATES: Final = ("anchored", "unanchored", "diverged")
"""What a range of leaves stands on."""

FAULTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "leaf-malformed": "the leaf is not canonical or not of the schema",
        "leaf-changed": "another leaf was signed at this place",
        "leaf-moved": "this leaf was signed at another place",
        "leaf-inserted": "nobody signed this leaf; the signed ones moved on",
        "leaf-dropped": "the leaf that was signed at this place is gone; later ones moved up",
        "leaf-missing": "the store counts more leaves than it has",
        "log-start": "the first leaf, and no other, says which log this is",
        "tail-cut": "the store has a checkpoint of a longer log",
        "rolled-back": "a checkpoint kept elsewhere is of a longer log",
        "fork": "the log signed two histories: it has another root than one of its own checkpoints, and signed on",
        "checkpoint-malformed": "a stored checkpoint cannot be read",
        "checkpoint-unknown-key": "a stored checkpoint is signed by no known key",
        "checkpoint-bad-signature": "a stored checkpoint was changed, or signed by another under the log's name",
        "checkpoint-foreign": "a stored checkpoint is of another log",
        "checkpoint-mislabelled": "a stored checkpoint is of another size than it is stored under",
        "checkpoint-diverged": "a stored checkpoint has another root than the leaves",
        "anchor-malformed": "a checkpoint kept elsewhere cannot be read",
        "anchor-unknown-key": "a checkpoint kept elsewhere is signed by no known key",
        "anchor-bad-signature": "a checkpoint kept elsewhere was changed, or signed by another under the log's name",
        "anchor-foreign": "a checkpoint kept elsewhere is of another log",
        "anchor-diverged": "a checkpoint kept elsewhere has another root than the leaves",
        "anchor-missing": "the log tells of a checkpoint that was kept elsewhere, and it is not there any more",
        "tile-missing": "hashes that were stored with a checkpoint are gone",
        "tile-wrong": "stored hashes are not those of the leaves that were signed",
        "tile-differs": "stored hashes are not those of the leaves, and no checkpoint tells which were signed",
    }
)
"""Every code of a fault, and what it means."""


@dataclass(frozen=True, slots=True)
class LeafRange:
    """Leaves side by side that stand on the same.

    Attributes:
        start: the first leaf.
        stop: the leaf after the last; behind the end of the log where leaves are gone.
        state: one of ``STATES``.
    """

    start: int
    stop: int
    state: str


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is wrong.

    Attributes:
        code: one of ``FAULTS``.
        start: a leaf (``leaf-…``, ``log-start``), the number of a tile (``tile-…``), the place of an anchor that cannot
            be used in the order given, or the size of a checkpoint.
        stop: the number after the last, where several side by side have the same fault.
        level: the level of the tile.
    """

    code: str
    start: int
    stop: int
    level: int = 0


@dataclass(frozen=True, slots=True)
class Verification:
    """What was found in a log.

    Attributes:
        origin: the name of the log.
        size: leaves that were read.
        root: the root over them.
        ranges: every leaf of the log, and the places of those that are gone, in order.
        faults: everything that is wrong, in the order of ``FAULTS``.
    """

    origin: str
    size: int
    root: bytes
    ranges: tuple[LeafRange, ...]
    faults: tuple[Fault, ...]

    @property
    def is_sound(self) -> bool:
        """Nothing is wrong; leaves may be unanchored."""
        return not self.faults

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of what is wrong, each once."""
        return tuple(dict.fromkeys(fault.code for fault in self.faults))

    def leaves(self, state: str) -> int:
        """Return how many leaves are in a state."""
        return sum(one.stop - one.start for one in self.ranges if one.state == state)
