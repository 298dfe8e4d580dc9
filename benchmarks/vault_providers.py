"""Milliseconds that a key provider takes to open, make a key, wrap and unwrap.

``python benchmarks/vault_providers.py ADDRESS…``; the secret comes from ``SAFEFEEDBACK_PASSPHRASE``. Keys that are
made are destroyed again. The least of the rounds is printed.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable

from safefeedback.crypto import SecretBytes
from safefeedback.vault.providers import KeyProvider, open_provider

ROUNDS = 50
CONTEXT = {"agency": "muni-puno", "epoch": "2026-11"}


def milliseconds(work: Callable[[], object]) -> float:
    """Return how long the work takes."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def passphrase() -> bytes:
    """Return the secret of the environment."""
    return os.environ.get("SAFEFEEDBACK_PASSPHRASE", "").encode()


def measure(uri: str) -> dict[str, float]:
    """Return the figures of one address: milliseconds, and bytes."""

    def opened() -> KeyProvider:
        return open_provider(uri, passphrase=passphrase)

    provider = opened()
    references: list[str] = []
    create = min(milliseconds(lambda: references.append(provider.create("bench/2026-11"))) for _ in range(5))
    reference, key = references[0], SecretBytes.generate()
    blob = provider.wrap(reference, key, CONTEXT)
    return {
        "first unwrap": min(milliseconds(lambda: opened().unwrap(reference, blob, CONTEXT)) for _ in range(3)),
        "create": create,
        "wrap": min(milliseconds(lambda: provider.wrap(reference, key, CONTEXT)) for _ in range(ROUNDS)),
        "unwrap": min(milliseconds(lambda: provider.unwrap(reference, blob, CONTEXT)) for _ in range(ROUNDS)),
        "destroy": min(milliseconds(lambda each=each: provider.destroy(each)) for each in references),  # type: ignore[misc]
        "bytes of a blob": len(blob),
    }


def main() -> None:
    """Print one line for each address."""
    for uri in sys.argv[1:]:
        print(uri.partition(":")[0], " ".join(f"{name} {value:.2f}," for name, value in measure(uri).items()))


if __name__ == "__main__":
    main()
