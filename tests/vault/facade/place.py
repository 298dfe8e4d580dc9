"""Where the vaults of these tests are: a site of two stores, a clock that the test moves, and who asks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tests.vault.sites import Site

from safefeedback.crypto import PublicBundle
from safefeedback.errors import DecryptionError, KeyringError, VaultError
from safefeedback.vault import Deposit, Receipt, SealOnly, Vault, VaultSettings
from safefeedback.vault.deposit import KNOWN_FIELD, Known
from safefeedback.vault.stores.stored_key import StoredKey

__all__ = [
    "AGENCY",
    "ALWAYS",
    "DAY",
    "DNI",
    "LATER",
    "OTHER",
    "Place",
    "codes",
    "is_open",
    "keys_of",
    "message",
    "opened_text",
    "persons",
]

AGENCY = "muni-puno"
OTHER = "muni-juli"
DAY = dt.date(2026, 11, 16)
LATER = dt.date(2027, 3, 1)
DNI: Known = ("PE_DNI", "51234567")
TEXT = b"hay un bache"
ALWAYS = {"no-anchor"}
"""What every vault is told until the ledger is anchored."""


@dataclass
class Place:
    """Two stores, perhaps of several agencies, and the day it is.

    Attributes:
        server: whether the stores are schemas of PostgreSQL.
        provider: address of the key provider; the site's own keyring file unless it is given.
    """

    site: Site
    server: bool = False
    today: dt.date = DAY
    provider: str = ""

    @property
    def home(self) -> Path:
        """A folder of the place, outside of both stores."""
        return Path(self.site.settings.erasures).parent.parent

    def clock(self) -> dt.date:
        """The day it is."""
        return self.today

    def settings(self, agency: str = AGENCY, **changes: Any) -> VaultSettings:
        """Where the vault of an agency is."""
        there = self.site.settings
        return replace(there, agency=agency, provider=self.provider or there.provider, **changes)

    @contextmanager
    def made(self, agency: str = AGENCY, **changes: Any) -> Iterator[Vault]:
        """A vault that was not there."""
        with Vault.init(self.settings(agency, **changes), clock=self.clock) as vault:
            yield vault

    @contextmanager
    def opened(self, agency: str = AGENCY, **changes: Any) -> Iterator[Vault]:
        """The vault, in a process of its own."""
        with Vault.open(self.settings(agency, **changes), clock=self.clock) as vault:
            yield vault

    def receive(self, bundle: PublicBundle, *deposits: Deposit) -> tuple[Receipt, ...]:
        """Seal as a host that cannot open does."""
        with SealOnly(bundle, self.site.settings.records, clock=self.clock) as host:
            return host.keep(deposits)


def message(
    text: bytes = TEXT,
    *known: Known,
    until: dt.date | None = None,
    of: Receipt | str | None = None,
    version: int = 1,
) -> Deposit:
    """Return a message of who is known by ``known``; ``of`` a record that gets a new version."""
    record_id = of.record_id if isinstance(of, Receipt) else of
    return Deposit(
        {"message": text},
        known=known,
        until=until,
        record_id=None if record_id is None else bytes.fromhex(record_id),
        version=version,
    )


def opened_text(vault: Vault, record: Receipt | str, version: int | None = None) -> bytes:
    """Return the message of a record, by the one private way there is."""
    record_id = record.record_id if isinstance(record, Receipt) else record
    values = vault._open(record_id, version)
    values.pop(KNOWN_FIELD, None)
    return values["message"]


def is_open(vault: Vault, record: Receipt | str) -> bool:
    """Return whether a record is there, and opens with the keys that are left."""
    try:
        return bool(opened_text(vault, record))
    except (DecryptionError, KeyringError, VaultError):
        return False


def codes(vault: Vault, *of: str) -> dict[str, int]:
    """Return the weaknesses that doctor tells, with their counts; only some of them where they are named."""
    return {each.code: each.count for each in vault.doctor() if not of or each.code in of}


def keys_of(vault: Vault, *kinds: str) -> list[StoredKey]:
    """Return the vault's keys, oldest first; only some kinds where they are named."""
    return [key for key in vault.keys() if not kinds or key.kind in kinds]  # noqa: SIM118 - no mapping


def persons(vault: Vault, records: Sequence[Receipt]) -> list[str | None]:
    """Return the person of each record."""
    return [vault.subject_of(each.record_id) for each in records]
