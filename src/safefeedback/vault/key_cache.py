"""Unwrapped keys in memory, for a short time and a bounded number: a provider is not asked for every message."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Final

from safefeedback.crypto import SecretBytes

__all__ = ["KeyCache"]


class KeyCache:
    """Holds secrets by name; threads may share it. Every caller gets a copy of its own, to use and to wipe.

    What has been held for too long is wiped at the next call, whatever that asks for.

    Args:
        seconds: how long a secret stays; 0 keeps none.
        most: how many are held; the one that was put there longest ago goes first.
        clock: seconds that never go back.
    """

    def __init__(self, *, seconds: float, most: int = 10_000, clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds: Final = seconds
        self._most: Final = most
        self._clock: Final = clock
        self._lock: Final = threading.Lock()
        self._held: OrderedDict[bytes, tuple[float, SecretBytes]] = OrderedDict()

    def get(self, name: bytes, load: Callable[[], SecretBytes | None]) -> SecretBytes | None:
        """Return a copy of the secret, loading it where it is not held or has been for too long.

        ``load`` may return None where there is no such secret; that is not remembered.
        """
        held = self._copy(name)
        if held is not None:
            return held
        loaded = load()
        if loaded is not None and self._seconds > 0:
            self.put(name, loaded)
        return loaded

    def put(self, name: bytes, secret: SecretBytes) -> None:
        """Hold a copy of a secret."""
        with self._lock:
            self._sweep()
            self._drop(name)
            self._held[name] = (self._clock() + self._seconds, SecretBytes(secret.plaintext_secret()))
            while len(self._held) > self._most:
                self._drop(next(iter(self._held)))

    def forget(self, name: bytes) -> None:
        """Wipe one secret; harmless where there is none."""
        with self._lock:
            self._drop(name)

    def clear(self) -> None:
        """Wipe all."""
        with self._lock:
            for name in tuple(self._held):
                self._drop(name)

    def __len__(self) -> int:
        return len(self._held)

    def __repr__(self) -> str:
        return f"KeyCache({len(self._held)} held)"

    def _copy(self, name: bytes) -> SecretBytes | None:
        with self._lock:
            self._sweep()
            _, secret = self._held.get(name, (0.0, None))
            return None if secret is None else SecretBytes(secret.plaintext_secret())

    def _sweep(self) -> None:
        """Wipe what has been held for too long: they lie in the order in which they were put there."""
        now = self._clock()
        while self._held and next(iter(self._held.values()))[0] <= now:
            self._drop(next(iter(self._held)))

    def _drop(self, name: bytes) -> None:
        _, secret = self._held.pop(name, (0.0, None))
        if secret is not None:
            secret.wipe()
