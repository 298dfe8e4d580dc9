"""Logs that the tests share: 900 leaves, checkpoints at 300, 600 and 900."""

from __future__ import annotations

from tests.ledger.keys import AGENCY, RECORDS
from tests.ledger.memory_store import MemoryStore

from safefeedback.ledger.leaf import make_leaf
from safefeedback.ledger.log import Log

__all__ = ["SIZES", "T0", "grow", "log_of", "made_log", "sealed_leaf"]

T0 = 1_795_651_200_000
SIZES = (300, 600, 900)


def sealed_leaf(place: int, branch: str = "a") -> bytes:
    """Return a leaf of its own for each place (and branch)."""
    return make_leaf(
        "record.sealed",
        at=T0 + place,
        by="svc:ingest-1",
        rec=f"{place:032x}",
        ver=1,
        dig=branch.encode().hex().zfill(64),
        aud=("storage",),
    )


def log_of(store: MemoryStore, kind: str = "records") -> Log:
    """Return the log of records of the tests' agency."""
    return Log(store, AGENCY, kind, signers=[RECORDS])


def grow(store: MemoryStore, size: int, branch: str = "a") -> bytes:
    """Append up to a size and return the signed note."""
    first = store.size(AGENCY)
    leaves = [sealed_leaf(place, branch) for place in range(first, size)]
    if first == 0:
        leaves[0] = make_leaf("log.init", at=T0, by="svc:vault", log="records")
    store.append(AGENCY, [(body, None) for body in leaves])
    return log_of(store).checkpoint()


def made_log() -> tuple[MemoryStore, list[bytes]]:
    """Return a store with a log, and its notes as they were kept elsewhere."""
    store = MemoryStore()
    return store, [grow(store, size) for size in SIZES]
