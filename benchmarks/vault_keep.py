"""How fast the whole vault keeps messages: sealed, linked to a person, indexed, stored durably.

    python benchmarks/vault_keep.py                     rates on SQLite
    python benchmarks/vault_keep.py --check             also fails when a promised figure is missed
    python benchmarks/vault_keep.py --rows 1000000      also the growth up to a million records

A message has four fields (600, 19, 18 and 8 bytes). "Unknown" senders become new persons, so two databases are written
for each batch; "known" ones have a document number and a telephone, are linked and indexed. Every commit is
synchronised with the disk. ``floor`` is what raw AES-GCM calls with one cached key and a random nonce take for the same
fields, measured in the same run: neither bound, committed, padded nor erasable.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from conclusion import conclude
from safefeedback.vault import Deposit, SealOnly, Vault, VaultSettings

AGENCY = "muni-puno"
FIELDS = {"contact": 19, "document": 8, "message": 600, "name": 18}
PROMISED_RATE = 4_000  # records per second, unknown senders, batches of 1,000; vault_seal.py has that without persons
PROMISED_GROWTH = 3.0  # times slower in the last tenth of --rows than in the first
BATCH = 1_000


def main() -> int:
    """Print the figures; return 1 when ``--check`` finds a missed one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=10_000, help="records of each rate")
    parser.add_argument("--rows", type=int, default=0, help="records of the growth; 0: none")
    parser.add_argument("--directory", type=Path, default=None, help="where the files lie; default: a temporary one")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.directory) as folder:
        figures = rates(Path(folder) / "rates", options.records)
        if options.rows:
            figures["growth"] = growth(Path(folder) / "growth", options.rows)
    return conclude(figures, promises(figures), check=options.check)


def promises(figures: dict[str, Any]) -> dict[str, bool]:
    """Return which promises hold."""
    held = {"keep_unknown_batch_1000": figures["keep_unknown_batch_1000_per_s"] >= PROMISED_RATE}
    if "growth" in figures:
        held["growth"] = figures["growth"]["slowdown"] <= PROMISED_GROWTH
    return held


def vault_in(folder: Path) -> Vault:
    """Return a new vault."""
    (folder / "keys").mkdir(parents=True)
    return Vault.init(
        VaultSettings(
            AGENCY,
            records=f"sqlite:///{folder}/records.db",
            keys=f"sqlite:///{folder}/keys/keys.db",
            provider=f"insecure-file:{folder}/keyring.json",
            erasures=str(folder / "erasures.jsonl"),
        )
    )


def deposits(count: int, *, known: bool) -> list[Deposit]:
    """Return messages with random content, of senders who are all different."""
    made = []
    for _ in range(count):
        number = str(int.from_bytes(os.urandom(4), "big") % 10**8).rjust(8, "0")
        who = (("PE_DNI", number), ("PHONE_NUMBER", f"9{number}")) if known else ()
        made.append(Deposit({name: os.urandom(size) for name, size in FIELDS.items()}, known=who))
    return made


def rates(folder: Path, count: int) -> dict[str, Any]:
    """Return the rates of the operations, per second, and times of single ones in microseconds."""
    figures: dict[str, Any] = {"floor_us": floor_us()}
    with vault_in(folder) as vault:
        for size, some in ((1, 500), (10, 2_000), (100, count), (BATCH, count)):
            figures[f"keep_unknown_batch_{size}_per_s"] = rate(vault.keep, deposits(some, known=False), size)
        figures[f"keep_known_batch_{BATCH}_per_s"] = rate(vault.keep, deposits(count, known=True), BATCH)
        with SealOnly(vault.bundle(), vault.settings.records) as reception:
            figures[f"receive_batch_{BATCH}_per_s"] = rate(reception.keep, deposits(count, known=True), BATCH)
        figures["promote_per_s"] = per_second(lambda: vault.promote().promoted)
        vault.rotate(now=True)
        figures["rewrap_per_s"] = per_second(lambda: vault.rewrap().rewrapped)
        figures["doctor_records_per_s"] = per_second(lambda: _counted(vault))
        persons = [vault.subject_of(each.record_id) for each in vault.keep(deposits(200, known=True))]
        start = time.perf_counter()
        vault.erase([each for each in persons if each is not None], basis="benchmark")
        figures["erase_200_persons_s"] = round(time.perf_counter() - start, 3)
    return figures


def growth(folder: Path, rows: int) -> dict[str, Any]:
    """Return the rates of storing at the beginning and at the end of ``rows`` records, known senders."""
    rates_seen: list[float] = []
    with vault_in(folder) as vault:
        while len(rates_seen) * BATCH < rows:
            some = deposits(BATCH, known=True)
            rates_seen.append(rate(vault.keep, some, BATCH))
        ids = [next(vault.find(*each.known[0])) for each in some[:200]]
        find_us = statistics.median(_timed(lambda each: list(vault.find(*each.known[0])), some))
    tenth = max(1, len(rates_seen) // 10)
    first, last = (statistics.median(part) for part in (rates_seen[:tenth], rates_seen[-tenth:]))
    size = sum(each.stat().st_size for each in folder.rglob("*") if each.is_file())
    return {
        "rows": len(rates_seen) * BATCH,
        "first_tenth_per_s": round(first),
        "last_tenth_per_s": round(last),
        "slowdown": round(first / last, 2),
        "find_us": round(find_us, 1),
        "found": len(ids),
        "bytes_per_record": round(size / (len(rates_seen) * BATCH)),
    }


def rate(keep: Callable[[Sequence[Deposit]], object], some: Sequence[Deposit], size: int) -> float:
    """Return how many are kept a second in batches of ``size``: the median batch."""
    times = _timed(lambda start: keep(some[start : start + size]), range(0, len(some), size))
    return round(size / statistics.median(times) * 1e6, 1)


def per_second(work: Callable[[], int]) -> int:
    """Return how many a second a work did that returns how many it did."""
    start = time.perf_counter()
    done = work()
    return round(done / (time.perf_counter() - start))


def floor_us() -> float:
    """Return the microseconds of four raw AES-GCM calls under one cached key, the least of many."""
    cipher = AESGCM(os.urandom(32))
    values = [os.urandom(size) for size in FIELDS.values()]

    def seal(_: int) -> None:
        for value in values:
            cipher.encrypt(os.urandom(12), value, b"associated data of one record")

    return round(min(_timed(seal, range(2_000))), 2)


def _timed(work: Callable[[Any], object], items: Sequence[Any] | range) -> list[float]:
    """Return the microseconds that each item took."""
    times = []
    for item in items:
        start = time.perf_counter()
        work(item)
        times.append((time.perf_counter() - start) * 1e6)
    return times


def _counted(vault: Vault) -> int:
    seen = 0

    def count(done: int) -> None:
        nonlocal seen
        seen += done

    vault.doctor(progress=count)
    return seen


if __name__ == "__main__":
    sys.exit(main())
