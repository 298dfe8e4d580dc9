"""How fast the logs of evidence grow, prove and are verified, beside pymerkle in the same run.

    python benchmarks/ledger.py                       a million leaves in SQLite
    python benchmarks/ledger.py --leaves 100000
    python benchmarks/ledger.py --check               also fails when a promised figure is missed

"append_us" is what a leaf adds to the store's own write: making it ("make_leaf_us") and, in the same transaction, its
row with index and place, a thousand to a transaction, less what as many rows of the same bytes take in a table without
a log. Proofs are of leaves drawn at random from the newest checkpoint. "verify_s" reads every leaf against its schema,
every checkpoint and every tile. pymerkle (7, in memory, its own tree) appends the same leaves and proves; it has no
stored log, checkpoints or schema. Memory is the most that the process held, in MB, before pymerkle is loaded.
"""

from __future__ import annotations

import argparse
import random
import resource
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from conclusion import conclude
from safefeedback.crypto import SecretBytes, SigningKey
from safefeedback.ledger.checkpoint import log_origin
from safefeedback.ledger.leaf import make_leaf
from safefeedback.ledger.log import Log
from safefeedback.ledger.note import NoteSigner
from safefeedback.vault.stores import open_record_store
from safefeedback.vault.stores.stored_leaf import StoredLeaf

AGENCY = "muni-puno"
BATCH = 1_000
PROOFS = 2_000
PROMISED = {"append_us": 5.0, "proof_us": 1_000.0}
PROMISED_VERIFY = 60.0  # seconds for a million leaves


def main() -> int:
    """Print the figures; return 1 when ``--check`` finds a missed one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--leaves", type=int, default=1_000_000)
    parser.add_argument("--directory", type=Path, default=None, help="where the files lie; default: a temporary one")
    parser.add_argument("--no-peer", action="store_true", help="leave pymerkle out")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.directory) as folder:
        figures = measured(Path(folder), options.leaves)
    if not options.no_peer:
        figures["pymerkle"] = peer(options.leaves)
    return conclude(figures, promises(figures), check=options.check)


def promises(figures: dict[str, Any]) -> dict[str, bool]:
    """Return which promises hold."""
    allowed = PROMISED_VERIFY * figures["leaves"] / 1_000_000
    return {
        **{name: figures[name] <= most for name, most in PROMISED.items()},
        "verify_s": figures["verify_s"] <= max(allowed, 1.0),
    }


def bodies(count: int) -> Iterator[bytes]:
    """Yield the leaves of sealed messages, the first of a log before them."""
    yield make_leaf("log.init", at=1_795_651_200_000, by="svc:vault", log="records")
    counts = {"PERSON": {"redact": 2}, "PE_DNI": {"redact": 1}}
    for place in range(1, count):
        yield make_leaf(
            "record.sealed",
            at=1_795_651_200_000 + place,
            by="svc:reception",
            rec=f"{place:032x}",
            ver=1,
            dig=f"{place:064x}",
            aud=("storage",),
            pol="ab" * 32,
            det="cd" * 32,
            ch="whatsapp",
            cnt=counts,
        )


def measured(folder: Path, count: int) -> dict[str, Any]:
    """Return the figures of a log in SQLite."""
    store = open_record_store(f"sqlite:///{folder}/log.db", create=True)
    signer = NoteSigner(log_origin(AGENCY, "records"), SigningKey(SecretBytes.generate()))
    log = Log(store, AGENCY, "records", signers=[signer])
    leaves = bodies(count)
    making, writing = [], []
    plain = plain_rows(folder)
    while True:
        start = time.perf_counter()
        some = list(islice(leaves, BATCH))
        made = time.perf_counter() - start
        if not some:
            break
        write_us = timed(lambda some=some: store.append([StoredLeaf(AGENCY, body) for body in some])) / len(some)
        row_us = timed(lambda some=some: plain(some)) / len(some)
        making.append(made * 1e6 / len(some))
        writing.append(write_us - row_us)
    checkpoint_s = timed(log.checkpoint) / 1e6
    places = random.Random(20261127).sample(range(count), min(PROOFS, count))
    proof_us = [timed(lambda place=place: log.prove(place)) for place in places]
    start = time.perf_counter()
    found = log.verify()
    verify_s = time.perf_counter() - start
    assert found.is_sound
    assert found.size == count
    size = sum(each.stat().st_size for each in folder.glob("log.db*"))
    store.close()
    tenth = max(1, len(writing) // 10)
    append = [one + other for one, other in zip(making, writing, strict=True)]
    return {
        "leaves": count,
        "make_leaf_us": round(statistics.median(making), 2),
        "append_us": round(statistics.median(append), 2),
        "append_first_tenth_us": round(statistics.median(append[:tenth]), 2),
        "append_last_tenth_us": round(statistics.median(append[-tenth:]), 2),
        "checkpoint_s": round(checkpoint_s, 2),
        "proof_us": round(statistics.median(proof_us), 1),
        "proof_p99_us": round(sorted(proof_us)[len(proof_us) * 99 // 100], 1),
        "verify_s": round(verify_s, 2),
        "verify_leaves_per_s": round(count / verify_s),
        "bytes_per_leaf": round(size / count),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def plain_rows(folder: Path) -> Callable[[Sequence[bytes]], None]:
    """Return a function that writes rows of the same bytes, with the same care, into a table without a log."""
    connection = sqlite3.connect(folder / "plain.db", isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE plain (place INTEGER PRIMARY KEY, body BLOB NOT NULL)")

    def write(some: Sequence[bytes]) -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany("INSERT INTO plain (body) VALUES (?)", [(body,) for body in some])
        connection.execute("COMMIT")

    return write


def peer(count: int) -> dict[str, Any]:
    """Return the same of pymerkle."""
    from pymerkle import InmemoryTree

    tree = InmemoryTree(algorithm="sha256")
    append = timed(lambda: [tree.append_entry(body) for body in bodies(count)]) / count
    making = timed(lambda: [None for _ in bodies(count)]) / count
    places = random.Random(20261127).sample(range(1, count + 1), min(200, count))
    proofs = [timed(lambda place=place: tree.prove_inclusion(place, count)) for place in places]
    return {
        "append_us": round(append - making, 2),
        "proof_us": round(statistics.median(proofs), 1),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def timed(work: Callable[[], object]) -> float:
    """Return the microseconds that a work takes."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1e6


if __name__ == "__main__":
    sys.exit(main())
