"""A key service for tests: its root keys live in memory, and what it destroys is gone, whatever copies there are.

Keyring files cannot promise that, so what an erasure promises about backups is tested with this one.
"""

from __future__ import annotations

import datetime as dt
import secrets
import threading
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from importlib.metadata import EntryPoint

import pytest

from safefeedback.crypto import SecretBytes
from safefeedback.vault.providers import Capabilities, Destruction, KeyProvider, ProviderKey, opening
from safefeedback.vault.providers.envelope import disclose, enclose
from safefeedback.vault.providers.naming import checked_name
from safefeedback.vault.providers.refusal import no_key
from safefeedback.vault.providers.root_key import seal, unseal

__all__ = ["ADDRESS", "WAITING_DAYS", "Vanishing", "offered"]

ADDRESS = "vanishing:here"
WAITING_DAYS = 7


class Vanishing:
    """Keeps root keys; a destroyed one is overwritten."""

    uri = ADDRESS
    capabilities = Capabilities(binds_context=False, destroys=True, hardware=False, waiting_days=WAITING_DAYS)

    def __init__(self) -> None:
        self.asked = 0  # for how many keys it was asked
        self._lock = threading.Lock()
        self._roots: dict[str, SecretBytes] = {}
        self._destroyed: dict[str, Destruction] = {}

    def create(self, name: str) -> str:
        reference = f"{checked_name(name)}#{secrets.token_hex(8)}"
        with self._lock:
            self._roots[reference] = SecretBytes.generate()
        return reference

    def wrap(self, reference: str, key: SecretBytes, context: Mapping[str, str]) -> bytes:
        root = self._root(reference)
        return enclose(
            key, reference=reference, context=context, seal=partial(seal, root), unseal=partial(unseal, root)
        )

    def unwrap(self, reference: str, blob: bytes, context: Mapping[str, str]) -> SecretBytes:
        self.asked += 1
        return disclose(blob, reference=reference, context=context, unseal=partial(unseal, self._root(reference)))

    def destroy(self, reference: str) -> Destruction:
        with self._lock:
            if reference not in self._roots:
                raise no_key("vanishing")
            self._roots[reference].wipe()
            today = dt.datetime.now(tz=dt.UTC).date()
            return self._destroyed.setdefault(
                reference, Destruction(reference, today + dt.timedelta(days=WAITING_DAYS))
            )

    def keys(self) -> Iterator[ProviderKey]:
        for reference, root in tuple(self._roots.items()):
            yield ProviderKey(reference, None, "destroyed" if root.is_wiped else "enabled")

    def _root(self, reference: str) -> SecretBytes:
        root = self._roots.get(reference)
        if root is None or root.is_wiped:
            raise no_key("vanishing")
        return root


def offered(service: Vanishing, patch: pytest.MonkeyPatch) -> None:
    """Offer the service under its address, as an installed package does."""

    def opened(uri: str, passphrase: Callable[[], bytes] | None) -> KeyProvider:
        return service

    point = EntryPoint("vanishing", f"{__name__}:opened", opening.ENTRY_POINTS)
    patch.setattr(opening, "entry_points", lambda *, group, name: [point] if name == point.name else [])
    patch.setattr(EntryPoint, "load", lambda _: opened)
