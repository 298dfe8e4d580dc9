"""Reading a whole log: leaves, checkpoints and tiles, against each other and against what was kept elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safefeedback.errors import LedgerError
from safefeedback.ledger.claims import Claim, Judged, ranges_of, read_note
from safefeedback.ledger.leaf import read_leaf
from safefeedback.ledger.merkle import CompactRange, leaf_hash
from safefeedback.ledger.note import NoteError
from safefeedback.ledger.stored_tiles import StoredTiles
from safefeedback.ledger.tree import TILE_WIDTH
from safefeedback.ledger.verification import FAULTS, Fault, Verification

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from safefeedback.ledger.leaf_store import LeafStore
    from safefeedback.ledger.note import NoteVerifier

__all__ = ["Inspection"]


class Inspection:
    """One reading of one log.

    Args:
        store: where it is.
        agency: whose it is.
        origin: its name.
        verifiers: the keys that may have signed it.
    """

    def __init__(self, store: LeafStore, agency: str, *, origin: str, verifiers: Sequence[NoteVerifier]) -> None:
        self._store = store
        self._agency = agency
        self._origin = origin
        self._verifiers = verifiers
        self._claims: dict[int, list[Claim]] = {}
        self._judged: list[Judged] = []
        self._faults: dict[tuple[str, int], list[range]] = {}
        self._kept = CompactRange()
        self._trusted = 0

    def run(self, anchors: Iterable[bytes], told: Iterable[tuple[int, bytes]] = ()) -> Verification:
        """Read everything and return what was found; ``told`` are sizes and roots that must be among the anchors."""
        size = self._store.size(self._agency)
        sealed = self._read_checkpoints()
        self._read_anchors(anchors)
        self._look_for(told)
        tiles = StoredTiles(lambda level, number: self._store.tile(self._agency, level, number), sealed)
        self._read_leaves(size, tiles)
        self._judge_rest(sealed)
        held = max((one.claim.size for one in self._judged if one.holds), default=0)
        self._find_forks(held)
        self._name_differences(tiles, held)
        found = tuple(
            Fault(code, one.start, one.stop, level)
            for code in FAULTS
            for (named, level), ranges in sorted(self._faults.items())
            if named == code
            for one in ranges
        )
        ranges = ranges_of(self._kept.size, self._judged)
        return Verification(self._origin, self._kept.size, self._kept.root(), ranges, found)

    def _read_checkpoints(self) -> int:
        """Take in what the store says it signed; return the size of the newest one that is good."""
        newest = 0
        for size, note in self._store.checkpoints(self._agency):
            try:
                found = read_note(note, self._verifiers, self._origin)
            except NoteError as error:
                self._add(f"checkpoint-{error.fault}", size)
                continue
            if found.size != size:
                self._add("checkpoint-mislabelled", size)
                continue
            self._claims.setdefault(size, []).append(Claim(size, found.root, is_anchor=False))
            newest = size
        return newest

    def _read_anchors(self, anchors: Iterable[bytes]) -> None:
        for number, note in enumerate(anchors):
            try:
                found = read_note(note, self._verifiers, self._origin)
            except NoteError as error:
                self._add(f"anchor-{error.fault}", number)
                continue
            self._claims.setdefault(found.size, []).append(Claim(found.size, found.root, is_anchor=True))

    def _look_for(self, told: Iterable[tuple[int, bytes]]) -> None:
        for size, root in sorted(set(told)):
            if Claim(size, root, is_anchor=True) not in self._claims.get(size, ()):
                self._add("anchor-missing", size)

    def _read_leaves(self, size: int, tiles: StoredTiles) -> None:
        """Read every leaf, and hold each claim against the root when its size is reached."""
        self._judge(tiles)
        for place, body in enumerate(self._store.leaves(self._agency, 0, size)):
            self._check_leaf(place, body)
            hashed = leaf_hash(body)
            tiles.take(hashed, self._kept)
            self._kept.append(hashed)
            if place + 1 in self._claims:
                self._judge(tiles)
        if self._kept.size < size:
            self._add("leaf-missing", self._kept.size, size)

    def _check_leaf(self, place: int, body: bytes) -> None:
        try:
            leaf = read_leaf(body)
        except LedgerError:
            self._add("leaf-malformed", place)
            return
        is_start = leaf.event == "log.init"
        if is_start != (place == 0) or (is_start and leaf.fields["log"] != self._origin.rpartition("/")[2]):
            self._add("log-start", place)

    def _judge(self, tiles: StoredTiles) -> None:
        size = self._kept.size
        for claim in self._claims.pop(size, ()):
            holds = claim.root == self._kept.root()
            self._judged.append(Judged(claim, holds))
            if not holds:
                self._add("anchor-diverged" if claim.is_anchor else "checkpoint-diverged", size)
            if not holds and claim.root == tiles.root():
                self._trusted = size

    def _judge_rest(self, sealed: int) -> None:
        """Claims that are left tell of a longer log."""
        for size, claims in sorted(self._claims.items()):
            self._judged += [Judged(one, None) for one in claims]
            self._add("tail-cut" if size <= sealed else "rolled-back", size)

    def _find_forks(self, held: int) -> None:
        """A claim that does not hold, at a size that the log went beyond, or beside another of its size."""
        roots: dict[int, set[bytes]] = {}
        for one in self._judged:
            roots.setdefault(one.claim.size, set()).add(one.claim.root)
        passed = {one.claim.size for one in self._judged if one.holds is False and one.claim.size < held}
        for size in sorted(passed | {size for size, found in roots.items() if len(found) > 1}):
            self._add("fork", size)

    def _name_differences(self, tiles: StoredTiles, held: int) -> None:
        for level, number in tiles.missing:
            self._add("tile-missing", number, level=level)
        for level, number in tiles.wrong:
            self._add("tile-wrong", number, level=level)
        doubtful = [place for place in tiles.differing if place >= self._trusted]
        wrong = dict.fromkeys(place // TILE_WIDTH for place in doubtful if place < held)
        for number in wrong:
            self._add("tile-wrong", number)
        for number in dict.fromkeys(place // TILE_WIDTH for place in doubtful if place >= held):
            if number not in wrong:
                self._add("tile-differs", number)
        changed = {place: pair for place, pair in tiles.differing.items() if place < self._trusted}
        for place, code in _names(changed):
            self._add(code, place)

    def _add(self, code: str, start: int, stop: int | None = None, level: int = 0) -> None:
        """Note a fault; one that follows the last of its code makes that one longer."""
        ranges = self._faults.setdefault((code, level), [])
        begin = ranges.pop().start if ranges and ranges[-1].stop == start else start
        ranges.append(range(begin, start + 1 if stop is None else stop))


def _names(changed: Mapping[int, tuple[bytes, bytes]]) -> Iterator[tuple[int, str]]:
    """Say what happened at each place, from what was signed there and what is there now.

    Where a leaf was dropped or inserted, those behind it moved, and the last of them moved from where no tile tells.
    """
    signed, present = {one for one, _ in changed.values()}, {other for _, other in changed.values()}
    balance = 0
    for place, (was, now) in sorted(changed.items()):
        is_gone, is_new = was not in present, now not in signed
        if is_gone and is_new:
            yield place, "leaf-changed"
        elif is_gone == is_new or (is_new and balance < 0) or (is_gone and balance > 0):
            yield place, "leaf-moved"
            balance += is_new - is_gone
        else:
            yield place, "leaf-dropped" if is_gone else "leaf-inserted"
            balance += is_new - is_gone
