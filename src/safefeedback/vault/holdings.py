"""What the parts of a vault work on: its stores, its keys, its settings and the day it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from safefeedback.vault.clock import Clock
    from safefeedback.vault.erasure_list import ErasureList
    from safefeedback.vault.evidence import Scribe
    from safefeedback.vault.key_tree import KeyTree
    from safefeedback.vault.persons import Persons
    from safefeedback.vault.providers.port import KeyProvider
    from safefeedback.vault.settings import VaultSettings
    from safefeedback.vault.stores.key_store import KeyStore
    from safefeedback.vault.stores.record_store import RecordStore

__all__ = ["Holdings"]


@dataclass(frozen=True, slots=True, repr=False)
class Holdings:
    """The stores, keys and settings of one agency's vault."""

    settings: VaultSettings
    records: RecordStore
    keys: KeyStore
    provider: KeyProvider
    tree: KeyTree
    persons: Persons
    listed: ErasureList
    clock: Clock
    scribe: Scribe

    @property
    def agency(self) -> str:
        """Whose vault it is."""
        return self.settings.agency
