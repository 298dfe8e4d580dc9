"""What actors opened in the last hour, as the log tells it: every process counts all of them."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from safefeedback.errors import LedgerError
from safefeedback.ledger.leaf import Leaf, read_leaf

if TYPE_CHECKING:
    from safefeedback.vault.stores.ledger_store import LedgerStore

__all__ = ["HOUR", "Recent"]

HOUR: Final = 3_600_000
"""Milliseconds."""

_PAGE: Final = 1_000
_TOLD: Final = (b'"ev":"record.revealed"', b'"ev":"reveal.denied"')


class Recent:
    """The reveals and refusals of the last hour of one agency; threads may share it."""

    def __init__(self, store: LedgerStore, agency: str) -> None:
        self._store: Final = store
        self._agency: Final = agency
        self._lock: Final = threading.Lock()
        self._read_to = -1  # nothing was read yet
        self._leaves: deque[Leaf] = deque()

    def of(self, actor: str, now: int) -> tuple[int, int]:
        """Return how many records an actor opened in the hour before ``now``, and how often one was refused."""
        with self._lock:
            size = self._store.size(self._agency)
            found = self._last_hour(size, now) if self._read_to < 0 else self._told(self._read_to, size)
            self._leaves.extend(found)
            self._read_to = size
            while self._leaves and self._leaves[0].at <= now - HOUR:
                self._leaves.popleft()
            events = [leaf.event for leaf in self._leaves if leaf.by == actor and leaf.at > now - HOUR]
        return events.count("record.revealed"), events.count("reveal.denied")

    def _last_hour(self, size: int, now: int) -> list[Leaf]:
        """Return the leaves of the last hour, read backwards page by page."""
        found: list[Leaf] = []
        for stop in range(size, 0, -_PAGE):
            start = max(0, stop - _PAGE)
            found = [*self._told(start, stop), *found]
            first = next(self._store.leaves(self._agency, start, start + 1), None)
            if first is not None and _time_of(first) <= now - HOUR:
                break
        return found

    def _told(self, start: int, stop: int) -> Iterator[Leaf]:
        for body in self._store.leaves(self._agency, start, stop):
            if any(word in body for word in _TOLD) and (leaf := _leaf(body)) is not None:
                yield leaf


def _leaf(body: bytes) -> Leaf | None:
    try:
        return read_leaf(body)
    except LedgerError:  # audit verify names it
        return None


def _time_of(body: bytes) -> int:
    leaf = _leaf(body)
    return 1 << 62 if leaf is None else leaf.at
