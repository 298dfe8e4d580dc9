"""How fast records are sealed and opened, beside what others do with the same four values, in one run.

    python benchmarks/vault_seal.py             times, ratios, growth with the size of a record
    python benchmarks/vault_seal.py --check     also fails when a promised figure is missed

A record has four fields (600, 19, 18 and 8 bytes). Sealed "local" it has one stanza under a symmetric key, "hybrid" one
for a public bundle (MLKEM768-X25519). The others: raw AES-GCM calls under one cached key with random nonces, neither
bound to each other, committed, padded nor erasable; Presidio's ``encrypt`` operator (AES-CBC, one key for all, no
authentication); Tink's envelope AEAD, a key of its own for each value under a local key (pip install tink; left out
where it is missing). "Stored" is sealed one by one and put into SQLite a thousand to a transaction, synchronous=FULL.
The files lie in a temporary folder.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from presidio_anonymizer.operators import Encrypt

from conclusion import conclude
from safefeedback.crypto import (
    Opener,
    Recipient,
    RecipientKey,
    SealedRecord,
    SecretBytes,
    SigningKey,
    WrappingKey,
    open_record,
    seal_record,
)
from safefeedback.vault.stores import Entry, StoredRecord, open_record_store

AGENCY = "muni-puno"
SIZES = {"contact": 19, "document": 8, "message": 600, "name": 18}
TODAY = dt.date(2026, 11, 26)
BATCH = 1_000
PROMISED = {"seal_local_us": 100.0, "seal_hybrid_us": 300.0, "open_field_us": 60.0}
PROMISED_RATE = 8_000  # records per second, sealed and stored
PROMISED_GROWTH = 1.5  # times the microseconds per kilobyte of the largest record beside those of 64 kB


def main() -> int:
    """Print the figures; return 1 when ``--check`` finds a missed one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=5_000, help="records of each figure")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    figures = measured(options.records)
    return conclude(figures, promises(figures), check=options.check)


def promises(figures: dict[str, Any]) -> dict[str, bool]:
    """Return which promises hold."""
    growth = figures["seal_us_per_kb"]
    return {
        **{name: figures[name] <= most for name, most in PROMISED.items()},
        "sealed_and_stored_per_s": figures["sealed_and_stored_per_s"] >= PROMISED_RATE,
        "growth": growth["1048576"] <= PROMISED_GROWTH * growth["65536"],
    }


def measured(records: int) -> dict[str, Any]:
    """Return medians in microseconds, rates per second, and ratios to the raw calls."""
    local = WrappingKey(b"subject1", SecretBytes.generate())
    private = RecipientKey.generate()
    bundle = private.bundle(AGENCY, TODAY + dt.timedelta(days=30), SigningKey(SecretBytes.generate()))
    figures: dict[str, Any] = {
        "raw_aesgcm_us": median_us(raw_calls(), records),
        "seal_local_us": median_us(lambda: seal(local), records),
        "seal_hybrid_us": median_us(lambda: seal(bundle), records // 5),
        "open_field_us": open_us(local, local, records, field="contact"),
        "open_record_us": open_us(local, local, records),
        "open_record_hybrid_us": open_us(bundle, private, records // 5),
        "presidio_encrypt_us": median_us(presidio_calls(), records),
    }
    if find_spec("tink"):
        figures["tink_envelope_us"] = median_us(tink_calls(), records)
    raw = figures["raw_aesgcm_us"]
    figures["ratios"] = {
        name.removesuffix("_us"): round(value / raw, 1) for name, value in figures.items() if name != "raw_aesgcm_us"
    }
    figures["sealed_and_stored_per_s"] = stored_rate(local, max(records, 5 * BATCH))
    figures["seal_us_per_kb"] = {str(size): growth_us(local, size) for size in (256, 4_096, 65_536, 1_048_576)}
    return figures


def values() -> dict[str, bytes]:
    """Return random values of one message."""
    return {name: os.urandom(size) for name, size in SIZES.items()}


def seal(recipient: Recipient, fields: dict[str, bytes] | None = None) -> SealedRecord:
    """Seal one record for one recipient."""
    return seal_record(fields or values(), agency=AGENCY, recipients=[recipient])


def raw_calls() -> Callable[[], object]:
    """Return a function that encrypts four values with AES-GCM and nothing else."""
    cipher = AESGCM(SecretBytes.generate().plaintext_secret())
    return lambda: [cipher.encrypt(os.urandom(12), each, AGENCY.encode()) for each in values().values()]


def presidio_calls() -> Callable[[], object]:
    """Return a function that encrypts four values with Presidio's operator."""
    operator, key = Encrypt(), {"key": "a key of 128 bit"}
    return lambda: [operator.operate(each.hex()[: len(each)], key) for each in values().values()]


def tink_calls() -> Callable[[], object]:
    """Return a function that encrypts four values with Tink, each under a key of its own that a local key wraps."""
    import tink
    from tink import aead

    aead.register()
    key = tink.new_keyset_handle(aead.aead_key_templates.AES256_GCM).primitive(aead.Aead)
    envelope = aead.KmsEnvelopeAead(aead.aead_key_templates.AES256_GCM, key)
    return lambda: [envelope.encrypt(each, AGENCY.encode()) for each in values().values()]


def open_us(recipient: Recipient, key: Opener, records: int, *, field: str | None = None) -> float:
    """Return the microseconds of opening a record and one field of it (None: all of them)."""
    sealed = iter([seal(recipient) for _ in range(records)])

    def opened() -> None:
        record = next(sealed)
        with open_record(record.header, agency=AGENCY, keys=[key]) as one:
            if field is None:
                one.fields(record)
            else:
                one.field(field, dict(record.fields)[field])

    return median_us(opened, records)


def growth_us(key: WrappingKey, size: int) -> float:
    """Return the microseconds of a kilobyte in a record of one field of ``size`` bytes."""
    fields = {"message": os.urandom(size)}
    return round(median_us(lambda: seal(key, fields), 60) / (size / 1024), 2)


def stored_rate(key: WrappingKey, records: int) -> float:
    """Return how many records a second are sealed and stored, the median batch."""
    rates = []
    with tempfile.TemporaryDirectory() as folder:
        store = open_record_store(f"sqlite:///{Path(folder)}/records.db", create=True)
        for _ in range(0, records, BATCH):
            some = [values() for _ in range(BATCH)]
            start = time.perf_counter()
            store.put([entry(seal(key, each)) for each in some])
            rates.append(BATCH / (time.perf_counter() - start))
        store.close()
    return round(statistics.median(rates), 1)


def entry(sealed: SealedRecord) -> Entry:
    """Return the row of a sealed record."""
    record = StoredRecord(os.urandom(16), 1, AGENCY, None, sealed.header, sealed.fields, None, TODAY)
    return Entry(record, (), ())


def median_us(work: Callable[[], object], times: int) -> float:
    """Return the median of the microseconds that a work takes."""
    return round(statistics.median(_timed(work, times)) * 1e6, 2)


def _timed(work: Callable[[], object], times: int) -> Sequence[float]:
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return taken


if __name__ == "__main__":
    sys.exit(main())
